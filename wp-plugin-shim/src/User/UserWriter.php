<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\WordPress\Database\UserMeta;
use Encharge\Webhooks\WordPress\Sync\Rejected;
use WP_Error;
use WP_User;

/**
 * Writes what a plan says of a user, but for their tags.
 */
final class UserWriter {

	/** @param UserFinder $finder who has an address or a login */
	public function __construct( private readonly UserFinder $finder ) {}

	/**
	 * Writes a plan that is neither refused nor skipped.
	 *
	 * @return array{int, Plan} the user's id; what of the plan was done
	 * @throws Rejected If core, or a plugin on its hooks, refuses.
	 */
	public function apply( Plan $plan ): array {
		$record  = new UserRecord( $this->finder );
		$applied = new Applied( $plan, $this->finder );
		$user_id = $plan->user->ID ?? $record->insert( $plan->userdata, (string) $plan->role, $plan->password ?? Password::generate(), $plan->password_generated );

		if ( null !== $plan->role && is_multisite() ) {
			self::add_to_site( $user_id, $plan->role );
		}

		if ( null !== $plan->user && array() !== $plan->userdata ) {
			$record->update( $plan->user, $plan->userdata );
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

		return array( $user_id, $applied->plan( $user_id, $lost ) );
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
