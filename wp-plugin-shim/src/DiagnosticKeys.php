<?php
/**
 * DiagnosticKeys: keys by which a command asks the guard what it refused.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress;

use Encharge\Webhooks\AccessKey;

/**
 * They open nothing but wpf_action=test, for a minute.
 *
 * @phpstan-type DiagnosticKey array{digest: string, expires: int}
 */
final class DiagnosticKeys {

	private const LIFETIME = MINUTE_IN_SECONDS;

	private const SETTING = 'diagnostic_keys';

	/** @param Settings $settings where the digests are kept */
	public function __construct( private readonly Settings $settings ) {}

	/** @return list<DiagnosticKey> those that open now; expires in Unix time */
	public function valid(): array {
		$keys = array();

		foreach ( $this->settings->stored_list( self::SETTING ) as $key ) {
			if ( AccessKeys::is_digest( $key['digest'] ?? null ) && is_int( $key['expires'] ?? null ) && $key['expires'] > time() ) {
				$keys[] = array(
					'digest'  => $key['digest'],
					'expires' => $key['expires'],
				);
			}
		}

		return $keys;
	}

	/** @return string a new key */
	public function generate(): string {
		$key  = AccessKey::generate();
		$keys = $this->valid();

		$keys[] = array(
			'digest'  => AccessKey::digest( $key ),
			'expires' => time() + self::LIFETIME,
		);

		$this->settings->store( self::SETTING, $keys );

		return $key;
	}

	/** Ends a key before its minute is over. */
	public function forget( #[\SensitiveParameter] string $key ): void {
		$digest = AccessKey::digest( $key );

		$this->settings->store( self::SETTING, array_values( array_filter( $this->valid(), static fn ( array $other ): bool => $other['digest'] !== $digest ) ) );
	}
}
