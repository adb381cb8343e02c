<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\WordPress\Compat\WpFusion;
use Encharge\Webhooks\WordPress\User\Plan;

/**
 * Tells other plugins what happened.
 *
 * Fires this plugin's actions and WP Fusion's, all of them after the commit:
 * what they tell is true.
 */
final class Events {

	/**
	 * Tells that a contact was written to a user.
	 *
	 * @param Plan $plan what was written
	 */
	public static function written( Outcome $outcome, Plan $plan ): void {
		$user_id = $outcome->user_id;
		$tags    = $outcome->tag_changes;

		if ( $outcome->created ) {
			/**
			 * Fires after a user was created.
			 *
			 * @param int    $user_id    The user's id.
			 * @param string $contact_id The contact's id.
			 */
			do_action( 'encharge_webhooks_user_created', $user_id, $outcome->contact_id );
		} elseif ( array() !== $plan->changed() ) {
			/**
			 * Fires after an existing user's fields, meta or role were changed.
			 *
			 * @param int      $user_id    The user's id.
			 * @param string   $contact_id The contact's id.
			 * @param string[] $changed    The WordPress keys that were written.
			 */
			do_action( 'encharge_webhooks_user_updated', $user_id, $outcome->contact_id, $plan->changed() );
		}

		if ( $outcome->created || array() !== $plan->changed() ) {
			WpFusion::user_written( $user_id, $outcome->created, $plan->userdata + $plan->meta );
		}

		if ( ! $tags->is_empty() ) {
			self::tags_changed( $user_id, $outcome->tags, $tags );
		}
	}

	/** @param list<string> $tags all that the user has now */
	public static function tags_changed( int $user_id, array $tags, TagChanges $changes ): void {
		/**
		 * Fires after a user's tags changed.
		 *
		 * @param int      $user_id The user's id.
		 * @param string[] $tags    All tags of the user.
		 * @param string[] $added   Those that are new.
		 * @param string[] $removed Those that are gone.
		 */
		do_action( 'encharge_webhooks_tags_changed', $user_id, $tags, $changes->added, $changes->removed );
		WpFusion::tags_changed( $user_id, $tags, $changes->added, $changes->removed );
	}

	/** Tells that the work on a contact is over, whatever came of it. */
	public static function finished( Outcome $outcome, Action $action ): void {
		if ( null === $outcome->code ) {
			/**
			 * Fires after a contact was handled, also if nothing had to be changed.
			 *
			 * @param int    $user_id    The user's id; 0 if the contact was skipped and has none.
			 * @param string $contact_id The contact's id.
			 * @param string $action     What was asked for: add, update or update_tags.
			 */
			do_action( 'encharge_webhooks_handled', $outcome->user_id, $outcome->contact_id, $action->value );
		} else {
			self::failed( $outcome->code, $outcome->message, $outcome->contact_id, $action->value );
		}

		WpFusion::answered( $outcome, $action->value );
	}

	/** @param string $contact_id the contact, or '' if a whole webhook was refused */
	public static function failed( Code $code, string $message, string $contact_id, string $action ): void {
		/**
		 * Fires after a contact failed or a webhook was refused.
		 *
		 * @param string $code       Why, for a machine: as in the answer.
		 * @param string $message    Why, for a person.
		 * @param string $contact_id The contact's id; '' if the webhook was refused before it was read.
		 * @param string $action     What was asked for: add, update, update_tags or test; '' if it was none of them.
		 */
		do_action( 'encharge_webhooks_failed', $code->value, $message, $contact_id, $action );
	}
}
