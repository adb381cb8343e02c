<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin;

use Encharge\Webhooks\WordPress\Config\NetworkSettings;
use Encharge\Webhooks\WordPress\Config\Setting;
use Encharge\Webhooks\WordPress\Health\NetworkReport;
use Encharge\Webhooks\WordPress\Health\SiteSummary;
use Encharge\Webhooks\WordPress\Health\Status;
use Encharge\Webhooks\WordPress\Install\InstallPage;
use InvalidArgumentException;

/**
 * Network Admin → Settings → Encharge: what the network allows its sites, and how
 * they are.
 */
final class NetworkPage {

	private const CAPABILITY = 'manage_network_options';

	private const NONCE = 'encharge_webhooks_network';

	/** The field of the form. */
	private const SAVE = 'encharge_network';

	/** In the query: that the settings were saved, and which page of the sites is shown. */
	private const SAVED = 'saved';
	private const PAGED = 'paged';

	private static string $error = '';

	public static function register_hooks(): void {
		add_action( 'network_admin_menu', self::add( ... ) );
		add_filter( 'removable_query_args', static fn ( array $names ): array => array( ...$names, self::SAVED ) );
	}

	private static function add(): void {
		$hook = add_submenu_page( 'settings.php', __( 'Encharge', 'webhooks-for-encharge' ), __( 'Encharge', 'webhooks-for-encharge' ), self::CAPABILITY, InstallPage::SLUG, self::render( ... ) );

		if ( false !== $hook ) {
			add_action( "load-$hook", self::load( ... ) );
		}
	}

	/** Before anything is printed: saves what the form says. */
	private static function load(): void {
		Assets::enqueue();

		if ( ! isset( $_POST[ self::SAVE ] ) ) {
			return;
		}

		check_admin_referer( self::NONCE );

		if ( ! current_user_can( self::CAPABILITY ) ) {
			wp_die( esc_html__( 'You may not change this.', 'webhooks-for-encharge' ), 403 );
		}

		try {
			foreach ( NetworkSettings::definitions() as $key => $setting ) {
				NetworkSettings::load()->set( $key, isset( $_POST[ $key ] ) );
			}
		} catch ( InvalidArgumentException $exception ) {
			self::$error = $exception->getMessage();

			return;
		}

		wp_safe_redirect( self::url( array( self::SAVED => 1 ) ) );
		exit;
	}

	private static function render(): void {
		echo '<div class="wrap encharge-webhooks"><h1>' . esc_html__( 'Encharge', 'webhooks-for-encharge' ) . '</h1>';
		self::render_notices();
		self::render_form();
		self::render_sites( min( max( 1, Form::number( self::PAGED ) ), NetworkReport::pages() ), NetworkReport::pages() );
		echo '</div>';
	}

	private static function render_notices(): void {
		$notice = '' === self::$error ? __( 'The network’s settings are saved.', 'webhooks-for-encharge' ) : self::$error;

		if ( '' !== self::$error || 1 === Form::number( self::SAVED ) ) {
			wp_admin_notice(
				esc_html( $notice ),
				array(
					'type'        => '' === self::$error ? 'success' : 'error',
					'dismissible' => true,
					'attributes'  => array( 'role' => '' === self::$error ? 'status' : 'alert' ),
				)
			);
		}
	}

	private static function render_form(): void {
		$settings = NetworkSettings::load();

		echo '<h2>' . esc_html__( 'What webhooks of the sites may do', 'webhooks-for-encharge' ) . '</h2>';
		printf( '<form method="post" action="%s"><input type="hidden" name="%s" value="1">', esc_url( self::url() ), esc_attr( self::SAVE ) );
		wp_nonce_field( self::NONCE );
		echo '<table class="form-table" role="presentation"><tbody>';

		foreach ( NetworkSettings::definitions() as $key => $setting ) {
			self::render_setting( $setting, $settings->get( $key ) );
		}

		echo '</tbody></table><p class="submit"><button type="submit" class="button button-primary">' . esc_html__( 'Save', 'webhooks-for-encharge' ) . '</button></p></form>';
	}

	private static function render_setting( Setting $setting, bool $is_on ): void {
		$id = "encharge-$setting->key";

		printf(
			'<tr><th scope="row">%1$s</th><td><label for="%2$s"><input type="checkbox" id="%2$s" name="%3$s" value="1" aria-describedby="%2$s-help" %4$s> %1$s</label><p class="description" id="%2$s-help">%5$s</p></td></tr>',
			esc_html( $setting->label() ),
			esc_attr( $id ),
			esc_attr( $setting->key ),
			checked( $is_on, true, false ),
			esc_html( $setting->help() )
		);
	}

