<?php
/**
 * GuardFileFailed: the guard file stays as it is.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

/**
 * GuardAdvice says what helps.
 *
 * @phpstan-type Problem 'relative'|'foreign'|'damaged'|'newer'|'unreadable'|'unwritable'|'another_user'|'busy'|'database'|'invalid'
 */
final class GuardFileFailed extends \RuntimeException {

	/** @param Problem $problem why */
	public function __construct( public readonly string $problem ) {
		parent::__construct( "The guard file stays as it is: $problem" );
	}
}
