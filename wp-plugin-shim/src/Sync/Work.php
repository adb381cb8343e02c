<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

use Encharge\Webhooks\WordPress\User\Plan;

/**
 * A task under way, and how far it has come.
 *
 * Made anew for each task. A transaction that does not hold is run a second
 * time: what the first attempt found out or left behind is kept here for it.
 */
final class Work {

	/** When the pull began, in microseconds by the database's clock: one time for both attempts, since to a later one what the first has left behind would look newer. */
	public ?int $pull_time = null;

	/** The plan by which the contact's user was created, whatever became of the transaction. */
	public ?Plan $creation = null;

	/** What the transaction was to commit. */
	public ?Outcome $written = null;

	/** Whether something is owed to the contact. */
	public bool $is_owed = false;

	/**
	 * @param Task          $task   what is asked for
	 * @param PulledPerson  $pulled who the contact is
	 * @param KnownContacts $known  whom else Encharge knows
	 */
	public function __construct(
		public readonly Task $task,
		public readonly PulledPerson $pulled,
		public readonly KnownContacts $known
	) {}
}
