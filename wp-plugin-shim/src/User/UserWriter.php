<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Compat\Network;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\UserMeta;
use Encharge\Webhooks\WordPress\Sync\Job;
use Encharge\Webhooks\WordPress\Sync\Rejected;
use WP_Error;
use WP_User;

/**
 * A person's data into a user.
 *
 * Plans, then applies. The plan is made of reads alone, so that `explain` can
 * show it; what it says is what apply() writes.
 *
 * @phpstan-import-type Note from Plan
 * @phpstan-import-type Found from UserFinder
 * @phpstan-import-type Values from PersonValues
 */
final class UserWriter {

	/**
	 * @param PersonValues $values   the person's values
	 * @param NewUser      $newcomer plans a user who is not there yet
	 * @param UserChanges  $changes  what differs from a user who is
	 * @param RolePolicy   $roles    which roles may be granted
	 * @param UserRecord   $record   writes the users table
	 */
	public function __construct(
		private readonly PersonValues $values,
		private readonly NewUser $newcomer,
		private readonly UserChanges $changes,
		private readonly RolePolicy $roles,
		private readonly UserRecord $record,
	) {}

	/**
	 * @param UserFinder   $finder who has an address
	 * @param AddressClaim $claim  what becomes of another address
	 * @param PersonValues $values the person's values
	 */
	public static function make( Settings $settings, UserFinder $finder, AddressClaim $claim, PersonValues $values ): self {
		$roles   = new RolePolicy( $settings );
		$record  = new UserRecord( $finder );
		$logins  = new LoginName( $settings, $record );
		$changes = new UserChanges( $values, $claim );

		return new self( $values, new NewUser( $values, $logins, $roles, $record ), $changes, $roles, $record );
	}

	/** @return string|null the address by which this person's user is found or made; null if WordPress takes none of theirs */
	public function address( Person $person ): ?string {
		return $this->values->address( $person );
	}

	/** @return string|null what to lock besides contact and address before a user is made; null if none can be */
	public function login_lock( Job $job, Person $person ): ?string {
		return $this->newcomer->login_lock( $job, $person );
	}

	/**
	 * What the job would do to one user. Writes nothing.
	 *
	 * @param Found                                                                        $found     who the person is, settled
	 * @param array{tags_pulled_at: ?int, fields_pulled_at: ?int, ...<string, mixed>}|null $contact   the contact's row
	 * @param int                                                                          $pull_time when the fetch began, Unix time in microseconds
	 */
	public function plan( Job $job, Person $person, array $found, ?array $contact, int $pull_time ): Plan {
		$user = $found['user'];

		try {
			if ( null === $user ) {
				return $this->newcomer->plan( $job, $person );
			}

			$is_member    = Network::is_member( $user->ID );
			$is_protected = ProtectedUsers::is_protected( $user->ID );

			if ( ! $is_member && Action::Add !== $job->action ) {
				return Plan::refused( $user, new Rejected( Code::UserNotFound ) );
			}

			if ( $is_protected && 'contact' !== $found['by'] ) {
				return Plan::skipped( $user, 'protected_user' );
			}

			if ( 'other' === $found['by'] ) {
				return Plan::skipped( $user, 'linked_to_other' );
			}

			return $this->plan_existing( $job, $person, $user, $is_member, $is_protected, self::stale_parts( $contact, $pull_time ) );
		} catch ( Rejected $rejection ) {
			return Plan::refused( $user, $rejection );
		}
	}

	/**
	 * Writes a plan that is neither refused nor skipped, but for its tags.
	 *
	 * @return array{user_id: int, plan: Plan} the user's id; what of the plan was done
	 * @throws Rejected If core, or a plugin on its hooks, refuses.
	 */
	public function apply( Plan $plan ): array {
		$applied = new Applied( $plan, $this->record );
		$user_id = $plan->user->ID ?? $this->record->insert( $plan->userdata, (string) $plan->role, $plan->password ?? Password::generate(), $plan->password_generated );

		if ( null !== $plan->role && is_multisite() ) {
			self::add_to_site( $user_id, $plan->role );
		}

		if ( null !== $plan->user && array() !== $plan->userdata ) {
			$this->record->update( $plan->user, $plan->userdata );
		}

		if ( null !== $plan->add_role ) {
			self::change_role( $user_id, $plan->add_role, $plan->remove_role );
		}

		$lost = array();

		if ( '' === $plan->pending_address ) {
			PendingAddress::withdraw( $user_id );
		} elseif ( null !== $plan->pending_address && ! PendingAddress::ask( $user_id, $plan->pending_address ) ) {
			$lost[] = PendingAddress::META_KEY;
		}

		foreach ( $plan->meta as $key => $value ) {
			if ( ! UserMeta::write( $user_id, (string) $key, $value ) ) {
				$lost[] = (string) $key;
			}
		}

		return array(
			'user_id' => $user_id,
			'plan'    => $applied->plan( $user_id, $lost ),
		);
	}

