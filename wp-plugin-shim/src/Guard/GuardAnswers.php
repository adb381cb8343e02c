<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Guard;

/**
 * What the guard has answered itself of the current site's webhooks, as far as
 * the web server's PHP remembers it: WordPress has seen none of them.
 *
 * @phpstan-type Answered array{time: int, code: ?Code, address: string, user_agent: string, key: string}
 */
final readonly class GuardAnswers {

	/** Refusals before which no access key was found to be valid. */
	private const BEFORE_THE_KEY = array( Code::MethodNotAllowed, Code::MissingAccessKey, Code::InvalidAccessKey, Code::TooManyAttempts );

	/**
	 * @param list<Answered> $last the last 100, the newest first. time is Unix time, code null for a test that passed, key the first
	 *                             four digits of the key's digest
	 */
	private function __construct( public array $last ) {}

	/** @return self|null null where this PHP has no such memory, as the command line has none */
	public static function here(): ?self {
		$recent = Guard::recent( GuardPlace::path(), get_current_blog_id() );

		return null === $recent ? null : self::of( $recent['last'] );
	}

	/** @param list<array{time: int, code: ?string, address: string, user_agent: string, key: string}> $last as Guard::recent() tells it */
	public static function of( array $last ): self {
		return new self( array_map( static fn ( array $answered ): array => array( 'code' => null === $answered['code'] ? null : Code::from( $answered['code'] ) ) + $answered, $last ) );
	}

	/** @return bool whether a test came with a valid key */
	public function has_test(): bool {
		return in_array( null, array_column( $this->last, 'code' ), true );
	}

	/**
	 * @param string       $digest of an access key
	 * @param list<string> $others digests of the other access keys
	 * @return int|null when a webhook with the key was answered last, in Unix time; null if none was, or it cannot be told from another one's
	 */
	public function last_use( string $digest, array $others ): ?int {
		foreach ( $this->last as $answered ) {
			if ( '' !== $answered['key'] && self::is_of( $digest, $answered['key'] ) && ! in_array( $answered['code'], self::BEFORE_THE_KEY, true ) ) {
				return array() === array_filter( $others, static fn ( string $other ): bool => self::is_of( $other, $answered['key'] ) ) ? $answered['time'] : null;
			}
		}

		return null;
	}

	private static function is_of( string $digest, string $digits ): bool {
		return str_starts_with( $digest, $digits );
	}
}
