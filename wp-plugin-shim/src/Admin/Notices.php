<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin;

use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardAdvice;
use Encharge\Webhooks\WordPress\Guard\GuardFileFailed;
use Encharge\Webhooks\WordPress\Guard\GuardRemoval;
use Encharge\Webhooks\WordPress\Guard\GuardUpkeep;
use Encharge\Webhooks\WordPress\Inbox\InboxReport;
use Encharge\Webhooks\WordPress\Install\InstallPage;

/**
 * Notices of what an administrator has to do, shown until it is done.
 *
 * On WordPress's own pages stands only what keeps every webhook out, and on that
 * of the plugins what would be left behind. The rest is for the settings page.
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

		if ( self::is_own_page() ) {
			self::show_on_own_page();
		} else {
			self::show_what_is_missing();
		}

		if ( 'plugins.php' === ( $GLOBALS['pagenow'] ?? '' ) ) {
			self::show_inbox( InboxReport::of_this_site()?->left() ?? 0 );
		}
	}

	private static function is_own_page(): bool {
		return InstallPage::SLUG === ( $GLOBALS['plugin_page'] ?? null );
	}

	private static function show_on_own_page(): void {
		$tab     = Page::tab();
		$problem = GuardUpkeep::problem();

		// What the tab Set-up says at its place need not stand above it.
		if ( null !== $problem && Tab::SetUp !== $tab ) {
			self::show_guard( $problem );
		}

		if ( Tab::SetUp !== $tab ) {
			self::show_what_is_missing();
		}

		// On each of several web servers there may be one that nobody has tried to remove yet.
		GuardRemoval::of_former_places();
		$left = GuardAdvice::on_former_places();

		if ( '' !== $left ) {
			self::show_former_guard_file( $left );
		}
	}

	/** What keeps every webhook out until somebody does something about it. */
	private static function show_what_is_missing(): void {
		$is_connected = null === ( new ApiConnection() )->problem();
		$has_key      = array() !== ( new AccessKeys( Settings::load() ) )->valid();

		if ( $is_connected && $has_key ) {
			return;
		}

		$missing = match ( true ) {
			$is_connected => __( 'Webhooks for Encharge has no webhook URL yet, so every webhook is refused.', 'webhooks-for-encharge' ),
			$has_key      => __( 'Webhooks for Encharge is not connected to an account at Encharge, so no webhook is handled.', 'webhooks-for-encharge' ),
			default       => __( 'Webhooks for Encharge is not set up yet, so every webhook is refused.', 'webhooks-for-encharge' ),
		};

		wp_admin_notice(
			esc_html( $missing ) . sprintf( ' <a href="%s">%s</a>', esc_url( Tab::SetUp->url() ), esc_html__( 'Set it up', 'webhooks-for-encharge' ) ),
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
}
