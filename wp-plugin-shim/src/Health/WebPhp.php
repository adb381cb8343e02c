<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Install\InstallAdvice;
use Encharge\Webhooks\WordPress\Install\Requirements;

/**
 * The web server's PHP, where the plugin cannot run in it.
 *
 * It is described by what it answers to a diagnostic request: the command
 * line's own PHP may be of another version, and says nothing of it.
 *
 * phpcs:disable WordPress.WP.CapitalPDangit -- a value of the answer.
 */
final readonly class WebPhp {

	/** What becomes part of a command that somebody copies is taken from the network in these forms only. */
	private const VERSION = '/^\d+\.\d+$/D';
	private const FOLDER  = '#^(/[\w.+-]+)*$#D';
	private const NAMES   = '/^\w+$/D';

	private const SAPIS = array(
		'apache2handler' => 'Apache\'s mod_php',
		'fpm-fcgi'       => 'PHP-FPM',
		'cgi-fcgi'       => 'CGI or FastCGI',
		'litespeed'      => 'LiteSpeed',
	);

	/**
	 * @param string       $unmet     as Requirements::unmet() says it there
	 * @param list<string> $functions that it does not have
	 */
	private function __construct( private string $unmet, private array $functions, private ?string $version, private string $sapi, private ?string $scan_dir, private ?bool $is_built, private string $server ) {}

	/**
	 * @param array<array-key, mixed> $data of the site's answer
	 * @return self|null null if the plugin runs there, or that is not known
	 */
	public static function without_plugin( array $data ): ?self {
		if ( 'not_configured' !== ( $data['code'] ?? '' ) ) {
			return null;
		}

		$functions = is_array( $data['functions'] ?? null ) ? $data['functions'] : array();
		$sapi      = is_string( $data['sapi'] ?? null ) && isset( self::SAPIS[ $data['sapi'] ] ) ? $data['sapi'] : '';

		return new self(
			is_string( $data['unmet'] ?? null ) ? $data['unmet'] : '',
			array_values( array_filter( $functions, static fn ( mixed $name ): bool => is_string( $name ) && 1 === preg_match( self::NAMES, $name ) ) ),
			self::matching( self::VERSION, $data['php'] ?? null ),
			$sapi,
			self::matching( self::FOLDER, $data['scan_dir'] ?? null ),
			is_bool( $data['is_built'] ?? null ) ? $data['is_built'] : null,
			self::matching( self::NAMES, $data['server'] ?? null ) ?? ''
		);
	}

	/** @return string what the plugin lacks there, and what helps */
	public function lack(): string {
		return match ( $this->unmet ) {
			'php'           => sprintf( '%s is older than %s; the command line\'s is not. Let the site use a later one.', $this->name(), Requirements::PHP ),
			'core'          => sprintf( 'The web server runs a WordPress older than %s. Update it.', Requirements::WORDPRESS ),
			'functions'     => sprintf( '%s does not have functions that the plugin needs: %s. Take them out of disable_functions in its php.ini or its pool\'s configuration, or load the extension that they belong to (mbstring, ctype, filter), and restart it.', $this->name(), implode( ', ', $this->functions ) ),
			'extension_old' => $this->name() . ' loads an extension that is too old; the command line\'s does not. ' . $this->commands( true ),
			default         => $this->name() . ' does not load the extension; the command line\'s does. ' . $this->commands( false ),
		};
	}

	/** @return bool whether the command line has the extension, and it has not */
	public function lacks_extension(): bool {
		return ! in_array( $this->unmet, array( 'php', 'core', 'functions' ), true );
	}

	private function name(): string {
		$details = array_filter( array( $this->version, self::SAPIS[ $this->sapi ] ?? null ) );

		return 'The web server\'s PHP' . ( array() === $details ? '' : ' (' . implode( ', ', $details ) . ')' );
	}

	private function commands( bool $rebuild ): string {
		$advice = new InstallAdvice( null, $this->version, $this->sapi, $this->scan_dir, $this->is_built, $this->server );

		return 'Run: ' . implode( '; ', $advice->commands( $rebuild ) );
	}

	private static function matching( string $pattern, mixed $value ): ?string {
		return is_string( $value ) && 1 === preg_match( $pattern, $value ) ? $value : null;
	}
}
