<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

use Encharge\Webhooks\Person;

/**
 * A person, and how far their data can be believed to be the newest.
 */
final readonly class PulledPerson {

	/**
	 * @param Person $person       as Encharge sent them, or as a filter left them
	 * @param int    $asked        when the data were asked for, as hrtime( true ) gives it
	 * @param bool   $from_payload whether they stood in the webhook: what such a person does not hold says nothing
	 */
	public function __construct(
		public Person $person,
		public int $asked,
		public bool $from_payload
	) {}

	/** @return self the same pull, of which a filter made another person */
	public function as( Person $person ): self {
		return new self( $person, $this->asked, $this->from_payload );
	}
}
