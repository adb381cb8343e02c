<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Webhook;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Guard;
use Encharge\Webhooks\PayloadException;
use Encharge\Webhooks\Webhook;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\DiagnosticKeys;

/**
 * What this request asks for, and with which access key.
 *
 * The guard has read it, or else the extension reads it now: the checks are the
 * same.
 */
final readonly class IncomingRequest {

	/**
	 * @param Webhook|Code $webhook  the webhook, or why it is refused
	 * @param string       $action   what it asks for; '' if nothing that there is
	 * @param string|null  $key_id   the valid access key that it carries
	 * @param int          $shut_for for how many seconds weak keys are shut to who sends it
	 */
	private function __construct(
		public Webhook|Code $webhook,
		public string $action,
		public ?string $key_id,
		public int $shut_for
	) {}

	/** Reads the request, and counts its key if it is a wrong one. */
	public static function read( AccessKeys $access_keys ): self {
		// phpcs:ignore WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- see Receiver::capture().
		$asked    = $_GET['wpf_action'] ?? null;
		$action   = is_string( $asked ) ? Action::tryFrom( $asked )->value ?? '' : '';
		$shut_for = $access_keys->shut_for();
		$keys     = self::keys_for( $action, $access_keys->open( $shut_for > 0 ) );

		list( $webhook, $key, $has_key ) = self::accepted( array_column( $keys, 'digest' ) );

		if ( null === $key && $has_key ) {
			$access_keys->count_wrong_key();
		}

		if ( Code::InvalidAccessKey === $webhook && $shut_for > 0 ) {
			$webhook = Code::TooManyAttempts;
		}

		return new self( $webhook, $action, null === $key ? null : $keys[ $key ]['id'], $shut_for );
	}

	/** @return bool whether the command asks that shows the log: its own requests are not to stand in it */
	public function is_diagnostic(): bool {
		return DiagnosticKeys::ID === $this->key_id;
	}

	/**
	 * @param list<array{digest: string, id: string}> $keys the access keys that open now
	 * @return list<array{digest: string, id: string}> the keys that open the action now
	 */
	private static function keys_for( string $action, array $keys ): array {
		if ( Action::Test->value !== $action ) {
			return $keys;
		}

		return array_merge(
			$keys,
			// Read from the database: whether this server's cache has them is just what the diagnosis wants to know.
			array_map( static fn ( array $key ): array => $key + array( 'id' => DiagnosticKeys::ID ), ( new DiagnosticKeys( Settings::from_database() ) )->valid() )
		);
	}

	/**
	 * @param list<string> $digests of the keys that are valid now
	 * @return array{Webhook|Code, int|null, bool} the webhook, or why it is refused; the position of its key; whether it has one,
	 *         valid or not
	 */
	private static function accepted( array $digests ): array {
		$webhook = Guard::webhook();

		if ( null !== $webhook ) {
			// A key may have been revoked that still stands in the guard file.
			$key = array_search( Guard::keyDigest(), $digests, true );

			return false === $key ? array( Code::InvalidAccessKey, null, true ) : array( $webhook, $key, true );
		}

		try {
			// phpcs:ignore WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- see Receiver::capture().
			$webhook = Webhook::accept( $_SERVER, $_GET, self::body(), $digests );

			return array( $webhook, $webhook->key, true );
		} catch ( PayloadException $refusal ) {
			return array( $refusal->reason, $refusal->key, $refusal->presented );
		}
	}

	private static function body(): string {
		// The byte more tells that a body is too long.
		return (string) file_get_contents( 'php://input', false, null, 0, Webhook::BODY_MAX + 1 ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- the request's body is no file.
	}
}
