<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\SiteHealth;

use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\Diagnosis;

/**
 * The checks of the diagnosis as tests of Tools → Site Health.
 *
 * What the page can find out by itself is a test for each check, made while the
 * page is. What asks the site itself or Encharge, or may take long, is asked for
 * by the page's script: checks that share a question are one test there, so that
 * it is asked once.
 *
 * @phpstan-import-type Result from TestResult
 */
final class HealthTests {

	/** What stands before each test's name, and names the one for the extension also where that is missing. */
	private const PREFIX = 'encharge_webhooks_';

	/** Checks that the page makes. */
	private const DIRECT = array( 'extension', 'tables', 'transactions', 'site', 'inbox', 'access keys', 'default role' );

	/** Tests that the page's script asks for → their checks. */
	private const ASYNC = array(
		'reception' => array( 'reception', 'guard', 'wordpress', 'authorization', 'object cache' ), // phpcs:ignore WordPress.WP.CapitalPDangit -- the name of a check.
		'account'   => array( 'encharge', 'field map', 'return password', 'return user id' ),
		'writes'    => array( 'writes' ),
		'protected' => array( 'protected users' ),
	);

	/**
	 * Hooked to site_status_tests.
	 *
	 * @param array<array-key, mixed> $tests WordPress's and others'
	 * @return array<array-key, mixed>
	 */
	public static function added_to( array $tests ): array {
		// WP-Cron, which counts what is wrong for the dashboard, is nobody.
		if ( ! wp_doing_cron() && ! Access::allows( Access::SEE ) ) {
			return $tests;
		}

		$own = array();

		foreach ( is_multisite() ? array( ...self::DIRECT, 'network' ) : self::DIRECT as $check ) {
			$name = str_replace( ' ', '_', $check );

			$own['direct'][ self::PREFIX . $name ] = array(
				'label' => TestResult::label( self::title( $name ) ),
				'test'  => static fn (): array => self::result( $name, array( $check ) ),
			);
		}

		foreach ( self::names() as $name ) {
			$own['async'][ self::PREFIX . $name ] = array(
				'label'             => TestResult::label( self::title( $name ) ),
				'test'              => rest_url( TestRoute::path( $name ) ),
				'has_rest'          => true,
				'async_direct_test' => static fn (): array => self::asked( $name ),
			);
		}

		return array_merge_recursive( $tests, $own );
	}

	/** @return list<string> the tests that are asked for */
	public static function names(): array {
		return array_keys( self::ASYNC );
	}

	/**
	 * @param string $name one of names()
	 * @return Result
	 */
	public static function asked( string $name ): array {
		return self::result( $name, self::ASYNC[ $name ] ?? array() );
	}

	/**
	 * @param list<string> $checks
	 * @return Result
	 */
	private static function result( string $name, array $checks ): array {
		$made = ( new Diagnosis( Settings::load(), new ApiConnection() ) )->checks( ...$checks );

		return ( new TestResult( self::PREFIX . $name, self::title( $name ), $made ) )->values();
	}

	private static function title( string $name ): string {
		return match ( $name ) {
			'extension'    => __( 'PHP extension', 'webhooks-for-encharge' ),
			'tables'       => __( 'Tables', 'webhooks-for-encharge' ),
			'transactions' => __( 'Transactions', 'webhooks-for-encharge' ),
			'site'         => __( 'Site', 'webhooks-for-encharge' ),
			'inbox'        => __( 'Inbox', 'webhooks-for-encharge' ),
			'access_keys'  => __( 'Access keys', 'webhooks-for-encharge' ),
			'default_role' => __( 'Default role', 'webhooks-for-encharge' ),
			'network'      => __( 'Network', 'webhooks-for-encharge' ),
			'reception'    => __( 'Reception of webhooks', 'webhooks-for-encharge' ),
			'account'      => __( 'Account at Encharge', 'webhooks-for-encharge' ),
			'writes'       => __( 'Writes', 'webhooks-for-encharge' ),
			'protected'    => __( 'Protected users', 'webhooks-for-encharge' ),
			default        => throw new \LogicException( "The test $name has no title." ),
		};
	}
}
