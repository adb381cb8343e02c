<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

/**
 * One value that is left out.
 *
 * The rest of the person is written. The exception becomes a note.
 */
final class Unwritable extends \RuntimeException {

	/**
	 * @param string $note    the note's code
	 * @param string $message one sentence for a person, without the value
	 */
	public function __construct( public readonly string $note, string $message ) {
		parent::__construct( $message );
	}

	/** @return self a value of which WordPress's own cleaning leaves nothing */
	public static function unreadable(): self {
		return new self( 'unreadable_value', __( 'WordPress takes no such value.', 'webhooks-for-encharge' ) );
	}
}
