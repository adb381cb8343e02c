<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\WordPress\Compat\Network;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Sync\ContactRow;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\Sync\Note;
use Encharge\Webhooks\WordPress\Sync\PulledPerson;
use Encharge\Webhooks\WordPress\Sync\Rejected;
use Encharge\Webhooks\WordPress\Sync\Task;
use WP_User;

/**
 * Makes a plan of a person's data.
 *
 * The plan is made of reads alone, so that `explain` can show it; what it says
 * is what UserWriter writes.
 *
 * @phpstan-import-type Values from PersonValues
 */
final class UserPlanner {

	private ?NewUser $newcomer = null;

	/**
	 * @param Settings     $settings for roles, logins and what becomes of another address
	 * @param UserFinder   $finder   who has an address or a login
	 * @param ContactTable $contacts who is linked to whom
	 * @param PersonValues $values   the person's values
	 */
	public function __construct(
		private readonly Settings $settings,
		private readonly UserFinder $finder,
		private readonly ContactTable $contacts,
		private readonly PersonValues $values,
	) {}

	/** @return NewUser the planner of users who are not there yet, one for all plans: what it asks other plugins, it asks once for a person */
	public function newcomer(): NewUser {
		$this->newcomer ??= new NewUser( $this->values, new LoginName( $this->settings->text( 'username_format' ), $this->finder ), $this->settings->role_policy(), $this->finder );

		return $this->newcomer;
	}

	/**
	 * What the task would do to one user. Writes nothing.
	 *
	 * @param FoundUser|null  $found     who the person is, settled; null: nobody yet
	 * @param ContactRow|null $contact   the contact's row
	 * @param int             $pull_time when the pull began, as the contact's row keeps it
	 */
	public function plan( Task $task, PulledPerson $pulled, ?FoundUser $found, ?ContactRow $contact, int $pull_time ): Plan {
		$user = $found?->user;

		try {
			if ( null === $found || null === $user ) {
				return $this->newcomer()->plan( $task, $pulled );
			}

			$is_member = Network::is_member( $user->ID );

			return match ( true ) {
				! $is_member && Action::Add !== $task->action => Plan::refused( $user, new Rejected( Code::UserNotFound ) ),
				FoundBy::Contact !== $found->by && ProtectedUsers::is_protected( $user->ID ) => Plan::skipped( $user, 'protected_user' ),
				FoundBy::OtherContact === $found->by          => Plan::skipped( $user, 'linked_to_other' ),
				Action::UpdateTags === $task->action          => self::plan_tags( $pulled, $user, $contact, $pull_time ),
				default                                       => $this->plan_existing( $task, $pulled, $user, $is_member, $contact, $pull_time ),
			};
		} catch ( Rejected $rejection ) {
			return Plan::refused( $user, $rejection );
		}
	}

	private static function plan_tags( PulledPerson $pulled, WP_User $user, ?ContactRow $contact, int $pull_time ): Plan {
		$tags = self::tags( $pulled, $user, $contact, $pull_time );

		return new Plan( user: $user, tags: $tags['tags'], notes: array( ...$tags['why_they_stay'], ...$tags['notes'] ) );
	}

	/**
	 * What a later pull has written already is left alone; a role that is asked
	 * for is no data of the person's, and is applied in any case.
	 *
	 * @throws Rejected If the user must not be linked to the contact.
	 */
	private function plan_existing( Task $task, PulledPerson $pulled, WP_User $user, bool $is_member, ?ContactRow $contact, int $pull_time ): Plan {
		$person       = $pulled->person;
		$is_protected = ProtectedUsers::is_protected( $user->ID );
		$erasure      = $contact?->user_id === $user->ID ? null : AddressClaim::erasure( $this->values->address( $person ) );

		if ( null !== $erasure ) {
			throw new Rejected( Code::UserRejected, $erasure );
		}

		$data = (int) $contact?->fields_pulled_at > $pull_time
			? array(
				'values' => array(),
				'role'   => null,
				'notes'  => array(),
			)
			: $this->values->for_user( $task->action->value, $person, $user );

		$claim   = new AddressClaim( $this->settings, $this->finder, $this->contacts );
		$changes = ( new UserChanges( $this->values, $claim ) )->of( $user, $data['values'], $is_protected );
		$roles   = $this->role_changes( $data['role'] ?? $task->role, $person->id, $user, $is_member, $is_protected );
		$tags    = self::tags( $pulled, $user, $contact, $pull_time );

		// Whoever sends fields alone need not be told that the tags stay.
		$stay = null === $person->get( 'tags' ) ? array() : $tags['why_they_stay'];

		return new Plan(
			user: $user,
			userdata: $changes['userdata'],
			meta: $changes['meta'],
			pending_address: $changes['pending_address'],
			tags: $tags['tags'],
			role: $roles['role'] ?? null,
			add_role: $roles['add'] ?? null,
			remove_role: $roles['remove'] ?? null,
			notes: array( ...$data['notes'], ...$stay, ...$changes['notes'], ...$tags['notes'], ...$roles['notes'] ),
		);
	}

	/**
	 * @return array{tags: ?list<string>, notes: list<Note>, why_they_stay: list<Note>} tags: null, where the user keeps theirs
	 */
	private static function tags( PulledPerson $pulled, WP_User $user, ?ContactRow $contact, int $pull_time ): array {
		$stay = PersonValues::why_tags_stay( $pulled );
		$tags = null !== $stay || (int) $contact?->tags_pulled_at > $pull_time ? null : PersonTags::of( $pulled->person, $user );

		return array(
			'tags'          => $tags['tags'] ?? null,
			'notes'         => $tags['notes'] ?? array(),
			'why_they_stay' => null === $stay ? array() : array( $stay ),
		);
	}

	/**
	 * A role that is refused leaves a member what they have, and gives them the
	 * default one: nothing is taken away for a role that nobody got.
	 *
	 * @return array{role?: string, add?: string, remove?: ?string, notes: list<Note>}
	 * @throws Rejected If the default role is needed and may not be granted.
	 */
	private function role_changes( ?string $asked, string $contact_id, WP_User $user, bool $is_member, bool $is_protected ): array {
		$asked = RolePolicy::filtered( $asked, $contact_id, $user->ID );

		if ( $is_protected ) {
			return array( 'notes' => null === $asked ? array() : array( new Note( 'role_refused', 'role', __( 'A protected user’s roles never change by a webhook.', 'webhooks-for-encharge' ) ) ) );
		}

		$policy   = $this->settings->role_policy();
		$resolved = $policy->resolve( $asked );

		if ( ! $is_member ) {
			Network::check_adding();
			Network::check_joining( $user );

			return array(
				'role'  => $resolved['role'] ?? $policy->default_role(),
				'notes' => $resolved['notes'],
			);
		}

		if ( null === $asked ) {
			return array( 'notes' => array() );
		}

		$role = $resolved['role'] ?? ( '' === $asked ? null : $policy->default_role() );

		if ( null === $role || in_array( $role, $user->roles, true ) ) {
			return array( 'notes' => $resolved['notes'] );
		}

		return array(
			'add'    => $role,
			'remove' => null === $resolved['role'] ? null : $policy->first_grantable( $user->roles ),
			'notes'  => $resolved['notes'],
		);
	}
}
