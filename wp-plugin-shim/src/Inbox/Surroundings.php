<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

/**
 * What a contact's work finds of WordPress's own state, for the next contact to find the same.
 *
 * In a request of its own nobody would see what a plugin's hook leaves behind that
 * exits, throws, or forgets to put right what it has changed.
 */
final class Surroundings {

	/** @var array<string, \WP_Hook> all hooks; those that are being run are the very ones, since whoever runs them goes on with them */
	private readonly array $hooks;

	/** @var list<string> names of the hooks that are being run */
	private readonly array $running;

	private readonly int $buffers;

	/** How many sites of the network have been switched from. */
	private readonly int $switches;

	private readonly int $user_id;

	private readonly bool $is_locale_switched;

	private readonly bool $is_cache_addition_suspended;

	private readonly bool $is_cache_invalidation_suspended;

	public function __construct() {
		global $wp_filter, $wp_current_filter, $_wp_suspend_cache_invalidation;

		$running = array_flip( $wp_current_filter );

		$this->running  = $wp_current_filter;
		$this->hooks    = array_intersect_key( $wp_filter, $running ) + array_map( static fn ( \WP_Hook $hook ): \WP_Hook => clone $hook, array_diff_key( $wp_filter, $running ) );
		$this->buffers  = ob_get_level();
		$this->switches = self::switches();
		$this->user_id  = get_current_user_id();

		$this->is_locale_switched              = is_locale_switched();
		$this->is_cache_addition_suspended     = wp_suspend_cache_addition();
		$this->is_cache_invalidation_suspended = (bool) $_wp_suspend_cache_invalidation;
	}

	/**
	 * After an exit: whoever had hooked something for the length of a call has not
	 * unhooked it, and WordPress takes each hook in which the exit was for one that is
	 * still being run.
	 */
	public function restore_hooks(): void {
		global $wp_filter;

		$wp_filter = $this->hooks; // phpcs:ignore WordPress.WP.GlobalVariablesOverride -- as they were.
	}

	/** Whatever became of the work. */
	public function restore(): void {
		global $wp_current_filter;

		$wp_current_filter = $this->running; // phpcs:ignore WordPress.WP.GlobalVariablesOverride -- as they were.

		wp_suspend_cache_addition( $this->is_cache_addition_suspended );
		wp_suspend_cache_invalidation( $this->is_cache_invalidation_suspended );
		$this->end_buffers();

		while ( self::switches() > $this->switches ) {
			restore_current_blog();
		}

		if ( ! $this->is_locale_switched && is_locale_switched() ) {
			restore_current_locale();
		}

		// Some log in whomever they see being made.
		if ( get_current_user_id() !== $this->user_id ) {
			wp_set_current_user( $this->user_id );
		}
	}

	private static function switches(): int {
		global $_wp_switched_stack;

		return is_array( $_wp_switched_stack ) ? count( $_wp_switched_stack ) : 0;
	}

	/** What was printed into them was for nobody. */
	private function end_buffers(): void {
		do {
			$has_ended = ob_get_level() > $this->buffers && ob_end_clean();
		} while ( $has_ended );
	}
}
