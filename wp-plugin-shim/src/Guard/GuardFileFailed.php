<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

/**
 * Why the guard file stays as it is.
 *
 * GuardAdvice says what helps.
 *
 * @phpstan-type Problem 'relative'|'foreign'|'damaged'|'newer'|'unreadable'|'unwritable'|'another_user'|'ownerless'|'hidden'|'busy'|'database'|'invalid'
 */
final class GuardFileFailed extends \RuntimeException {

	private const PROBLEMS = array( 'relative', 'foreign', 'damaged', 'newer', 'unreadable', 'unwritable', 'another_user', 'ownerless', 'hidden', 'busy', 'database', 'invalid' );

	/** @param Problem $problem why */
	public function __construct( public readonly string $problem ) {
		parent::__construct( "The guard file stays as it is: $problem" );
	}

	/** @return Problem|null what another process named; null if it named none */
	public static function problem_of( mixed $named ): ?string {
		return is_string( $named ) && in_array( $named, self::PROBLEMS, true ) ? $named : null;
	}
}
