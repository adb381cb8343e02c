<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

use Encharge\Webhooks\Code;

/**
 * What came of one contact of a job.
 *
 * Handled (code is null) or failed.
 *
 * @phpstan-type Note array{code: string, field: string, message: string}
 */
final readonly class Outcome {

	/**
	 * @param string       $contact_id  the contact
	 * @param Code|null    $code        why it failed; null if it was handled
	 * @param string       $message     why it failed, for a person
	 * @param int          $user_id     the user; 0 if none
	 * @param bool         $created     whether the user was created
	 * @param list<string> $tags        the user's tags now
	 * @param list<Note>   $notes       what was not taken as sent
	 * @param string|null  $skipped     "filter", "protected_user" or "linked_to_other" if nothing was written on purpose
	 * @param int|null     $retry_after seconds after which another try may succeed
	 * @param int          $log_id      the log row; 0 if none could be written
	 * @param list<string> $changed     the WordPress keys that were written
	 */
	private function __construct(
		public string $contact_id,
		public ?Code $code = null,
		public string $message = '',
		public int $user_id = 0,
		public bool $created = false,
		public array $tags = array(),
		public array $notes = array(),
		public ?string $skipped = null,
		public ?int $retry_after = null,
		public int $log_id = 0,
		public array $changed = array()
	) {}

	/**
	 * @param list<string> $tags    the user's tags now
	 * @param list<Note>   $notes   what was not taken as sent
	 * @param list<string> $changed the WordPress keys that were written
	 */
	public static function handled( string $contact_id, int $user_id, bool $created, array $tags, array $notes, array $changed ): self {
		return new self( $contact_id, user_id: $user_id, created: $created, tags: $tags, notes: $notes, changed: $changed );
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
	 */
	public static function failed( string $contact_id, Code $code, ?string $message = null, ?int $retry_after = null, int $user_id = 0 ): self {
		return new self( $contact_id, $code, $message ?? $code->message(), $user_id, retry_after: $retry_after );
	}

	/** @param int $log_id the row that tells of it */
	public function logged( int $log_id ): self {
		return new self( $this->contact_id, $this->code, $this->message, $this->user_id, $this->created, $this->tags, $this->notes, $this->skipped, $this->retry_after, $log_id, $this->changed );
	}

	/** @param list<Note> $notes further ones */
	public function noted( array $notes ): self {
		$notes = array( ...$this->notes, ...$notes );

		return new self( $this->contact_id, $this->code, $this->message, $this->user_id, $this->created, $this->tags, $notes, $this->skipped, $this->retry_after, $this->log_id, $this->changed );
	}

	/** @return 'created'|'updated'|'unchanged'|'skipped'|'failed' the log's word for it */
	public function word(): string {
		return match ( true ) {
			null !== $this->code       => 'failed',
			null !== $this->skipped    => 'skipped',
			$this->created             => 'created',
			array() !== $this->changed => 'updated',
			default                    => 'unchanged',
		};
	}
}
