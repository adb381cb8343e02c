<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Sync\Note;
use Encharge\Webhooks\WordPress\Sync\Outcome;
use Encharge\Webhooks\WordPress\Sync\Task;

/**
 * What a row of the log is written from.
 */
final readonly class LogEntry {

	/**
	 * @param string               $outcome    created, updated, unchanged, skipped, queued, failed or refused
	 * @param string               $action     what was asked for
	 * @param string               $contact_id the contact; '' if there is none
	 * @param int                  $user_id    the user; 0 if there is none
	 * @param string               $key_id     the access key; '' if there is none
	 * @param string               $code       why it failed or was left, for a machine
	 * @param string               $message    why, for a person
	 * @param array<string, float> $durations  milliseconds by what took them
	 * @param list<string>         $fields     names of the person's fields
	 * @param list<string>         $changed    WordPress keys that were written, then tags behind a plus or a minus sign
	 * @param list<Note>           $notes      what was not taken as sent
	 * @param string               $role       the role asked for, as sent; '' if none
	 * @param bool                 $notify     whether a new user was to get WordPress's mail
	 * @param string               $origin     what it came by: a value of Origin; '' if by none of them
	 * @param string               $receipt    the inbox entry that it came by, or by which it is done later; '' if by none
	 */
	public function __construct(
		public string $outcome,
		public string $action = '',
		public string $contact_id = '',
		public int $user_id = 0,
		public string $key_id = '',
		public string $code = '',
		public string $message = '',
		public array $durations = array(),
		public array $fields = array(),
		public array $changed = array(),
		public array $notes = array(),
		public string $role = '',
		public bool $notify = false,
		public string $origin = '',
		public string $receipt = ''
	) {}

	/**
	 * @param Task                 $task      what was asked for
	 * @param Outcome              $outcome   what came of it
	 * @param array<string, float> $durations milliseconds by what took them
	 * @param list<string>         $fields    names of the person's fields
	 * @param string|null          $reason    why, for the log alone; null: what the outcome says
	 */
	public static function of( Task $task, Outcome $outcome, array $durations, array $fields = array(), ?string $reason = null ): self {
		return new self(
			outcome: $outcome->word(),
			action: $task->name(),
			contact_id: $outcome->contact_id,
			user_id: $outcome->user_id,
			key_id: (string) $task->key_id,
			code: $outcome->reason(),
			message: $reason ?? $outcome->message,
			durations: $durations,
			fields: $fields,
			changed: array( ...$outcome->changed, ...$outcome->tag_changes->signed() ),
			notes: $outcome->notes,
			role: (string) $task->role,
			notify: $task->notify,
			origin: $task->origin->value,
			receipt: (string) $task->receipt
		);
	}
}
