<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Install;

/**
 * The commands that bring the extension to this very server.
 *
 * Knows Debian, Ubuntu, Red Hat and its kin, Alpine and PHP's official
 * container images; elsewhere it names files instead of commands.
 * Keeps to PHP 7.4.
 */
final class InstallAdvice {

	private const DEBIAN = 'debian';
	private const RHEL   = 'rhel';
	private const ALPINE = 'alpine';
	private const DOCKER = 'docker';
	private const OTHER  = 'other';

	private string $distribution;

	/** Major and minor, such as "8.2". */
	private string $php;

	private string $sapi;

	private string $scan_dir;

	private bool $is_built;

	/** The web server's name in lower case, such as "apache". */
	private string $server;

	/** The processor, such as "x86_64". */
	private string $machine;

	/** The package for Apt that a release has for this system; '' if it has none. */
	private string $package;

	/**
	 * The defaults describe the PHP that runs this.
	 *
	 * @param string|null $os_release the text of /etc/os-release
	 * @param string|null $php        PHP's version, such as "8.2.36"
	 * @param string|null $sapi       such as "fpm-fcgi" or "cli"
	 * @param string|null $scan_dir   the directory of additional ini files
	 * @param bool|null   $is_built   whether encharge.so lies in the extension directory
	 * @param string|null $server     the web server as it calls itself, such as "Apache/2.4"
	 * @param string|null $machine    the processor as the system names it
	 */
	public function __construct( ?string $os_release = null, ?string $php = null, ?string $sapi = null, ?string $scan_dir = null, ?bool $is_built = null, ?string $server = null, ?string $machine = null ) {
		$os_release     = $os_release ?? (string) @file_get_contents( '/etc/os-release' ); // phpcs:ignore WordPress.PHP.NoSilencedErrors, WordPress.WP.AlternativeFunctions
		$this->php      = implode( '.', array_slice( explode( '.', $php ?? PHP_VERSION ), 0, 2 ) );
		$this->sapi     = $sapi ?? PHP_SAPI;
		$this->scan_dir = $scan_dir ?? PHP_CONFIG_FILE_SCAN_DIR;
		$this->server   = strtolower( (string) preg_replace( '/\W.*/s', '', $server ?? self::web_server() ) );
		// Open_basedir may forbid the look: then it counts as absent.
		$this->is_built     = $is_built ?? @is_file( ini_get( 'extension_dir' ) . '/encharge.so' ); // phpcs:ignore WordPress.PHP.NoSilencedErrors
		$this->distribution = self::distribution( $os_release, $this->scan_dir );
		$this->machine      = $machine ?? ( function_exists( 'php_uname' ) ? php_uname( 'm' ) : '' );
		$this->package      = self::DEBIAN === $this->distribution ? ReleaseFiles::debian_package( $os_release, $this->php, $this->machine ) : '';
	}

	/**
	 * With the package of a release, which enables the extension, and has PHP-FPM and Apache start anew.
	 *
	 * @param bool $rebuild whether the extension that lies there is too old
	 * @return string[] shell commands in order; none where there is no package for this system, or nothing has to be brought
	 */
	public function commands_of_package( bool $rebuild = false ): array {
		return '' === $this->package || ( ! $rebuild && $this->is_built ) ? array() : array( "sudo apt-get install ./{$this->package}" );
	}

	/**
	 * From nothing, or from an old build, to a loaded extension, by its source.
	 *
	 * @param bool $rebuild whether the extension that lies there is too old
	 * @return string[] shell commands in order; what is built and only not loaded is not built again
	 */
	public function commands( bool $rebuild = false ): array {
		$build = $rebuild || ! $this->is_built ? $this->build() : array();

		return array_merge( $build, $rebuild ? array() : $this->enable(), array_filter( array( $this->restart() ) ) );
	}

	/**
	 * The same by PIE, PHP's installer of extensions, which fetches it ready-made or builds it, and enables it.
	 *
	 * @param bool $rebuild whether the extension that lies there is too old
	 * @return string[] shell commands in order; none where nothing has to be built
	 */
	public function commands_of_pie( bool $rebuild = false ): array {
		if ( ! $rebuild && $this->is_built ) {
			return array();
		}

		$has_binary = in_array( $this->distribution, array( self::DEBIAN, self::RHEL ), true ) && ReleaseFiles::has_binary( $this->php, $this->machine );
		$install    = ( self::DOCKER === $this->distribution ? '' : 'sudo ' ) . 'pie install ' . ( $has_binary ? $this->php_path() : $this->php_config() ) . ' ' . ReleaseFiles::PIE_PACKAGE;

		return array_values( array_filter( array( $has_binary ? '' : $this->packages(), $install, $this->restart() ) ) );
	}

	/** Which PHP is meant, where nothing is there that extensions are built with. */
	private function php_path(): string {
		return '--with-php-path=/usr/bin/php' . ( self::DEBIAN === $this->distribution ? $this->php : '' );
	}

	private function php_config(): string {
		$suffixes = array(
			self::DEBIAN => $this->php,
			self::ALPINE => str_replace( '.', '', $this->php ),
		);

		return '--with-php-config=php-config' . ( $suffixes[ $this->distribution ] ?? '' );
	}

	/** @return array{php: string, sapi: string, scan_dir: string, is_built: bool, server: string} what another PHP has to know to give this advice */
	public function facts(): array {
		return array(
			'php'      => $this->php,
			'sapi'     => $this->sapi,
			'scan_dir' => $this->scan_dir,
			'is_built' => $this->is_built,
			'server'   => $this->server,
		);
	}

	/** @return string the directory whose ini files this PHP reads; '' if there is none */
	public function scan_dir(): string {
		return $this->scan_dir;
	}

