<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Guard;
use Encharge\Webhooks\WordPress\Config\AccessKeys;

/**
 * What the guard has answered itself of the current site's webhooks, as far as
 * the web server's PHP remembers it: WordPress has seen none of them.
 *
 * It is in the memory of that PHP alone: it names no contact, and nothing of it
 * could be run again.
 *
 * @phpstan-type Answered array{time: int, code: ?Code, address: string, user_agent: string, key: string}
 * @phpstan-import-type Key from AccessKeys
 */
final readonly class GuardAnswers {

	/** Refusals before which no access key was found to be valid. */
	private const BEFORE_THE_KEY = array( Code::MethodNotAllowed, Code::MissingAccessKey, Code::InvalidAccessKey, Code::TooManyAttempts );

	/**
	 * @param int            $since   from when on it is known, in Unix time
	 * @param int            $refused how many webhooks were refused in the last 24 hours
	 * @param list<Answered> $last    the last 100, the newest first. time is Unix time, code null for a test that passed, key the
	 *                                first four digits of the key's digest, or '' if no key came
	 */
	private function __construct( public int $since, public int $refused, public array $last ) {}

	/** @return self|null null where this PHP has no such memory, as the command line has none */
	public static function here(): ?self {
		$recent = Guard::recent( GuardPlace::path(), get_current_blog_id() );

		return null === $recent ? null : self::read( $recent );
	}

	/**
	 * @param array{since: int, hours: list<array{hour: int, code: ?string, count: int}>, last: list<array{time: int, code: ?string, address: string, user_agent: string, key: string}>} $recent as Guard::recent() tells it
	 */
	public static function read( array $recent ): self {
		$refused = array_filter( $recent['hours'], static fn ( array $hour ): bool => null !== $hour['code'] );

		return new self(
			$recent['since'],
			array_sum( array_column( $refused, 'count' ) ),
			array_map( static fn ( array $answered ): array => array( 'code' => null === $answered['code'] ? null : Code::from( $answered['code'] ) ) + $answered, $recent['last'] )
		);
	}

	/** @return bool whether a test came with a valid key */
	public function has_test(): bool {
		return in_array( null, array_column( $this->last, 'code' ), true );
	}

	/**
	 * @param Answered  $answered
	 * @param list<Key> $keys     the site's
	 * @return list<Key> with which of them it may have come: as a rule one or none, but several may begin alike
	 */
	public static function keys_of( array $answered, array $keys ): array {
		return '' === $answered['key'] ? array() : array_values( array_filter( $keys, static fn ( array $key ): bool => str_starts_with( $key['digest'], $answered['key'] ) ) );
	}

	/**
	 * @param list<Key> $keys the site's
	 * @return array<string, int> key id → when a webhook with it was answered last, in Unix time, of those for which that is known
	 */
	public function uses( array $keys ): array {
		$times = array();

		foreach ( $this->last as $answered ) {
			$found = in_array( $answered['code'], self::BEFORE_THE_KEY, true ) ? array() : self::keys_of( $answered, $keys );

			if ( 1 === count( $found ) ) {
				$times[ $found[0]['id'] ] ??= $answered['time'];
			}
		}

		return $times;
	}
}
