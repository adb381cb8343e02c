<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

use Encharge\Webhooks\Code;

/**
 * What came of one task.
 *
 * The contact was handled, which code === null says, or failed. Of a handled one
 * nothing may have been written on purpose: skipped says why.
 */
final readonly class Outcome {

	/**
	 * @param string       $contact_id  the contact
	 * @param Code|null    $code        why it failed; null if it was handled
	 * @param string       $message     why it failed, for a person
	 * @param int          $user_id     the user; 0 if none
	 * @param bool         $created     whether the user was created
	 * @param list<string> $tags        the user's tags now
	 * @param TagChanges   $tag_changes what changed of them
	 * @param list<Note>   $notes       what was not taken as sent
	 * @param string|null  $skipped     "filter", "protected_user" or "linked_to_other" if nothing was written on purpose
	 * @param int|null     $retry_after seconds after which another try may succeed
	 * @param list<string> $changed     the WordPress keys that were written; "tags" among them if tags were
	 * @param int          $log_id      the log row; 0 if none could be written
	 * @param string|null  $receipt     the inbox entry by which it is done later, if it failed for now
	 * @param Blame|null   $blame       what is to blame; null if it was handled
	 */
	private function __construct(
		public string $contact_id,
		public ?Code $code = null,
		public string $message = '',
		public int $user_id = 0,
		public bool $created = false,
		public array $tags = array(),
		public TagChanges $tag_changes = new TagChanges(),
		public array $notes = array(),
		public ?string $skipped = null,
		public ?int $retry_after = null,
		public array $changed = array(),
		public int $log_id = 0,
		public ?string $receipt = null,
		public ?Blame $blame = null
	) {}

	/**
	 * @param list<string> $tags    the user's tags now
	 * @param list<Note>   $notes   what was not taken as sent
	 * @param list<string> $changed the WordPress keys that were written
	 */
	public static function handled( string $contact_id, int $user_id, bool $created, array $tags, TagChanges $tag_changes, array $notes, array $changed ): self {
		return new self(
			$contact_id,
			user_id: $user_id,
			created: $created,
			tags: $tags,
			tag_changes: $tag_changes,
			notes: $notes,
			changed: $tag_changes->is_empty() ? $changed : array( ...$changed, 'tags' )
		);
	}

	/**
	 * @param string     $reason  "filter", "protected_user" or "linked_to_other"
	 * @param int        $user_id the user that was found; 0 if none
	 * @param list<Note> $notes   what was not taken as sent
	 */
	public static function skipped( string $contact_id, string $reason, int $user_id = 0, array $notes = array() ): self {
		return new self( $contact_id, user_id: $user_id, notes: $notes, skipped: $reason );
	}

	/**
	 * @param string|null $message     for a person; null: the code's own
	 * @param int|null    $retry_after seconds
	 * @param int         $user_id     the user that was found; 0 if none
	 * @param Blame|null  $blame       null: as the code has it
	 */
	public static function failed( string $contact_id, Code $code, ?string $message = null, ?int $retry_after = null, int $user_id = 0, ?Blame $blame = null ): self {
		return new self( $contact_id, code: $code, message: $message ?? $code->message(), user_id: $user_id, retry_after: $retry_after, blame: $blame ?? Blame::of_code( $code ) );
	}

	/** @param int $log_id the row that tells of it */
	public function logged( int $log_id ): self {
		return $this->copy( $this->notes, $log_id, $this->receipt );
	}

	/** @param string $receipt the inbox entry by which it is done later */
	public function queued( string $receipt ): self {
		return $this->copy( $this->notes, $this->log_id, $receipt );
	}

	/** @param list<Note> $notes further ones */
	public function noted( array $notes ): self {
		return $this->copy( array( ...$this->notes, ...$notes ), $this->log_id, $this->receipt );
	}

	/** @return bool whether the contact's user has what the person has: nothing failed, and nothing was left out on purpose */
	public function is_written(): bool {
		return null === $this->code && null === $this->skipped;
	}

	/** @return bool whether it failed, and another try may succeed though nobody changes anything */
	public function is_passing(): bool {
		return null !== $this->blame && Blame::Request !== $this->blame;
	}

	/** @return 'created'|'updated'|'unchanged'|'skipped'|'queued'|'failed' the log's word for it */
	public function word(): string {
		return match ( true ) {
			null !== $this->receipt    => 'queued',
			null !== $this->code       => 'failed',
			null !== $this->skipped    => 'skipped',
			$this->created             => 'created',
			array() !== $this->changed => 'updated',
			default                    => 'unchanged',
		};
	}

	/** @return string why it failed or was skipped, for a machine; '' if neither */
	public function reason(): string {
		return $this->code->value ?? $this->skipped ?? '';
	}

	/** @param list<Note> $notes */
	private function copy( array $notes, int $log_id, ?string $receipt ): self {
		return new self(
			contact_id: $this->contact_id,
			code: $this->code,
			message: $this->message,
			user_id: $this->user_id,
			created: $this->created,
			tags: $this->tags,
			tag_changes: $this->tag_changes,
			notes: $notes,
			skipped: $this->skipped,
			retry_after: $this->retry_after,
			changed: $this->changed,
			log_id: $log_id,
			receipt: $receipt,
			blame: $this->blame
		);
	}
}
