<?php
/**
 * WordPressProbe: asks the site's WordPress, behind the guard, what it sees.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress;

use Encharge\Webhooks\WordPress\Guard\DiagnosticKeys;
use Encharge\Webhooks\WordPress\Guard\GuardProbe;

/**
 * The web server's PHP may have other settings than the command line's, and an
 * object cache that the command line does not reach. A diagnostic key is what
 * is written here and looked for there.
 *
 * phpcs:disable WordPress.WP.CapitalPDangit -- a value of the answer.
 */
final readonly class WordPressProbe {

	/**
	 * @param 'current'|'stale'|'unavailable'|'' $settings  whether WordPress sees those that are stored; unavailable: the plugin cannot run
	 *                                                      there; '': it did not answer
	 * @param bool                               $is_cached whether the web server's WordPress has an object cache
	 * @param string                             $unmet     as Requirements::unmet() says it there
	 * @param list<string>                       $functions that PHP does not have there
	 * @param string                             $failure   why it did not answer, for a person
	 */
	private function __construct(
		public string $settings,
		public bool $is_cached = false,
		public string $unmet = '',
		public array $functions = array(),
		public string $failure = ''
	) {}

	/** @return array{settings: 'current'|'stale', object_cache: bool} the answer to it, of this server */
	public static function seen(): array {
		return array(
			'settings'     => Settings::load()->are_current() ? 'current' : 'stale',
			'object_cache' => (bool) wp_using_ext_object_cache(),
		);
	}

	public static function send( Settings $settings ): self {
		$keys = new DiagnosticKeys( $settings );
		$made = array();

		try {
			// The first time an object cache may have to ask the database; what it then keeps, the second time shows.
			foreach ( array( 'before', 'after' ) as $time ) {
				$made[ $time ] = $keys->generate();
				$probe         = self::read( GuardProbe::ask( $made[ $time ], '&answered_by=wordpress' ) );

				if ( 'current' !== $probe->settings ) {
					break;
				}
			}

			return $probe;
		} finally {
			array_map( $keys->forget( ... ), $made );
		}
	}

	/** @param array<array-key, mixed>|\WP_Error $response */
	private static function read( array|\WP_Error $response ): self {
		$data = GuardProbe::data( $response );

		if ( 'not_configured' === ( $data['code'] ?? '' ) && is_string( $data['unmet'] ?? null ) ) {
			$functions = is_array( $data['functions'] ?? null ) ? $data['functions'] : array();

			return new self( 'unavailable', unmet: $data['unmet'], functions: array_values( array_filter( $functions, is_string( ... ) ) ) );
		}

		$answered_by = $data['answered_by'] ?? '';
		$settings    = 'wordpress' === $answered_by ? $data['settings'] ?? '' : '';

		return in_array( $settings, array( 'current', 'stale' ), true )
			? new self( $settings, (bool) ( $data['object_cache'] ?? false ) )
			: new self( '', failure: GuardProbe::failure( $response ) );
	}
}
