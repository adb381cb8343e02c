<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Install;

use Encharge\Webhooks\WordPress\Guard\FileOwner;

use const Encharge\Webhooks\WordPress\PLUGIN_FILE;

/**
 * The plugin where its requirements are not met.
 *
 * Answers webhooks with 503, administrators and the command line with what to
 * do, and nothing else. Keeps to PHP 7.4.
 */
final class Unavailable {

	/** To be called when the plugin is loaded. */
	public static function boot(): void {
		$open = array( 'Encharge\\Webhooks\\Guard', 'open' );

		// An extension that is there may have let a webhook in, which this class answers by itself.
		if ( is_callable( $open ) ) { // @phpstan-ignore function.alreadyNarrowedType (not without the extension)
			$open();
		}

		register_deactivation_hook( PLUGIN_FILE, array( self::class, 'remove_guard_file' ) );
		add_action( 'plugins_loaded', array( self::class, 'answer_webhook' ), PHP_INT_MAX );
		add_action( 'admin_notices', array( self::class, 'notify' ) );
		add_action( 'network_admin_notices', array( self::class, 'notify' ) );
		InstallPage::register_hooks();
		CriticalTest::register_hooks();

		if ( defined( 'WP_CLI' ) && WP_CLI ) {
			\WP_CLI::add_command( 'encharge', array( self::class, 'fail' ), array( 'shortdesc' => 'Receives webhooks from Encharge.' ) );
		}
	}

	/**
	 * Hooked to deactivation: the guard would go on letting webhooks in to a
	 * WordPress that knows nothing of them. On a network other sites may need the
	 * file: one that is so old counts for nothing, until their next request
	 * writes it anew.
	 */
	public static function remove_guard_file(): void {
		$left = array();

		foreach ( self::guard_places() as $place ) {
			if ( ! is_file( $place ) || ( is_readable( $place ) && ! self::is_guard_file( $place ) ) ) {
				continue;
			}

			$is_gone = FileOwner::act(
				$place,
				static function () use ( $place ): bool {
					// phpcs:ignore WordPress.WP.AlternativeFunctions, WordPress.PHP.NoSilencedErrors -- a file of PHP's own user; whoever may not touch it leaves it.
					return is_multisite() ? function_exists( 'touch' ) && @touch( $place, 1 ) : is_readable( $place ) && @unlink( $place );
				}
			);

			if ( ! $is_gone && ! is_multisite() ) {
				$left[] = $place;
			}
		}

		if ( array() !== $left && defined( 'WP_CLI' ) && WP_CLI ) {
			/* translators: %s: command. */
			\WP_CLI::warning( sprintf( __( 'The API token stands in what could not be removed. Run: %s', 'webhooks-for-encharge' ), 'sudo rm ' . implode( ' ', array_map( array( self::class, 'quoted' ), $left ) ) ) );
		}
	}

	/** @return string[] where the guard file is, and where it was */
	private static function guard_places(): array {
		$known  = get_network_option( null, 'encharge_webhooks_guard' );
		$known  = is_array( $known ) ? $known : array();
		$former = isset( $known['former'] ) && is_array( $known['former'] ) ? $known['former'] : array();
		$places = array_merge( array( WP_CONTENT_DIR . '/' . GuardFileFormat::NAME, isset( $known['file'] ) ? $known['file'] : '' ), $former );

		return array_unique( array_filter( $places, 'is_string' ) );
	}

	/** Whether it is this installation's: outside of wp-content it says whose it is, and one that says nothing serves nobody. */
	private static function is_guard_file( string $place ): bool {
		// phpcs:ignore WordPress.WP.AlternativeFunctions, WordPress.PHP.NoSilencedErrors -- a local file of PHP's own user.
		$content = (string) @file_get_contents( $place, false, null, 0, GuardFileFormat::MAX_BYTES );

		if ( 0 !== strpos( $content, GuardFileFormat::FIRST_LINE ) ) {
			return false;
		}

		$document = json_decode( substr( $content, strlen( GuardFileFormat::FIRST_LINE ) ), true );

		return ! is_array( $document )
			|| WP_CONTENT_DIR === dirname( $place )
			|| ( isset( $document['root'] ) && trailingslashit( ABSPATH ) === $document['root'] )
			|| self::holds_this_site( $document );
	}

	/** @param array<array-key, mixed> $document what stands in a guard file */
	private static function holds_this_site( array $document ): bool {
		$home = get_option( 'home' );
		$home = is_string( $home ) ? wp_parse_url( $home ) : array();
		$port = isset( $home['port'] ) && ! in_array( $home['port'], array( 80, 443 ), true ) ? ':' . $home['port'] : '';
		$here = array( strtolower( $home['host'] ?? '' ) . $port, trailingslashit( $home['path'] ?? '' ) );

		foreach ( isset( $document['sites'] ) ? (array) $document['sites'] : array() as $site ) {
			if ( is_array( $site ) && isset( $site['host'], $site['path'] ) && array( $site['host'], $site['path'] ) === $here ) {
				return true;
			}
		}

		return false;
	}

	private static function quoted( string $path ): string {
		return "'" . str_replace( "'", "'\\''", $path ) . "'";
	}

