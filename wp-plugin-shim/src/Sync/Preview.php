<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\User\FoundUser;
use Encharge\Webhooks\WordPress\User\Plan;

/**
 * What a task would do, while nothing of it is done.
 */
final readonly class Preview {

	/**
	 * @param Task           $task    what is asked for
	 * @param FoundUser|null $found   the user, if there is one
	 * @param Person|null    $person  who the contact is; null if they could not be had, or a filter skips them
	 * @param Plan|null      $plan    what would be written; null if there is no person
	 * @param Outcome|null   $outcome what comes of a contact that does not get as far as a plan
	 */
	public function __construct(
		public Task $task,
		public ?FoundUser $found,
		public ?Person $person = null,
		public ?Plan $plan = null,
		public ?Outcome $outcome = null
	) {}
}
