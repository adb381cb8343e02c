<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Compat;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\WordPress\Sync\Outcome;
use Encharge\Webhooks\WordPress\Sync\Rejected;

/**
 * Serves sites that were built on WP Fusion's hooks.
 *
 * The same events fire here under the same names, WP Fusion's two filters are
 * honoured, and where WP Fusion is active it is kept from sending back to
 * Encharge what a webhook wrote.
 *
 * phpcs:disable WordPress.NamingConventions.PrefixAllGlobals -- the names are WP Fusion's; that is this class's purpose.
 */
final class WpFusion {

	/** The hooks at which WPF_User, the class of WP Fusion that pushes, listens to changes. */
	private const PUSHING_HOOKS = array(
		'user_register',
		'profile_update',
		'password_reset',
		'set_user_role',
		'add_user_role',
		'remove_user_role',
		'added_user_meta',
		'updated_user_meta',
		'wpf_user_imported',
	);

	/** @return bool whether the full WP Fusion, which answers webhooks itself, is active on this site; it may be loaded later than this plugin */
	public static function is_full_active(): bool {
		return in_array( 'wp-fusion.php', array_map( basename( ... ), Network::active_plugins() ), true );
	}

	/** Tells whoever asks, by doing_wpf_webhook() or by the constants, that what follows is a webhook's work. */
	public static function declare_webhook(): void {
		// WP Fusion renamed its constant in 3.46.2.
		foreach ( array( 'DOING_WPF_WEBHOOK', 'WPF_DOING_WEBHOOK' ) as $constant ) {
			if ( ! defined( $constant ) ) {
				define( $constant, true );
			}
		}
	}

	/** Keeps WP Fusion from pushing what is written from now on, as it does itself while it handles a webhook. */
	public static function silence(): void {
		global $wp_filter;

		self::declare_webhook();
		add_filter( 'wpf_bypass_profile_update', '__return_true' );

		foreach ( array_intersect_key( $wp_filter, array_flip( self::PUSHING_HOOKS ) ) as $name => $hook ) {
			foreach ( $hook->callbacks as $priority => $callbacks ) {
				foreach ( array_column( $callbacks, 'function' ) as $callback ) {
					if ( is_array( $callback ) && $callback[0] instanceof \WPF_User ) {
						remove_filter( $name, $callback, $priority );
					}
				}
			}
		}
	}

	/**
	 * A person's values as WP Fusion's filters leave them.
	 *
	 * @param array<string, string|list<string>> $values     WordPress key → value, not slashed
	 * @param string                             $contact_id the person's contact id
	 * @param int|null                           $user_id    the user; null: one is about to be created
	 * @return array<array-key, mixed> none if a filter does not want the values
	 * @throws Rejected If a filter does not want the user.
	 */
	public function filter_values( array $values, string $contact_id, ?int $user_id ): array {
		if ( null !== $user_id ) {
			/**
			 * Filters the values that were pulled for an existing user.
			 *
			 * @param array|null $user_meta WordPress key → value; null: none.
			 * @param int        $user_id   The user's id.
			 */
			$filtered = apply_filters( 'wpf_pulled_user_meta', $values, $user_id );

			return is_array( $filtered ) ? $filtered : array();
		}

		/**
		 * Filters the values of a user who is about to be created.
		 *
		 * @param array|null $user_meta  WordPress key → value; null: the user is not wanted.
		 * @param string     $contact_id The contact's id.
		 */
		$filtered = apply_filters( 'wpf_import_user', $values, $contact_id );

		return is_array( $filtered ) ? $filtered : throw new Rejected( Code::UserRejected, __( 'A plugin on wpf_import_user does not want this user.', 'webhooks-for-encharge' ) );
	}

	/**
	 * A user was created or updated.
	 *
	 * @param array<string, string|list<string>> $values WordPress key → value, as written; no password
	 */
	public static function user_written( int $user_id, bool $created, array $values ): void {
		if ( $created ) {
			/**
			 * Fires after a user was created from a contact.
			 *
			 * @param int   $user_id   The user's id.
			 * @param array $user_meta WordPress key → value.
			 */
			do_action( 'wpf_user_imported', $user_id, $values );

			return;
		}

		/**
		 * Fires after a contact's fields were written to an existing user.
		 *
		 * @param int   $user_id   The user's id.
		 * @param array $user_meta WordPress key → value.
		 */
		do_action( 'wpf_user_updated', $user_id, $values );
	}

	/**
	 * Tells WP Fusion's listeners that a user's tags changed.
	 *
	 * @param list<string> $tags    all of them
	 * @param list<string> $added   those that are new
	 * @param list<string> $removed those that are gone
	 */
	public static function tags_changed( int $user_id, array $tags, array $added, array $removed ): void {
		if ( array() !== $removed ) {
			/**
			 * Fires after a user lost tags.
			 *
			 * @param int      $user_id The user's id.
			 * @param string[] $tags    Those that are gone.
			 */
			do_action( 'wpf_tags_removed', $user_id, $removed );
		}

		if ( array() !== $added ) {
			/**
			 * Fires after a user got tags.
			 *
			 * @param int      $user_id The user's id.
			 * @param string[] $tags    Those that are new.
			 */
			do_action( 'wpf_tags_applied', $user_id, $added );
		}

		/**
		 * Fires after a user's tags changed.
		 *
		 * @param int      $user_id The user's id.
		 * @param string[] $tags    All tags of the user.
		 */
		do_action( 'wpf_tags_modified', $user_id, $tags );
	}

	/**
	 * A contact was handled, or was not.
	 *
	 * @param string $action what the webhook asked for: add, update or update_tags
	 */
	public static function answered( Outcome $outcome, string $action ): void {
		if ( null === $outcome->code ) {
			/**
			 * Fires after a webhook's contact was handled.
			 *
			 * @param int    $user_id    The user's id.
			 * @param string $method     What the webhook asked for.
			 * @param string $contact_id The contact's id.
			 */
			do_action( 'wpf_api_success', $outcome->user_id, $action, $outcome->contact_id );

			return;
		}

		/**
		 * Fires after a webhook's contact failed.
		 *
		 * @param int|false $user_id    The user's id, if one was found.
		 * @param string    $method     What the webhook asked for.
		 * @param string    $contact_id The contact's id.
		 */
		do_action( 'wpf_api_fail', 0 === $outcome->user_id ? false : $outcome->user_id, $action, $outcome->contact_id );
	}
}
