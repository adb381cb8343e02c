<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

/**
 * A row of the contact table, as far as it can be believed.
 *
 * Times are microseconds of Unix time by the clock that all web servers share,
 * the database's.
 */
final readonly class ContactRow {

	/**
	 * @param int|null                  $user_id          the user; null if the contact has none, or the user does not know the contact
	 * @param int|null                  $tags_pulled_at   when the last pull of tags began
	 * @param int|null                  $fields_pulled_at when the last pull of fields began
	 * @param array<string, mixed>|null $owed             what is owed to the contact
	 * @param int                       $read_at          when the row was read
	 */
	public function __construct(
		public string $contact_id,
		public ?int $user_id,
		public ?int $tags_pulled_at,
		public ?int $fields_pulled_at,
		public ?array $owed,
		public int $read_at
	) {}

	/** @return array<string, mixed>|null what is owed to the contact for this user */
	public function owed_for( int $user_id ): ?array {
		return $this->user_id === $user_id ? $this->owed : null;
	}
}
