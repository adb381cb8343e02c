<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Config\WpCommand;
use Encharge\Webhooks\WordPress\Health\WebPhp;

/**
 * What answered when the site itself was asked.
 *
 * A webhook from Encharge would get the same. Where it is not this plugin's
 * answer, its cause and the one command or setting that helps are named.
 */
final readonly class SiteAnswer {

	/** @var array<array-key, mixed> the answer's data; empty if it has none */
	public array $data;

	/** Why the plugin cannot run where the answer comes from; null if it can. */
	public ?WebPhp $php;

	/** @param array<array-key, mixed>|\WP_Error $response as wp_remote_post() gives it */
	public function __construct( private array|\WP_Error $response ) {
		$answer     = json_decode( wp_remote_retrieve_body( $response ), true );
		$this->data = is_array( $answer ) && is_array( $answer['data'] ?? null ) ? $answer['data'] : array();
		$this->php  = WebPhp::without_plugin( $this->data );
	}

	/** @return string why it is not known who answers webhooks, for a person; '' if somebody said so */
	public function failure(): string {
		return $this->obstacle() ?? match ( true ) {
			/* translators: %s: why, in the words of WordPress or of the server. */
			is_wp_error( $this->response ) => sprintf( __( 'This server cannot reach its own site: %s', 'webhooks-for-encharge' ), $this->response->get_error_message() ),
			isset( $this->data['answered_by'] ) => '',
			default                        => $this->on_refusal( (string) $this->code()?->value ),
		};
	}

	/** @return string|null what keeps webhooks from this plugin, and what helps; null if the plugin itself answered, or nobody */
	public function obstacle(): ?string {
		$status = (int) wp_remote_retrieve_response_code( $this->response );

		return match ( true ) {
			is_wp_error( $this->response )   => null,
			null !== $this->php              => $this->php->lack(),
			isset( $this->data['answered_by'] ), null !== $this->code() => null,
			$status >= 300 && $status < 400  => $this->on_redirect(),
			401 === $status                  => $this->on_password(),
			503 === $status && is_file( ABSPATH . '.maintenance' ) => self::on_maintenance(),
			500 === $status                  => __( 'WordPress or PHP ended with an error (status 500): the log of PHP\'s errors names it.', 'webhooks-for-encharge' ),
			/* translators: %d: HTTP status. */
			502 === $status || 504 === $status => sprintf( __( 'The web server got no answer from PHP (status %d): is PHP-FPM running?', 'webhooks-for-encharge' ), $status ),
			/* translators: 1: HTTP status, 2: URL. */
			default                          => sprintf( __( 'Something else answered with status %1$d: a firewall, a page cache or another plugin. Let it pass POSTs to %2$s on.', 'webhooks-for-encharge' ), $status, self::webhooks() ),
		};
	}

	/** @return bool whether nothing answered at all */
	public function is_silence(): bool {
		return is_wp_error( $this->response );
	}

	/** @return string the home URL at which webhooks arrive: the site's own, unless the web server redirects that one to its twin */
	public function home(): string {
		return $this->twin() ?? SiteIdentity::home();
	}

	private function code(): ?Code {
		return is_string( $this->data['code'] ?? null ) ? Code::tryFrom( $this->data['code'] ) : null;
	}

	private function on_refusal( string $code ): string {
		return match ( $code ) {
			Code::InvalidAccessKey->value => __( 'What answered does not know the key that was just made: it is another server, or its guard file is not up to date.', 'webhooks-for-encharge' ),
			Code::MissingAccessKey->value => __( 'The header X-Encharge-Access-Key did not arrive: a proxy or the web server takes it out. Let it pass, and keep keys in the URL meanwhile.', 'webhooks-for-encharge' ),
			Code::Maintenance->value      => self::on_maintenance(),
			Code::InternalError->value    => __( 'The answer was internal_error: another plugin ends such requests. Look into the log of PHP\'s errors.', 'webhooks-for-encharge' ),
			/* translators: %s: code of an answer. */
			default                       => sprintf( __( 'The answer was %s.', 'webhooks-for-encharge' ), $code ),
		};
	}

	private static function on_maintenance(): string {
		return __( 'The site is in maintenance. Ask again when it is over.', 'webhooks-for-encharge' );
	}

	private function on_redirect(): string {
		$twin   = $this->twin();
		$target = $this->target();

		return match ( true ) {
			null !== $twin && ! is_multisite() && defined( 'WP_HOME' ) => sprintf(
				/* translators: 1: URL, 2: URL. */
				__( 'The web server redirects the site\'s own address, %1$s, to %2$s, and a redirect turns a POST into a GET. Flows in Encharge need the URL %2$s/?wpf_action=…, and WordPress has to know it: set WP_HOME in wp-config.php to \'%2$s\'.', 'webhooks-for-encharge' ),
				SiteIdentity::home(),
				$twin
			),
			null !== $twin && ! is_multisite() => sprintf(
				/* translators: 1: URL, 2: URL, 3: command. */
				__( 'The web server redirects the site\'s own address, %1$s, to %2$s, and a redirect turns a POST into a GET. Flows in Encharge need the URL %2$s/?wpf_action=…, and WordPress has to know it: enter it in Settings → General, or run %3$s', 'webhooks-for-encharge' ),
				SiteIdentity::home(),
				$twin,
				self::move_to( $twin )
			),
			null !== $twin   => sprintf(
				/* translators: 1: URL, 2: URL, 3: command. */
				__( 'The web server redirects the site\'s own address, %1$s, to %2$s, and a redirect turns a POST into a GET. Flows in Encharge need the URL %2$s/?wpf_action=…, and WordPress has to know it: run %3$s', 'webhooks-for-encharge' ),
				SiteIdentity::home(),
				$twin,
				self::move_to( $twin )
			),
			null !== $target => sprintf(
				/* translators: 1: URL, 2: URL. */
				__( 'Redirected to %1$s, as for a visitor, and Encharge does not follow. Let POSTs to %2$s through without a redirect.', 'webhooks-for-encharge' ),
				explode( '?', $target )[0],
				self::webhooks()
			),
			/* translators: %s: URL. */
			default          => sprintf( __( 'Redirected to another place, as for a visitor, and Encharge does not follow. Let POSTs to %s through without a redirect.', 'webhooks-for-encharge' ), self::webhooks() ),
		};
	}

	private static function move_to( string $home ): string {
		$address = get_option( 'siteurl' );
		$options = array( 'home' => $home );

		if ( is_string( $address ) && str_starts_with( "$address/", SiteIdentity::home() . '/' ) ) {
			$options['siteurl'] = $home . substr( $address, strlen( SiteIdentity::home() ) );
		}

		return implode( ' && ', array_map( static fn ( string $name, string $url ): string => "wp option update $name " . WpCommand::quoted( $url ) . WpCommand::site(), array_keys( $options ), $options ) );
	}

	private function on_password(): string {
		$server = wp_remote_retrieve_header( $this->response, 'server' );
		$path   = preg_quote( self::path(), '#' );
		$apache = "Require expr \"%{THE_REQUEST} =~ m#^POST $path/\\?(\\S*&)?wpf_action=#\"";
		$maps   = "map \$request_uri \$password { \"~^$path/\\?(.*&)?wpf_action=\" off; default \"Password\"; }";
		$asks   = 'auth_basic $password;';
		$let_in = match ( true ) {
			/* translators: 1: a line of Apache's configuration, 2: a line of nginx's configuration, 3: another such line. */
			! is_string( $server )                   => sprintf( __( 'Apache: %1$s nginx: %2$s and: %3$s', 'webhooks-for-encharge' ), $apache, $maps, $asks ),
			/* translators: %s: a line of Apache's configuration. */
			1 === preg_match( '/apache/i', $server ) => sprintf( __( 'In Apache\'s configuration, beside Require valid-user: %s', 'webhooks-for-encharge' ), $apache ),
			/* translators: 1: a line of nginx's configuration, 2: another such line. */
			1 === preg_match( '/nginx/i', $server )  => sprintf( __( 'In nginx\'s configuration: %1$s and: %2$s', 'webhooks-for-encharge' ), $maps, $asks ),
			/* translators: 1: a line of Apache's configuration, 2: a line of nginx's configuration, 3: another such line. */
			default                                  => sprintf( __( 'Apache, beside Require valid-user: %1$s nginx: %2$s and: %3$s', 'webhooks-for-encharge' ), $apache, $maps, $asks ),
		};

		/* translators: %s: URL. */
		return sprintf( __( 'The web server asks for a password before it lets anybody in (status 401). Let POSTs to %s through.', 'webhooks-for-encharge' ), self::webhooks() ) . ' ' . $let_in;
	}

	/** The same site by another scheme, or with or without www: nobody else is taken for it. */
	private function twin(): ?string {
		$target = $this->target();
		$parts  = null === $target ? false : wp_parse_url( $target );
		$home   = wp_parse_url( SiteIdentity::home() );

		if ( ! is_array( $parts ) || ! is_array( $home ) || ! isset( $parts['scheme'], $parts['host'], $home['host'] ) ) {
			return null;
		}

		$is_same = self::bare( $parts['host'] ) === self::bare( $home['host'] )
			&& untrailingslashit( $parts['path'] ?? '' ) === self::path()
			&& str_contains( $parts['query'] ?? '', 'wpf_action=' )
			&& in_array( $parts['scheme'], array( 'http', 'https' ), true );

		$twin = sprintf( '%s://%s%s%s', $parts['scheme'], strtolower( $parts['host'] ), isset( $parts['port'] ) ? ":{$parts['port']}" : '', self::path() );

		return $is_same && SiteIdentity::home() !== $twin ? $twin : null;
	}

	private static function bare( string $host ): string {
		return (string) preg_replace( '/^www\./', '', strtolower( $host ) );
	}

	/** Where a redirect leads to; null if there is none. */
	private function target(): ?string {
		$target = wp_remote_retrieve_header( $this->response, 'location' );
		$url    = is_string( $target ) ? esc_url_raw( $target, array( 'http', 'https' ) ) : '';

		return '' === $url ? null : $url;
	}

	private static function path(): string {
		$path = wp_parse_url( SiteIdentity::home(), PHP_URL_PATH );

		return is_string( $path ) ? untrailingslashit( $path ) : '';
	}

	private static function webhooks(): string {
		return SiteIdentity::home() . '/?wpf_action=…';
	}
}