	private static function render_sites( int $page, int $pages ): void {
		echo '<h2 id="encharge-sites">' . esc_html__( 'Sites', 'webhooks-for-encharge' ) . '</h2><table class="widefat striped encharge-comparison" aria-labelledby="encharge-sites"><thead><tr>';

		foreach ( array( __( 'Site', 'webhooks-for-encharge' ), ...self::titles() ) as $title ) {
			echo '<th scope="col">' . esc_html( $title ) . '</th>';
		}

		echo '</tr></thead><tbody>';
		array_map( self::render_site( ... ), NetworkReport::page( $page ) );
		echo '</tbody></table>';
		self::render_paging( $page, $pages );
	}

	/** @return non-empty-list<string> of what is told of each site */
	private static function titles(): array {
		return array(
			__( 'Encharge', 'webhooks-for-encharge' ),
			__( 'Access keys', 'webhooks-for-encharge' ),
			__( 'Last webhook', 'webhooks-for-encharge' ),
			__( 'Failed in 24 hours', 'webhooks-for-encharge' ),
		);
	}

	private static function render_site( SiteSummary $site ): void {
		$name = '' === $site->name ? $site->home : $site->name;

		if ( ! $site->is_active ) {
			printf( '<tr><th scope="row"><bdi>%s</bdi></th><td colspan="4" data-colname="%s">%s</td></tr>', esc_html( $name ), esc_attr( self::titles()[0] ), esc_html__( 'The plugin is not active here.', 'webhooks-for-encharge' ) );

			return;
		}

		printf(
			'<tr><th scope="row"><a href="%s"><bdi>%s</bdi></a></th>',
			esc_url( get_admin_url( $site->id, 'options-general.php?page=' . InstallPage::SLUG ) ),
			esc_html( $name )
		);

		$told = array(
			self::connection( $site ),
			esc_html( number_format_i18n( $site->keys ) ),
			null === $site->last_webhook ? esc_html__( 'none', 'webhooks-for-encharge' ) : Markup::moment( $site->last_webhook ),
			esc_html( number_format_i18n( $site->failures ) ),
		);

		foreach ( array_combine( self::titles(), $told ) as $title => $cell ) {
			echo '<td data-colname="' . esc_attr( $title ) . '">' . $cell . '</td>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped above.
		}

		echo '</tr>';
	}

	/** @return string escaped */
	private static function connection( SiteSummary $site ): string {
		$state = $site->connection;

		return match ( true ) {
			! $site->has_api_key  => Markup::status( Status::Fail, __( 'Not connected', 'webhooks-for-encharge' ) ),
			null === $state       => Markup::status( Status::Warn, __( 'Not tried yet', 'webhooks-for-encharge' ) ),
			$state->is_working()  => Markup::status( Status::Pass, __( 'Connected', 'webhooks-for-encharge' ) ) . ' <bdi>' . esc_html( $state->account ) . '</bdi>',
			default               => Markup::status( Status::Fail, __( 'Does not work', 'webhooks-for-encharge' ) ) . ' <bdi>' . esc_html( $state->message ) . '</bdi>',
		};
	}

	private static function render_paging( int $page, int $pages ): void {
		if ( 1 === $pages ) {
			return;
		}

		echo '<nav class="tablenav" aria-label="' . esc_attr__( 'Pages of sites', 'webhooks-for-encharge' ) . '"><p>';

		if ( $page > 1 ) {
			printf( '<a href="%s">%s</a> ', esc_url( self::url( array( self::PAGED => $page - 1 ) ) ), esc_html__( 'Previous page', 'webhooks-for-encharge' ) );
		}

		/* translators: 1: number of a page, 2: number of pages. */
		echo esc_html( sprintf( __( 'Page %1$d of %2$d', 'webhooks-for-encharge' ), $page, $pages ) );

		if ( $page < $pages ) {
			printf( ' <a href="%s">%s</a>', esc_url( self::url( array( self::PAGED => $page + 1 ) ) ), esc_html__( 'Next page', 'webhooks-for-encharge' ) );
		}

		echo '</p></nav>';
	}

	/** @param array<string, int> $arguments more of the query */
	private static function url( array $arguments = array() ): string {
		return add_query_arg( array( 'page' => InstallPage::SLUG ) + $arguments, network_admin_url( 'settings.php' ) );
	}
}