	/**
	 * Other PHPs of this machine that load the extension, as Debian keeps them:
	 * a folder of ini files for each.
	 *
	 * @return array<string, string> "fpm" or the like → its ini file
	 */
	public function enabled_elsewhere(): array {
		$found = array();

		if ( ! function_exists( 'glob' ) ) {
			return $found;
		}

		foreach ( (array) glob( dirname( $this->scan_dir, 2 ) . '/*/conf.d/*encharge.ini' ) as $file ) {
			if ( dirname( (string) $file ) !== $this->scan_dir ) {
				$found[ basename( dirname( (string) $file, 2 ) ) ] = (string) $file;
			}
		}

		return $found;
	}

	/** @return string the command that installs what the extension is built with; '' if it is not known */
	private function packages(): string {
		switch ( $this->distribution ) {
			case self::DEBIAN:
				return "sudo apt-get install php{$this->php}-dev libcurl4-openssl-dev libjansson-dev pkg-config make gcc";
			case self::RHEL:
				return 'sudo dnf install php-devel libcurl-devel jansson-devel pkgconf make gcc';
			case self::ALPINE:
				return 'sudo apk add php' . str_replace( '.', '', $this->php ) . '-dev curl-dev jansson-dev build-base';
			case self::DOCKER:
				return 'apt-get update && apt-get install -y libcurl4-openssl-dev libjansson-dev';
			default:
				return '';
		}
	}

	/** @return string[] */
	private function build(): array {
		return array_values( array_filter( array( $this->packages(), $this->make() ) ) );
	}

	private function make(): string {
		$suffixes = array(
			self::DEBIAN => $this->php,
			self::ALPINE => str_replace( '.', '', $this->php ),
			self::RHEL   => '',
		);

		if ( ! isset( $suffixes[ $this->distribution ] ) ) {
			return 'phpize && ./configure && make && ' . ( self::DOCKER === $this->distribution ? '' : 'sudo ' ) . 'make install';
		}

		$suffix = $suffixes[ $this->distribution ];

		return "phpize$suffix && ./configure --with-php-config=php-config$suffix && make && sudo make install";
	}

	/** @return string[] */
	private function enable(): array {
		switch ( $this->distribution ) {
			case self::DEBIAN:
				return array(
					"echo extension=encharge.so | sudo tee /etc/php/{$this->php}/mods-available/encharge.ini",
					"sudo phpenmod -v {$this->php} encharge",
				);
			case self::DOCKER:
				return array( 'docker-php-ext-enable encharge' );
			default:
				$directory = '' === $this->scan_dir ? '/etc/php.d' : $this->scan_dir;

				return array( "echo extension=encharge.so | sudo tee $directory/40-encharge.ini" );
		}
	}

	private function restart(): string {
		$compact = str_replace( '.', '', $this->php );

		if ( 'cli' === $this->sapi ) {
			return '';
		}

		if ( self::DOCKER === $this->distribution ) {
			return 'docker restart ' . ( function_exists( 'gethostname' ) ? gethostname() : 'THE-CONTAINER' );
		}

		switch ( $this->sapi ) {
			case 'fpm-fcgi':
				$fpm = array(
					self::DEBIAN => "php{$this->php}-fpm",
					self::ALPINE => "php-fpm$compact",
				);

				return $this->restart_of( $fpm[ $this->distribution ] ?? 'php-fpm' );
			case 'apache2handler':
				return $this->restart_of( $this->apache() );
			case 'litespeed':
				return $this->restart_of( 'lsws' );
			case 'cgi-fcgi':
				return $this->restart_of_cgi();
			default:
				return self::restart_by_hand();
		}
	}

	/** Such a PHP is started by the web server itself (mod_fcgid, lighttpd), or by something that has no name of its own. */
	private function restart_of_cgi(): string {
		switch ( $this->server ) {
			case 'apache':
				return $this->restart_of( $this->apache() );
			case 'lighttpd':
				return $this->restart_of( 'lighttpd' );
			default:
				return self::restart_by_hand();
		}
	}

	/** What stands in the place of a command where none is known: to a shell it is a comment. */
	private static function restart_by_hand(): string {
		return '# ' . __( 'Restart what runs this PHP.', 'webhooks-for-encharge' );
	}

	private function apache(): string {
		return self::RHEL === $this->distribution ? 'httpd' : 'apache2';
	}

	private function restart_of( string $service ): string {
		return self::ALPINE === $this->distribution ? "sudo rc-service $service restart" : "sudo systemctl restart $service";
	}

	private static function web_server(): string {
		$server = isset( $_SERVER['SERVER_SOFTWARE'] ) ? $_SERVER['SERVER_SOFTWARE'] : ''; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- only its first word is compared.

		return is_string( $server ) ? $server : '';
	}

	private static function distribution( string $os_release, string $scan_dir ): string {
		if ( 0 === strpos( $scan_dir, '/usr/local/etc/php/' ) ) {
			return self::DOCKER;
		}

		preg_match_all( '/^ID(?:_LIKE)?=["\']?([^"\'\r\n]*)/m', $os_release, $matches );

		$ids = explode( ' ', implode( ' ', $matches[1] ) );

		// A PHP that was built by hand on Debian knows nothing of phpenmod.
		if ( array_intersect( array( 'debian', 'ubuntu' ), $ids ) && 0 === strpos( $scan_dir, '/etc/php/' ) ) {
			return self::DEBIAN;
		}

		if ( array_intersect( array( 'rhel', 'fedora', 'centos' ), $ids ) ) {
			return self::RHEL;
		}

		return in_array( 'alpine', $ids, true ) ? self::ALPINE : self::OTHER;
	}
}
