<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

/**
 * Which forms have made access keys.
 *
 * A browser that goes back, forward or reloads sends a form once more, and must
 * not make another key by it, also if the first one has been revoked since. What
 * is kept is as old as a form can be at most whose nonce still counts.
 *
 * @phpstan-type Request array{request: string, key: string, time: int}
 */
final readonly class KeyRequests {

	private const SETTING = 'key_requests';

	private const LIFETIME = 2 * DAY_IN_SECONDS;

	/** @param Settings $settings as they are stored, when nobody else can change them */
	public function __construct( private Settings $settings ) {}

	/** @return string what a new form is known by */
	public static function make(): string {
		return bin2hex( random_bytes( 16 ) );
	}

	/** @return bool whether make() could have made it */
	public static function is_one( string $request ): bool {
		return 1 === preg_match( '/^[0-9a-f]{32}$/D', $request );
	}

	/** @throws KeyMadeAlready If this one has made a key. */
	public function check( string $request ): void {
		foreach ( $this->kept() as $kept ) {
			if ( $kept['request'] === $request ) {
				throw new KeyMadeAlready( $kept['key'] );
			}
		}
	}

	/**
	 * @param string $request '' if none has to be kept
	 * @param string $key_id  the key that it makes
	 * @return array<string, list<Request>> what is to be stored beside the key
	 */
	public function with( string $request, string $key_id ): array {
		$new = array(
			'request' => $request,
			'key'     => $key_id,
			'time'    => time(),
		);

		return '' === $request ? array() : array( self::SETTING => array( ...$this->kept(), $new ) );
	}

	/** @return list<Request> */
	private function kept(): array {
		$kept = array();

		foreach ( $this->settings->stored_list( self::SETTING ) as $entry ) {
			if ( is_string( $entry['request'] ?? null ) && is_string( $entry['key'] ?? null ) && is_int( $entry['time'] ?? null ) && $entry['time'] > time() - self::LIFETIME ) {
				$kept[] = array(
					'request' => $entry['request'],
					'key'     => $entry['key'],
					'time'    => $entry['time'],
				);
			}
		}

		return $kept;
	}
}