	/**
	 * The one answer that needs no extension. A sender must not take silence,
	 * or a page of the site, for success.
	 */
	public static function answer_webhook(): void {
		// index.php alone defines the constant.
		// phpcs:ignore WordPress.Security.NonceVerification -- a webhook; nothing is done with it.
		if ( ! isset( $_GET['wpf_action'] ) || ! defined( 'WP_USE_THEMES' ) || self::is_wp_fusion_active() ) {
			return;
		}

		if ( ! defined( 'DONOTCACHEPAGE' ) ) {
			define( 'DONOTCACHEPAGE', true ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- the name that page caches agreed on.
		}

		// Not by nocache_headers(): it calls what may be missing.
		header( 'Expires: Wed, 11 Jan 1984 05:00:00 GMT' );
		header( 'Cache-Control: no-store' );
		wp_send_json_error( self::answer(), 503 );
	}

	/** @return array<string, mixed> what the sender gets; what is wrong with the server in detail, the plugin's own command alone */
	private static function answer(): array {
		$unmet  = (string) Requirements::unmet();
		$causes = array(
			'php'       => 'its PHP is too old.',
			'core'      => 'its WordPress is too old.',
			'functions' => 'its PHP lacks functions that the plugin needs.',
		);
		$answer = array(
			'code'    => 'not_configured',
			'message' => 'The site cannot receive webhooks yet: ' . ( $causes[ $unmet ] ?? 'the PHP extension "encharge" is missing or too old.' ),
		);

		if ( ! self::is_diagnosis() ) {
			return $answer;
		}

		return $answer + array(
			'unmet'     => $unmet,
			'functions' => Requirements::missing_functions(),
		) + ( new InstallAdvice() )->facts();
	}

	/** Whether a command asks that may hear what is wrong: DiagnosticKeys as they are stored. */
	private static function is_diagnosis(): bool {
		$settings = get_option( 'encharge_webhooks_settings' );
		$known    = is_array( $settings ) && isset( $settings['diagnostic_keys'] ) ? (array) $settings['diagnostic_keys'] : array();
		$given    = isset( $_SERVER['HTTP_X_ENCHARGE_ACCESS_KEY'] ) ? $_SERVER['HTTP_X_ENCHARGE_ACCESS_KEY'] : ''; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- only its digest is compared.

		if ( ! is_string( $given ) || ! function_exists( 'hash' ) || ! function_exists( 'hash_equals' ) ) {
			return false;
		}

		foreach ( $known as $key ) {
			$digest = is_array( $key ) && isset( $key['digest'], $key['expires'] ) && $key['expires'] > time() ? $key['digest'] : null;

			if ( is_string( $digest ) && hash_equals( $digest, hash( 'sha256', $given ) ) ) {
				return true;
			}
		}

		return false;
	}

	/** Prints the notice for administrators, but where the page itself says all that. */
	public static function notify(): void {
		if ( ! current_user_can( 'activate_plugins' ) || InstallPage::is_open() ) {
			return;
		}

		echo '<div class="notice notice-error"><p>' . wp_kses( Unmet::reason( '<strong>' . __( 'Webhooks for Encharge', 'webhooks-for-encharge' ) . '</strong>' ), array( 'strong' => array() ) ) . ' ' . esc_html__( 'Until then every webhook is answered with 503.', 'webhooks-for-encharge' );

		// The network's administration has no such page.
		if ( InstallPage::can_be_opened() ) {
			echo ' <a href="' . esc_url( InstallPage::url() ) . '">' . esc_html__( 'What to do', 'webhooks-for-encharge' ) . '</a>';
		}

		echo '</p>';

		foreach ( InstallPage::can_be_opened() ? array() : Unmet::ways( new InstallAdvice() ) as list( $sentence, $commands ) ) {
			echo '<p>' . esc_html( $sentence ) . '</p><pre><code>' . esc_html( implode( "\n", $commands ) ) . '</code></pre>';
		}

		echo '</div>';
	}

	/** Every `wp encharge` command: ends with exit code 1. */
	public static function fail(): void {
		$advice = new InstallAdvice();
		$lines  = array( Unmet::reason( __( 'Webhooks for Encharge', 'webhooks-for-encharge' ) ) );

		if ( ! in_array( Requirements::unmet(), array( 'php', 'core' ), true ) ) {
			$lines[] = self::command_line( $advice );
		}

		if ( 0 === strpos( (string) Requirements::unmet(), 'extension' ) ) {
			foreach ( $advice->enabled_elsewhere() as $name => $file ) {
				/* translators: 1: such as fpm, 2: path. */
				$lines[] = sprintf( __( 'The PHP for "%1$s" does load it (%2$s): the command line has settings of its own.', 'webhooks-for-encharge' ), $name, $file );
			}
		}

		foreach ( Unmet::ways( $advice ) as list( $sentence, $commands ) ) {
			array_push( $lines, $sentence, ...$commands );
		}

		\WP_CLI::error( implode( "\n", $lines ) );
	}

	/** Which PHP this is, and which files it reads: where `php --ini` says that there is none, this does so by the same word. */
	private static function command_line( InstallAdvice $advice ): string {
		$none = '(none)';
		$ini  = function_exists( 'php_ini_loaded_file' ) ? php_ini_loaded_file() : 'php.ini';

		return sprintf(
			/* translators: 1: version, 2: path, 3: path, 4: path. */
			__( 'This is the command line\'s PHP %1$s (%2$s), which reads %3$s and the ini files in %4$s.', 'webhooks-for-encharge' ),
			PHP_VERSION,
			PHP_BINARY,
			false === $ini ? $none : $ini,
			'' === $advice->scan_dir() ? $none : $advice->scan_dir()
		);
	}

	/** The full WP Fusion answers webhooks with keys of its own; without the extension it must get all of them. */
	private static function is_wp_fusion_active(): bool {
		$network = is_multisite() ? array_keys( (array) get_site_option( 'active_sitewide_plugins', array() ) ) : array();
		$plugins = array_merge( array_values( (array) get_option( 'active_plugins', array() ) ), $network );

		return in_array( 'wp-fusion.php', array_map( 'basename', array_filter( $plugins, 'is_string' ) ), true );
	}
}
