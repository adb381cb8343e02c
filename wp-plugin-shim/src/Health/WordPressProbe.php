<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;
use Encharge\Webhooks\WordPress\Guard\DiagnosticKeys;
use Encharge\Webhooks\WordPress\Guard\GuardProbe;
use Encharge\Webhooks\WordPress\Guard\SiteAnswer;

/**
 * Asks the site's WordPress, behind the guard, what it sees.
 *
 * The web server's PHP may have other settings than the command line's, and an
 * object cache that the command line does not reach. A diagnostic key is what
 * is written here and looked for there.
 *
 * phpcs:disable WordPress.WP.CapitalPDangit -- a value of the answer.
 */
final readonly class WordPressProbe {

	/**
	 * @param 'current'|'stale'|'' $settings             whether WordPress sees those that are stored; '': it did not say
	 * @param bool                 $is_cached            whether the web server's WordPress has an object cache
	 * @param bool|null            $passes_authorization whether the header Authorization reaches PHP there; null: it did not say
	 * @param WebPhp|null          $php                  where the plugin cannot run
	 * @param string               $failure              why it did not answer, for a person
	 */
	private function __construct(
		public string $settings,
		public bool $is_cached = false,
		public ?bool $passes_authorization = null,
		public ?WebPhp $php = null,
		public string $failure = ''
	) {}

	/** @return array{settings: 'current'|'stale', object_cache: bool, authorization: bool} the answer to it, of this server */
	public static function seen(): array {
		// Apache's rewriting renames it.
		$authorization = array( $_SERVER['HTTP_AUTHORIZATION'] ?? '', $_SERVER['REDIRECT_HTTP_AUTHORIZATION'] ?? '' ); // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- only compared.

		return array(
			'settings'      => Settings::are_current() ? 'current' : 'stale',
			'object_cache'  => (bool) wp_using_ext_object_cache(),
			'authorization' => in_array( GuardProbe::AUTHORIZATION, $authorization, true ),
		);
	}

	/** @param string $failure why whoever answers in the place of the guard could not be asked either */
	public static function unsent( string $failure ): self {
		return new self( '', failure: $failure );
	}

	public static function send( Settings $settings ): self {
		$keys = new DiagnosticKeys( $settings );
		$made = array();

		try {
			// The first time an object cache may have to ask the database; what it then keeps, the second time shows.
			foreach ( array( 'before', 'after' ) as $time ) {
				try {
					$made[ $time ] = $keys->generate();
				} catch ( TransactionFailed $exception ) {
					/* translators: %s: why, a sentence. */
					return self::unsent( sprintf( __( 'The site was not asked, since no key for it could be made. %s', 'webhooks-for-encharge' ), $exception->getMessage() ) );
				}

				$probe = self::read( GuardProbe::ask( $made[ $time ], '&answered_by=wordpress' ) );

				if ( 'current' !== $probe->settings ) {
					break;
				}
			}

			return $probe;
		} finally {
			array_map( $keys->forget( ... ), $made );
		}
	}

	private static function read( SiteAnswer $answer ): self {
		$data     = $answer->data;
		$settings = 'wordpress' === ( $data['answered_by'] ?? '' ) ? $data['settings'] ?? '' : '';

		return in_array( $settings, array( 'current', 'stale' ), true )
			? new self( $settings, (bool) ( $data['object_cache'] ?? false ), is_bool( $data['authorization'] ?? null ) ? $data['authorization'] : null )
			: new self( '', php: $answer->php, failure: '' === $answer->failure() ? __( 'It was not WordPress that answered, or with another version of this plugin.', 'webhooks-for-encharge' ) : $answer->failure() );
	}
}
