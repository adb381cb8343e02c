<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Config\WpCommand;

/**
 * Lets the web server's PHP bring its guard file up to date.
 *
 * For a command that may not write the file itself: what it changes is not done
 * while the guard refuses what has become valid. Whoever names the revision that
 * the site has now has read its database, and gets nothing but the file's state.
 *
 * @phpstan-import-type Problem from GuardFileFailed
 */
final class WebUpkeep {

	private const REVISION = 'encharge_webhooks_guard_revision';

	private const SITE = 'encharge_webhooks_guard_site';

	/** What the answer calls the problem. */
	private const PROBLEM = 'guard_problem';

	private const SECONDS = 10;

	/** Why the site could not be asked: a command does not wait for it again. */
	private static string $silence = '';

	/**
	 * @param Problem|null $problem what the web server's PHP has in its way, as it says; null: nothing
	 * @param string       $failure why it said nothing, for a person; '': it did
	 */
	private function __construct( public readonly ?string $problem, public readonly string $failure ) {}

	/** To be called when the plugin is loaded. */
	public static function register_hooks(): void {
		if ( null !== self::posted( self::REVISION ) ) {
			add_action( 'init', self::answer( ... ), PHP_INT_MIN );
		}
	}

	/** @param int|null $site_id the site that changed; null: whichever */
	public static function ask( ?int $site_id ): self {
		if ( '' !== self::$silence ) {
			return new self( null, self::$silence );
		}

		if ( '' === GuardRevision::of_database() ) {
			GuardRevision::renew();
		}

		$revision = GuardRevision::of_database();
		$answer   = self::post( $revision, $site_id );

		// Another change meanwhile: to the site, the question was a stranger's.
		if ( ! array_key_exists( self::PROBLEM, $answer->data ) && GuardRevision::of_database() !== $revision ) {
			$answer = self::post( GuardRevision::of_database(), $site_id );
		}

		return self::read( $answer );
	}

	private static function post( string $revision, ?int $site_id ): SiteAnswer {
		return new SiteAnswer(
			wp_remote_post(
				SiteIdentity::home() . '/',
				array(
					'redirection' => 0,
					'timeout'     => self::SECONDS,
					'body'        => array(
						self::REVISION => $revision,
						self::SITE     => (string) $site_id,
					),
					'sslverify'   => false,
				)
			)
		);
	}

	/** Hooked to init. */
	private static function answer(): void {
		$revision = GuardRevision::of_database();

		if ( '' !== $revision && hash_equals( $revision, (string) self::posted( self::REVISION ) ) ) {
			$site_id = (int) self::posted( self::SITE );

			nocache_headers();
			wp_send_json_success( array( self::PROBLEM => GuardUpkeep::bring_up_to_date( 0 === $site_id ? null : $site_id ) ) );
		}
	}

	private static function read( SiteAnswer $answer ): self {
		if ( array_key_exists( self::PROBLEM, $answer->data ) ) {
			GuardPlace::forget_cache();

			return new self( GuardFileFailed::problem_of( $answer->data[ self::PROBLEM ] ), '' );
		}

		self::$silence = $answer->is_silence()
			? $answer->failure()
			/* translators: %s: command. */
			: sprintf( __( 'The plugin did not answer there; %s tells why.', 'webhooks-for-encharge' ), WpCommand::encharge( 'doctor' ) );

		return new self( null, self::$silence );
	}

	private static function posted( string $name ): ?string {
		// phpcs:ignore WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- the revision is what a nonce would be; both are compared or cast, and kept nowhere.
		$value = $_POST[ $name ] ?? null;

		return is_string( $value ) ? $value : null;
	}
}