	/** @param array{tags: bool, fields: bool} $stale which parts a later pull has written already */
	private function plan_existing( Job $job, Person $person, WP_User $user, bool $is_member, bool $is_protected, array $stale ): Plan {
		$data = array(
			'values' => array(),
			'role'   => null,
			'notes'  => array(),
		);

		if ( Action::UpdateTags !== $job->action && ! $stale['fields'] ) {
			$data = $this->values->for_user( $job->action->value, $person, $user );
		}

		$stay = $this->values->why_tags_stay( $job, $person );

		// Whoever sends fields alone need not be told.
		if ( null !== $stay && ( null !== $person->get( 'tags' ) || Action::UpdateTags === $job->action ) ) {
			$data['notes'][] = $stay;
		}

		$changes = $this->changes->of( $user, $data['values'], $is_protected );
		$roles   = Action::UpdateTags === $job->action
			? array( 'notes' => array() )
			: $this->role_changes( $data['role'] ?? $job->role, $person, $user, $is_member, $is_protected );

		$tags = $stale['tags'] || null !== $stay ? null : PersonTags::of( $person, $user );

		return new Plan(
			user: $user,
			userdata: $changes['userdata'],
			meta: $changes['meta'],
			pending_address: $changes['pending_address'],
			tags: $tags['tags'] ?? null,
			role: $roles['role'] ?? null,
			add_role: $roles['add'] ?? null,
			remove_role: $roles['remove'] ?? null,
			notes: array( ...$data['notes'], ...$changes['notes'], ...( $tags['notes'] ?? array() ), ...$roles['notes'] ),
		);
	}

	/**
	 * A role that is refused leaves a member what they have, and gives them the
	 * default one: nothing is taken away for a role that nobody got.
	 *
	 * @return array{role?: string, add?: string, remove?: ?string, notes: list<Note>}
	 * @throws Rejected If the default role is needed and may not be granted.
	 */
	private function role_changes( ?string $asked, Person $person, WP_User $user, bool $is_member, bool $is_protected ): array {
		$asked = RolePolicy::filtered( $asked, $person->id, $user->ID );

		if ( $is_protected ) {
			return array( 'notes' => null === $asked ? array() : array( Plan::note( 'role_refused', 'role', __( 'A protected user’s roles never change by a webhook.', 'webhooks-for-encharge' ) ) ) );
		}

		$resolved = $this->roles->resolve( $asked );

		if ( ! $is_member ) {
			Network::check_adding();
			Network::check_joining( $user );

			return array(
				'role'  => $resolved['role'] ?? $this->roles->default_role(),
				'notes' => $resolved['notes'],
			);
		}

		if ( null === $asked ) {
			return array( 'notes' => array() );
		}

		$role = $resolved['role'] ?? ( '' === $asked ? null : $this->roles->default_role() );

		if ( null === $role || in_array( $role, $user->roles, true ) ) {
			return array( 'notes' => $resolved['notes'] );
		}

		return array(
			'add'    => $role,
			'remove' => null === $resolved['role'] ? null : $this->first_grantable( $user ),
			'notes'  => $resolved['notes'],
		);
	}

	private function first_grantable( WP_User $user ): ?string {
		foreach ( $user->roles as $role ) {
			if ( $this->roles->is_grantable( $role ) ) {
				return $role;
			}
		}

		return null;
	}

	/**
	 * @param array{tags_pulled_at: ?int, fields_pulled_at: ?int, ...<string, mixed>}|null $contact
	 * @return array{tags: bool, fields: bool}
	 */
	private static function stale_parts( ?array $contact, int $pull_time ): array {
		return array(
			'tags'   => ( $contact['tags_pulled_at'] ?? 0 ) > $pull_time,
			'fields' => ( $contact['fields_pulled_at'] ?? 0 ) > $pull_time,
		);
	}

	private static function add_to_site( int $user_id, string $role ): void {
		$result = add_user_to_blog( get_current_blog_id(), $user_id, $role );

		if ( $result instanceof WP_Error ) {
			throw Rejected::by( $result );
		}
	}

	private static function change_role( int $user_id, string $add, ?string $remove ): void {
		$user = new WP_User( $user_id );

		// The usual case fires set_user_role, which most plugins listen to.
		if ( array_values( $user->roles ) === array( $remove ) ) {
			$user->set_role( $add );
			return;
		}

		$user->add_role( $add );

		if ( null !== $remove ) {
			$user->remove_role( $remove );
		}
	}
}
