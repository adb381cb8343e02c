<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin;

use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\KeyPurpose;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\WpCommand;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;

/**
 * Answers the notice's button: makes the site's first access key and shows it.
 *
 * The key is shown in the same answer, since a redirect could only show it by
 * storing it.
 */
final class FirstKey {

	/** The name of the action and of its nonce. */
	public const ACTION = 'encharge_webhooks_first_key';

	public static function register_hooks(): void {
		add_action( 'admin_post_' . self::ACTION, self::answer( ... ) );
	}

	/** Hooked to admin_post_…: ends the request. */
	public static function answer(): void {
		check_admin_referer( self::ACTION );

		if ( ! Access::allows( Access::MANAGE_KEYS ) ) {
			wp_die( esc_html__( 'You may not make access keys.', 'webhooks-for-encharge' ), 403 );
		}

		$keys = new AccessKeys( Settings::load() );

		if ( array() !== $keys->all() ) {
			self::show( __( 'There is an access key already', 'webhooks-for-encharge' ), '<p>' . esc_html__( 'Make another one by this command:', 'webhooks-for-encharge' ) . '</p>' . self::code( WpCommand::encharge( 'key generate' ) ), 409 );
		}

		try {
			$made = $keys->generate( __( 'First key', 'webhooks-for-encharge' ) );
		} catch ( TransactionFailed ) {
			self::show( __( 'The database did not take the access key', 'webhooks-for-encharge' ), '<p>' . esc_html__( 'Nothing was changed. Go back and try again.', 'webhooks-for-encharge' ) . '</p>', 503 );
		}

		header( 'Cache-Control: no-store' );
		self::show( __( 'The first access key', 'webhooks-for-encharge' ), self::page( $made['key'] ), 200 );
	}

	/** @return string the page's HTML, with the key */
	private static function page( #[\SensitiveParameter] string $key ): string {
		$html = '<p>' . esc_html__( 'Copy it now: it is stored nowhere and cannot be shown again.', 'webhooks-for-encharge' ) . '</p>'
			. self::code( $key )
			. '<p>' . esc_html__( 'The URLs for the “Send Webhook” steps in Encharge:', 'webhooks-for-encharge' ) . '</p>';

		foreach ( ( new KeyPurpose() )->urls( $key ) as $url ) {
			$html .= self::code( $url );
		}

		$missing = ( new ApiConnection() )->problem();

		return null === $missing ? $html : $html . '<p>' . esc_html__( 'One thing is left to do before a webhook can be handled.', 'webhooks-for-encharge' ) . ' ' . esc_html( $missing ) . '</p>';
	}

	private static function code( string $text ): string {
		return '<pre style="white-space: pre-wrap; overflow-wrap: anywhere"><code>' . esc_html( $text ) . '</code></pre>';
	}

	/** Prints a page of WordPress's plainest kind, with a way back, and ends the request. */
	private static function show( string $title, string $html, int $status ): never {
		wp_die(
			'<h1>' . esc_html( $title ) . '</h1>' . $html, // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it is made.
			esc_html( $title ),
			array(
				'response'  => $status, // phpcs:ignore WordPress.Security.EscapeOutput -- an HTTP status.
				'link_url'  => esc_url( admin_url( 'plugins.php' ) ),
				'link_text' => esc_html__( 'Back to the plugins', 'webhooks-for-encharge' ),
			)
		);
	}
}
