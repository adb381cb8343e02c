<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\WordPress\Sync\Note;
use Encharge\Webhooks\WordPress\Sync\Rejected;
use SensitiveParameterValue;
use WP_User;

/**
 * What a webhook would do to one user.
 *
 * Made by UserPlanner::plan() without writing anything; UserWriter::apply()
 * writes it, `explain` and `--dry-run` print it.
 */
final readonly class Plan {

	/**
	 * @param WP_User|null                       $user               the user it is about; null: one is created
	 * @param array<string, string>              $userdata           fields of WordPress's users to write, as they will be stored, not slashed;
	 *                                                               never the password
	 * @param array<string, string|list<string>> $meta               meta key → value to write, not slashed; '' removes it
	 * @param string|null                        $pending_address    the address that the user is asked to confirm; '': none any more; null: as it is
	 * @param list<string>|null                  $tags               all tags that the user is to have; null: leave them alone
	 * @param string|null                        $role               the role of a user who is created or joins this site
	 * @param string|null                        $add_role           the role that a member gets in addition
	 * @param string|null                        $remove_role        the role that a member loses for it
	 * @param SensitiveParameterValue|null       $password           of a user who is created, as text, not slashed
	 * @param bool                               $password_generated whether nobody knows it yet
	 * @param list<Note>                         $notes              what is not taken as it was sent
	 * @param string|null                        $skipped            'protected_user' or 'linked_to_other': nothing is written on purpose
	 * @param Code|null                          $refusal            what the webhook is answered with instead; nothing is written
	 * @param string                             $message            why, for a person
	 */
	public function __construct(
		public ?WP_User $user,
		public array $userdata = array(),
		public array $meta = array(),
		public ?string $pending_address = null,
		public ?array $tags = null,
		public ?string $role = null,
		public ?string $add_role = null,
		public ?string $remove_role = null,
		public ?SensitiveParameterValue $password = null,
		public bool $password_generated = false,
		public array $notes = array(),
		public ?string $skipped = null,
		public ?Code $refusal = null,
		public string $message = '',
	) {}

	/** @return self nothing is written, and the webhook is answered with a code */
	public static function refused( ?WP_User $user, Rejected $rejection ): self {
		return new self( user: $user, refusal: $rejection->reason, message: $rejection->getMessage() );
	}

	/**
	 * @param 'protected_user'|'linked_to_other' $reason why nothing of a user who is only matched by address is written
	 */
	public static function skipped( WP_User $user, string $reason ): self {
		return new self( user: $user, skipped: $reason );
	}

	/**
	 * Makes the plan of what was done of this one.
	 *
	 * @param array<string, string>              $userdata as they are stored
	 * @param array<string, string|list<string>> $meta     those that were taken
	 * @param bool                               $has_role whether the user's roles changed, if the plan changes them
	 * @param list<Note>                         $notes    further ones
	 */
	public function applied( array $userdata, array $meta, bool $has_role, array $notes ): self {
		return new self(
			user: $this->user,
			userdata: $userdata,
			meta: $meta,
			pending_address: $this->pending_address,
			tags: $this->tags,
			role: $has_role ? $this->role : null,
			add_role: $has_role ? $this->add_role : null,
			remove_role: $has_role ? $this->remove_role : null,
			password: $this->password,
			password_generated: $this->password_generated,
			notes: array( ...$this->notes, ...$notes ),
		);
	}

	/** @return bool whether the plan makes a user */
	public function creates(): bool {
		return null === $this->user && null === $this->refusal;
	}

	/** @return bool whether the plan is about a user who exists, and leaves alone all that they have but their tags */
	public function is_of_tags_alone(): bool {
		return null !== $this->user && array() === $this->changed() && null === $this->pending_address;
	}

	/** @return list<string> the WordPress keys that are written; "role" among them if a role is */
	public function changed(): array {
		$keys = array_map( strval( ... ), array_keys( $this->userdata + $this->meta ) );

		return null === ( $this->role ?? $this->add_role ) ? $keys : array( ...$keys, 'role' );
	}
}
