<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Inbox;
use Encharge\Webhooks\InboxException;
use Encharge\Webhooks\InboxState;
use Encharge\Webhooks\WordPress\Config\Account;
use Encharge\Webhooks\WordPress\Config\ApiConnection;

/**
 * Has what waited for a working connection to Encharge worked at once.
 *
 * The connection was tried and works, or has another API key: whoever saw to that
 * does not wait for the end of a pause that the old one caused.
 */
final class Reconnection {

	/** Reasons of a pause that a working connection refutes. Of a refused API key Encharge's answer says no more than that. */
	private const REFUTED = array( Code::NotConfigured, Code::EnchargeError, Code::EnchargeTimeout );

	public static function register_hooks(): void {
		foreach ( array( 'add_option_', 'update_option_' ) as $hook ) {
			add_action( $hook . ApiConnection::TOKEN_OPTION, self::resume( ... ), 10, 0 );
			add_action( $hook . Account::OPTION, self::follow_state( ... ), 10, 2 );
		}
	}

	/** Hooked to both ways in which the state of the connection is kept: the new value is the second argument of each. */
	private static function follow_state( mixed $option_or_old, mixed $kept ): void {
		if ( true === Account::kept_state( $kept )?->is_working() ) {
			self::resume();
		}
	}

	private static function resume(): void {
		$is_left = false;
		$refuted = self::REFUTED;
		$waiting = array( InboxState::Fresh, InboxState::Claimed, InboxState::Later );

		$is_open = InboxPlace::look(
			static function ( Inbox $inbox ) use ( &$is_left, $refuted, $waiting ): bool {
				try {
					$paused = $inbox->paused();

					if ( null !== $paused && ! in_array( $paused['reason'], $refuted, true ) ) {
						return false;
					}

					if ( null !== $paused ) {
						$inbox->pause( 0, Code::NotConfigured );
					}

					foreach ( $waiting as $state ) {
						$is_left = $is_left || $inbox->count( $state, 1 )['count'] > 0;
					}
				} catch ( InboxException ) {
					return false;
				}

				return true;
			}
		);

		if ( $is_open ) {
			Circuit::forget();
		}

		if ( $is_open && $is_left ) {
			Schedule::set_now();
		}
	}
}
