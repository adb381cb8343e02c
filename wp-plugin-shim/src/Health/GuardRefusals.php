<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Guard;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;

/**
 * The webhooks that the guard of this server refused before WordPress was loaded,
 * as far as it remembers them.
 *
 * It keeps the last ones in the memory of the web server's PHP: no contact, no
 * page to look at, and nothing that could be run again.
 *
 * @phpstan-type Refusal array{time: int, code: string, message: string, address: string, user_agent: string, key: string, label: string}
 */
final readonly class GuardRefusals {

	/**
	 * @param int           $since    from when on refusals are known, in Unix time
	 * @param int           $count    how many there were in the last 24 hours
	 * @param list<Refusal> $refusals the last ones, the newest first; key: the first digits of the SHA-256 of the key that came,
	 *                                label: that of the site's key which begins so, expired or not; '' if none does
	 */
	private function __construct( public int $since, public int $count, public array $refusals ) {}

	/** @return self|null null where this PHP has no such memory, as on the command line */
	public static function here( Settings $settings ): ?self {
		/** @var array{since: int, hours: list<array{hour: int, code: ?string, count: int}>, last: list<array{time: int, code: ?string, address: string, user_agent: string, key: string}>}|null $recent */
		$recent = Guard::recent( GuardPlace::path(), get_current_blog_id() );

		return null === $recent ? null : self::read( $recent, ( new AccessKeys( $settings ) )->all() );
	}

	/** @return bool whether there is to be a guard, which refuses webhooks before the log could tell of them */
	public static function is_wanted(): bool {
		return GuardPlace::is_wanted();
	}

	/**
	 * @param array{since: int, hours: list<array{hour: int, code: ?string, count: int}>, last: list<array{time: int, code: ?string, address: string, user_agent: string, key: string}>} $recent as the guard tells it: tests that passed have no code
	 * @param list<array{label: string, id: string, digest: string, ...}>                                                                                                              $keys   the site's
	 */
	public static function read( array $recent, array $keys ): self {
		$hours    = array_filter( $recent['hours'], static fn ( array $hour ): bool => null !== $hour['code'] );
		$refusals = array();

		foreach ( $recent['last'] as $answered ) {
			if ( null !== $answered['code'] ) {
				$refusals[] = array(
					'message' => Code::tryFrom( $answered['code'] )?->message() ?? '',
					'label'   => self::label( $answered['key'], $keys ),
				) + $answered;
			}
		}

		return new self( $recent['since'], array_sum( array_column( $hours, 'count' ) ), $refusals );
	}

	/** @param list<array{label: string, id: string, digest: string, ...}> $keys */
	private static function label( string $digits, array $keys ): string {
		foreach ( $keys as $key ) {
			if ( '' !== $digits && str_starts_with( $key['digest'], $digits ) ) {
				return '' === $key['label'] ? $key['id'] : $key['label'];
			}
		}

		return '';
	}
}
