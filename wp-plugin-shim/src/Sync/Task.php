<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Claim;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\Webhook;

/**
 * One contact's work, whatever it came by.
 *
 * What Sync takes: a webhook is a list of tasks, one for each contact that it
 * names; so is a command that does the same.
 */
final readonly class Task {

	/** When it was asked for, as hrtime( true ) gives it. What a payload holds was true then. */
	public int $asked;

	/**
	 * @param Action      $action     anything but Action::Test
	 * @param string      $contact_id the contact
	 * @param Origin      $origin     what the task came by
	 * @param string|null $role       the role asked for, as sent; null if none
	 * @param bool        $notify     whether a new user gets WordPress's mail
	 * @param string|null $key_id     the access key that came with it
	 * @param int|null    $user_id    the user to link the contact to, whoever has the person's address
	 * @param Person|null $person     the person that the payload holds
	 * @param int|null    $asked      when it was asked for; null: now
	 * @param string|null $receipt    the inbox entry that it came by
	 */
	public function __construct(
		public Action $action,
		public string $contact_id,
		public Origin $origin,
		public ?string $role = null,
		public bool $notify = false,
		public ?string $key_id = null,
		public ?int $user_id = null,
		public ?Person $person = null,
		?int $asked = null,
		public ?string $receipt = null
	) {
		$this->asked = $asked ?? (int) hrtime( true );
	}

	/**
	 * @param Webhook     $webhook one that names contacts
	 * @param string|null $key_id  the access key that it came with
	 * @param int         $asked   when its request came, as hrtime( true ) gives it
	 * @return list<self> one for each contact, in the order given
	 */
	public static function all_of( Webhook $webhook, ?string $key_id, int $asked ): array {
		/** @var list<string> $contacts */
		$contacts = $webhook->contacts;
		/** @var array<string, Person> $persons */
		$persons = $webhook->persons;

		return array_map(
			static fn ( string $contact_id ): self => new self(
				$webhook->action,
				$contact_id,
				Origin::Webhook,
				role: $webhook->role,
				notify: $webhook->notify,
				key_id: $key_id,
				person: $persons[ $contact_id ] ?? null,
				asked: $asked
			),
			$contacts
		);
	}

	/**
	 * What a payload holds is as old as its acceptance. One that a clock which was
	 * set since puts into the future is as old as now.
	 *
	 * @param Claim       $claim  an entry of the inbox
	 * @param string|null $key_id the access key that it came with
	 */
	public static function of( Claim $claim, ?string $key_id ): self {
		$age = max( 0.0, microtime( true ) - $claim->accepted );

		return new self(
			$claim->action,
			$claim->contact,
			Origin::Inbox,
			role: $claim->role,
			notify: $claim->notify,
			key_id: $key_id,
			person: $claim->person,
			asked: (int) hrtime( true ) - (int) ( $age * 1e9 ),
			receipt: $claim->receipt
		);
	}

	/**
	 * A user who is named may be linked where nobody else would be: such a task
	 * is done if the one before has written this user.
	 *
	 * @param self    $before  the last finished task of the same contact
	 * @param Outcome $outcome what came of it
	 * @return bool whether there is nothing left to do for this one
	 */
	public function repeats( self $before, Outcome $outcome ): bool {
		$is_of_same_user = $before->user_id === $this->user_id || ( $outcome->is_written() && in_array( $this->user_id, array( null, $outcome->user_id ), true ) );
		$asks_for        = static fn ( self $task ): array => array( $task->action, $task->role, $task->notify, $task->person?->toArray() );

		return $is_of_same_user && $asks_for( $before ) === $asks_for( $this );
	}

	/** @return string the log's word for what was asked for: "pull", or a webhook's action */
	public function name(): string {
		return Origin::Pull === $this->origin ? $this->origin->value : $this->action->value;
	}
}
