<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

/**
 * What was not taken exactly as it was sent.
 *
 * A note stands in the answer and in the log as an object of its three
 * properties.
 */
final readonly class Note {

	/**
	 * @param string $code    what kind of note it is, such as "role_refused"
	 * @param string $field   the Encharge field or, where there is none, the WordPress key that it is about
	 * @param string $message one sentence for a person, without the value
	 */
	public function __construct(
		public string $code,
		public string $field,
		public string $message
	) {}
}
