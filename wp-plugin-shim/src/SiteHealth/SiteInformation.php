<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\SiteHealth;

use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\Setting;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardAdvice;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Health\SiteStatus;
use Encharge\Webhooks\WordPress\Install\Requirements;

/**
 * The plugin's section of Tools → Site Health → Info. Holds no secret; the name
 * of the account is private, and so not in what is copied from it.
 *
 * @phpstan-type Field array{label: string, value: string|int, debug: string|int, private?: bool}
 */
final class SiteInformation {

	/**
	 * Hooked to debug_information.
	 *
	 * @param array<array-key, mixed> $sections WordPress's and others'
	 * @return array<array-key, mixed>
	 */
	public static function added_to( array $sections ): array {
		if ( ! Access::allows( Access::SEE ) ) {
			return $sections;
		}

		$settings = Settings::load();

		return $sections + array(
			'webhooks-for-encharge' => array(
				'label'       => __( 'Webhooks for Encharge', 'webhooks-for-encharge' ),
				'description' => __( 'No key, no password and no person’s data is among these.', 'webhooks-for-encharge' ),
				'fields'      => self::versions() + self::status( $settings ) + self::settings( $settings ),
			),
		);
	}

	/** @return array<string, Field> */
	private static function versions(): array {
		$guard = GuardAdvice::at_a_glance();

		return array(
			'plugin' => self::field( __( 'Version of the plugin', 'webhooks-for-encharge' ), Requirements::EXTENSION ),
			'guard'  => self::field( $guard->label, $guard->message, $guard->status->value ),
		);
	}

	/** @return array<string, Field> */
	private static function status( Settings $settings ): array {
		$rows   = ( new SiteStatus( $settings, null ) )->rows();
		$fields = array();

		foreach ( self::labels() as $name => $label ) {
			$fields[ $name ] = self::field( $label, $rows[ $name ] ?? '' ) + array( 'private' => 'account' === $name );
		}

		$fields['log_entries'] = self::field( __( 'Entries of the log, counted up to 10,000', 'webhooks-for-encharge' ), ( new LogQuery() )->count() );

		return $fields;
	}

	/** @return array<string, string> name of a row of the site's status → the same for a person */
	private static function labels(): array {
		return array(
			'extension'       => __( 'Version of the PHP extension', 'webhooks-for-encharge' ),
			'site'            => __( 'Site', 'webhooks-for-encharge' ),
			'copy_of'         => __( 'Copy of', 'webhooks-for-encharge' ),
			'api_key'         => __( 'Where the API key is', 'webhooks-for-encharge' ),
			'api_url'         => __( 'URL of the API', 'webhooks-for-encharge' ),
			'account'         => __( 'Account at Encharge', 'webhooks-for-encharge' ),
			'account_checked' => __( 'When the API key was last tried', 'webhooks-for-encharge' ),
			'access_keys'     => __( 'Valid access keys', 'webhooks-for-encharge' ),
			'contacts'        => __( 'Linked users', 'webhooks-for-encharge' ),
			'last_webhook'    => __( 'Last webhook', 'webhooks-for-encharge' ),
			'last_outcome'    => __( 'What came of it', 'webhooks-for-encharge' ),
			'inbox_waiting'   => __( 'Webhooks that wait in the inbox', 'webhooks-for-encharge' ),
			'inbox_oldest'    => __( 'Since when the first of them waits', 'webhooks-for-encharge' ),
			'inbox_paused'    => __( 'Until when the inbox is paused, and why', 'webhooks-for-encharge' ),
			'inbox_dead'      => __( 'Webhooks that were given up', 'webhooks-for-encharge' ),
		);
	}

	/** @return array<string, Field> */
	private static function settings( Settings $settings ): array {
		$fields = array_map(
			static fn ( Setting $setting ): array => self::field( $setting->label(), Setting::written( $settings->get( $setting->key ) ) ),
			Settings::definitions()
		);
		$rows   = array_map( static fn ( array $row ): string => "{$row['field']} → {$row['key']}", $settings->field_map() );

		return $fields + array( 'field_map' => self::field( __( 'Field map', 'webhooks-for-encharge' ), implode( ', ', $rows ) ) );
	}

	/**
	 * @param string|int      $value '' where there is none
	 * @param string|int|null $debug the same for whoever gets the copied text, in English; null: it is
	 * @return Field
	 */
	private static function field( string $label, string|int $value, string|int|null $debug = null ): array {
		return array(
			'label' => $label,
			'value' => '' === $value ? __( 'none', 'webhooks-for-encharge' ) : $value,
			'debug' => $debug ?? ( '' === $value ? 'none' : $value ),
		);
	}
}
