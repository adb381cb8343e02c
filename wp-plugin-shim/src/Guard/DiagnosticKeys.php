<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

use Encharge\Webhooks\AccessKey;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;

/**
 * Keys by which a command asks the guard what it refused.
 *
 * They open nothing but wpf_action=test, for a minute.
 *
 * @phpstan-type DiagnosticKey array{digest: string, expires: int}
 */
final class DiagnosticKeys {

	/** What stands in the place of an access key's id. */
	public const ID = '';

	private const LIFETIME = MINUTE_IN_SECONDS;

	/** Where they are kept among the settings: to be forgotten with the plugin. */
	public const SETTING = 'diagnostic_keys';

	/** @param Settings $settings where the digests are kept */
	public function __construct( private readonly Settings $settings ) {}

	/** @return list<DiagnosticKey> those that open now; expires in Unix time */
	public function valid(): array {
		return self::valid_of( $this->settings->stored_list( self::SETTING ) );
	}

	/** @return string a new key */
	public function generate(): string {
		$key = AccessKey::generate();
		$new = array(
			'digest'  => AccessKey::digest( $key ),
			'expires' => time() + self::LIFETIME,
		);

		$this->settings->change_list( self::SETTING, static fn ( array $stored ): array => array( ...self::valid_of( $stored ), $new ) );

		return $key;
	}

	/** Ends a key before its minute is over. */
	public function forget( #[\SensitiveParameter] string $key ): void {
		$digest = AccessKey::digest( $key );

		try {
			$this->settings->change_list( self::SETTING, static fn ( array $stored ): array => array_values( array_filter( self::valid_of( $stored ), static fn ( array $other ): bool => $other['digest'] !== $digest ) ) );
		} catch ( TransactionFailed ) {
			// The key ends by itself after its minute.
			return;
		}
	}

	/**
	 * @param list<array<array-key, mixed>> $stored
	 * @return list<DiagnosticKey>
	 */
	private static function valid_of( array $stored ): array {
		$keys = array();

		foreach ( $stored as $key ) {
			if ( AccessKeys::is_digest( $key['digest'] ?? null ) && is_int( $key['expires'] ?? null ) && $key['expires'] > time() ) {
				$keys[] = array(
					'digest'  => $key['digest'],
					'expires' => $key['expires'],
				);
			}
		}

		return $keys;
	}
}
