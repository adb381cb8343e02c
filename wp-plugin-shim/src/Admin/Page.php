<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin;

use Encharge\Webhooks\WordPress\Admin\Activity\FailureBadge;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Install\InstallPage;

use const Encharge\Webhooks\WordPress\PLUGIN_FILE;

/**
 * Settings → Encharge: the frame around its tabs.
 */
final class Page {

	/** The form of the bar that a copied site has on every tab. */
	private const CONFIRM_SITE = 'confirm_site';

	/** Which tab the request is for: where it names none, that is for the log to say, which is asked once. */
	private static ?Tab $tab = null;

	private static ?Screen $screen = null;

	public static function register_hooks(): void {
		add_action( 'admin_menu', self::add( ... ) );
		add_filter( 'removable_query_args', static fn ( array $names ): array => array( ...$names, 'done' ) );
		add_filter( 'plugin_action_links_' . plugin_basename( PLUGIN_FILE ), self::link( ... ) );
	}

	private static function add(): void {
		$hook = add_options_page( __( 'Encharge', 'webhooks-for-encharge' ), esc_html__( 'Encharge', 'webhooks-for-encharge' ) . FailureBadge::html(), Access::capability( Access::SEE ), InstallPage::SLUG, self::render( ... ) );

		if ( false !== $hook ) {
			add_action( "load-$hook", self::load( ... ) );
		}
	}

	/** @return Tab which is shown, once the page is loaded */
	public static function tab(): Tab {
		return self::$tab ?? Tab::requested();
	}

	/**
	 * @param array<array-key, string> $links of the plugin's row
	 * @return array<array-key, string>
	 */
	private static function link( array $links ): array {
		return Access::allows( Access::SEE )
			? array( 'settings' => sprintf( '<a href="%s">%s</a>', esc_url( menu_page_url( InstallPage::SLUG, false ) ), esc_html__( 'Settings', 'webhooks-for-encharge' ) ) ) + $links
			: $links;
	}

	/** Before anything is printed: carries out what a form asks for. */
	private static function load(): void {
		$tab    = Tab::requested();
		$screen = self::screen( $tab );
		$action = Form::sent();

		if ( null !== $action ) {
			self::act( $action, $tab, $screen );
		}

		Assets::enqueue();
		$screen->prepare();

		self::$tab    = $tab;
		self::$screen = $screen;
	}

	private static function act( string $action, Tab $tab, Screen $screen ): void {
		if ( ! Access::allows( Access::CHANGE ) ) {
			wp_die( esc_html__( 'You may not change this.', 'webhooks-for-encharge' ), 403 );
		}

		if ( self::CONFIRM_SITE === $action ) {
			SiteIdentity::remember();
			Form::done( $tab, self::CONFIRM_SITE );
		}

		$screen->act( $action );
	}

	private static function render(): void {
		$tab    = self::tab();
		$screen = self::$screen ?? self::screen( $tab );

		echo '<div class="wrap encharge-webhooks"><h1>' . esc_html__( 'Encharge', 'webhooks-for-encharge' ) . '</h1>';
		self::render_tabs( $tab );
		self::render_confirmation( $screen );

		if ( SiteIdentity::is_copy() ) {
			self::render_copy_bar( $tab ); // phpcs:ignore WordPress.Security.EscapeOutput -- prints what it escapes.
		}

		$screen->render();
		echo '</div>';
	}

	private static function render_tabs( Tab $current ): void {
		echo '<nav class="nav-tab-wrapper" aria-label="' . esc_attr__( 'Encharge', 'webhooks-for-encharge' ) . '">';

		foreach ( Tab::cases() as $tab ) {
			printf(
				'<a href="%s" class="nav-tab %s" aria-current="%s">%s</a>',
				esc_url( $tab->url() ),
				esc_attr( $tab === $current ? 'nav-tab-active' : '' ),
				esc_attr( $tab === $current ? 'page' : 'false' ),
				esc_html( $tab->title() )
			);
		}

		echo '</nav>';
	}

	private static function render_confirmation( Screen $screen ): void {
		$done     = Form::what_was_done();
		$sentence = self::CONFIRM_SITE === $done ? __( 'This site is no longer a copy.', 'webhooks-for-encharge' ) : $screen->confirmation( $done );

		if ( '' !== $sentence ) {
			FormNotice::begin( 'success', '', 'is-dismissible' );
			echo '<p>' . esc_html( $sentence ) . '</p></div>';
		}
	}

	private static function render_copy_bar( Tab $tab ): void {
		echo '<div class="notice notice-warning inline"><p>';
		/* translators: %s: host and path of another site. */
		printf( esc_html__( 'This is a copy of %s. Nothing is sent to Encharge and no mail goes out.', 'webhooks-for-encharge' ), '<code dir="ltr">' . esc_html( SiteIdentity::confirmed() ) . '</code>' );
		echo '</p>';
		Form::button( $tab, self::CONFIRM_SITE, __( 'Use this site from now on', 'webhooks-for-encharge' ) );
		echo '</div>';
	}

	private static function screen( Tab $tab ): Screen {
		return match ( $tab ) {
			Tab::SetUp    => new SetUpScreen(),
			Tab::FieldMap => new FieldMapScreen(),
			Tab::Users    => new UsersScreen(),
			Tab::Activity => new ActivityScreen(),
			Tab::Tools    => new ToolsScreen(),
		};
	}
}
