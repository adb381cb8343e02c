<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin;

use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Config\WpCommand;
use Encharge\Webhooks\WordPress\Guard\GuardAdvice;
use Encharge\Webhooks\WordPress\Guard\GuardFileFailed;
use Encharge\Webhooks\WordPress\Guard\GuardRemoval;
use Encharge\Webhooks\WordPress\Guard\GuardUpkeep;
use Encharge\Webhooks\WordPress\Inbox\InboxReport;

/**
 * Notices of what an administrator has to do, shown until it is done.
 *
 * @phpstan-import-type Problem from GuardFileFailed
 */
final class Notices {

	public static function register_hooks(): void {
		add_action( 'admin_notices', self::show( ... ) );
	}

	/** Hooked to admin_notices. */
	public static function show(): void {
		if ( ! Access::allows( Access::SEE ) ) {
			return;
		}

		if ( SiteIdentity::is_copy() ) {
			self::show_copy();
		}

		$problem = GuardUpkeep::problem();

		if ( null !== $problem ) {
			self::show_guard( $problem );
		}

		// On each of several web servers there may be one that nobody has tried to remove yet.
		GuardRemoval::of_former_places();
		$left = GuardAdvice::on_former_places();

		if ( '' !== $left ) {
			self::show_former_guard_file( $left );
		}

		if ( 'plugins.php' === ( $GLOBALS['pagenow'] ?? '' ) ) {
			self::show_inbox( InboxReport::of_this_site()?->left() ?? 0 );
		}

		if ( array() === ( new AccessKeys( Settings::load() ) )->all() ) {
			self::show_first_key();
		}

		$missing = ( new ApiConnection() )->problem();

		if ( null !== $missing ) {
			self::show_api_key( $missing );
		}
	}

	private static function show_copy(): void {
		wp_admin_notice(
			sprintf(
				/* translators: 1: host and path, 2: host and path, 3: command. */
				__( 'Webhooks for Encharge was set up on %1$s, and this is %2$s. Nothing is written to Encharge and no mail is sent from this copy until an administrator runs %3$s.', 'webhooks-for-encharge' ),
				esc_html( SiteIdentity::confirmed() ),
				esc_html( SiteIdentity::current() ),
				'<code>' . esc_html( WpCommand::encharge( 'connect' ) ) . '</code>'
			),
			array( 'type' => 'warning' )
		);
	}

	/** @param Problem $problem what is in the guard file's way */
	private static function show_guard( string $problem ): void {
		wp_admin_notice(
			sprintf(
				/* translators: 1: what is in the way and what helps, in whole sentences, 2: command. */
				__( 'Webhooks for Encharge cannot answer webhooks before WordPress is loaded. %1$s To do without: %2$s', 'webhooks-for-encharge' ),
				esc_html( GuardAdvice::on( $problem ) ),
				'<code>' . esc_html( GuardAdvice::as_owner( 'guard remove' ) ) . '</code>'
			),
			array( 'type' => 'info' )
		);
	}

	/** @param string $left where a former guard file lies, and what removes it */
	private static function show_former_guard_file( string $left ): void {
		wp_admin_notice(
			sprintf(
				/* translators: %s: where what lies and what removes it, in whole sentences. */
				esc_html__( 'Webhooks for Encharge has left a secret behind. %s', 'webhooks-for-encharge' ),
				esc_html( $left )
			),
			array( 'type' => 'warning' )
		);
	}

	/**
	 * Where the plugin is deactivated: afterwards it can say nothing.
	 *
	 * @param int $count how many webhooks would be left behind
	 */
	private static function show_inbox( int $count ): void {
		if ( $count > 0 ) {
			wp_admin_notice(
				sprintf(
					/* translators: %s: number of webhooks. */
					esc_html( _n( 'Webhooks for Encharge has accepted %s webhook that is not finished. If you deactivate the plugin, it waits until the plugin is active again.', 'Webhooks for Encharge has accepted %s webhooks that are not finished. If you deactivate the plugin, they wait until the plugin is active again.', $count, 'webhooks-for-encharge' ) ),
					esc_html( number_format_i18n( $count ) )
				),
				array( 'type' => 'info' )
			);
		}
	}

	/** @param string $missing why Encharge cannot be asked, and what helps */
	private static function show_api_key( string $missing ): void {
		wp_admin_notice(
			sprintf(
				/* translators: %s: why Encharge cannot be asked, and what helps. */
				esc_html__( 'Webhooks for Encharge cannot ask Encharge for anybody yet, so webhooks are answered with 503. %s', 'webhooks-for-encharge' ),
				esc_html( $missing )
			),
			array( 'type' => 'warning' )
		);
	}

	private static function show_first_key(): void {
		echo '<div class="notice notice-info"><p>' . esc_html__( 'Webhooks for Encharge has no access key yet, so every webhook is refused.', 'webhooks-for-encharge' ) . '</p>';

		if ( Access::allows( Access::MANAGE_KEYS ) ) {
			self::show_first_key_button();
		}

		echo '</div>';
	}

	private static function show_first_key_button(): void {
		echo '<form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '">';
		echo '<input type="hidden" name="action" value="' . esc_attr( FirstKey::ACTION ) . '">';
		wp_nonce_field( FirstKey::ACTION );
		echo '<p><button type="submit" class="button button-primary">' . esc_html__( 'Make the first access key', 'webhooks-for-encharge' ) . '</button></p>';
		echo '</form>';
	}
}
