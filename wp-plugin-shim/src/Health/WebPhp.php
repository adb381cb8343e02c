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

	private const SAPIS = array( 'apache2handler', 'fpm-fcgi', 'cgi-fcgi', 'litespeed' );

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
		$sapi      = in_array( $data['sapi'] ?? null, self::SAPIS, true ) ? $data['sapi'] : '';

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

	/** @return string what the plugin lacks there, and what helps, for a face that shows text only */
	public function lack(): string {
		$remedy = $this->remedy();

		return null === $remedy ? $this->what_it_lacks() : "{$this->what_it_lacks()} $remedy->sentence";
	}

	/** @return string what the plugin lacks there, with what helps where that is no command */
	public function what_it_lacks(): string {
		return match ( $this->unmet ) {
			'php'           =>
				/* translators: 1: the web server's PHP with its version and kind, 2: version. */
				sprintf( __( '%1$s is older than %2$s; the command line\'s is not. Let the site use a later one.', 'webhooks-for-encharge' ), $this->name(), Requirements::PHP ),
			'core'          =>
				/* translators: %s: version. */
				sprintf( __( 'The web server runs a WordPress older than %s. Update it.', 'webhooks-for-encharge' ), Requirements::WORDPRESS ),
			'functions'     =>
				/* translators: 1: the web server's PHP with its version and kind, 2: names of functions, 3: setting of PHP, 4: file. */
				sprintf( __( '%1$s does not have functions that the plugin needs: %2$s. Take them out of %3$s in its %4$s or its pool\'s configuration, or load the extension that they belong to (mbstring, ctype, filter), and restart it.', 'webhooks-for-encharge' ), $this->name(), implode( ', ', $this->functions ), 'disable_functions', 'php.ini' ),
			'extension_old' =>
				/* translators: %s: the web server's PHP with its version and kind. */
				sprintf( __( '%s loads an extension that is too old; the command line\'s does not.', 'webhooks-for-encharge' ), $this->name() ),
			default         =>
				/* translators: %s: the web server's PHP with its version and kind. */
				sprintf( __( '%s does not load the extension; the command line\'s does.', 'webhooks-for-encharge' ), $this->name() ),
		};
	}

	/** @return Remedy|null the commands that help; null where none does */
	public function remedy(): ?Remedy {
		if ( ! $this->lacks_extension() ) {
			return null;
		}

		$advice = new InstallAdvice( null, $this->version, $this->sapi, $this->scan_dir, $this->is_built, $this->server );

		return Remedy::command( implode( '; ', $advice->commands( 'extension_old' === $this->unmet ) ) );
	}

	/** @return bool whether the command line has the extension, and it has not */
	public function lacks_extension(): bool {
		return ! in_array( $this->unmet, array( 'php', 'core', 'functions' ), true );
	}

	private function name(): string {
		$details = array_filter( array( $this->version, $this->kind() ) );

		return array() === $details
			? __( 'The web server\'s PHP', 'webhooks-for-encharge' )
			/* translators: %s: version and kind, such as "8.3, PHP-FPM". */
			: sprintf( __( 'The web server\'s PHP (%s)', 'webhooks-for-encharge' ), implode( ', ', $details ) );
	}

	private function kind(): string {
		return match ( $this->sapi ) {
			'apache2handler' => __( 'Apache\'s mod_php', 'webhooks-for-encharge' ),
			'fpm-fcgi'       => 'PHP-FPM',
			'cgi-fcgi'       => __( 'CGI or FastCGI', 'webhooks-for-encharge' ),
			'litespeed'      => 'LiteSpeed',
			default          => '',
		};
	}

	private static function matching( string $pattern, mixed $value ): ?string {
		return is_string( $value ) && 1 === preg_match( $pattern, $value ) ? $value : null;
	}
}
