<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Inbox;
use Encharge\Webhooks\InboxException;
use Encharge\Webhooks\WordPress\Config\Account;

/**
 * Has what waited for a working connection to Encharge worked at once.
 *
 * The connection was tried and works, or has another API key: whoever saw to that
 * does not wait for the end of a pause that the old one caused.
 */
final class Reconnection {

	/** Reasons of a pause that a working connection refutes. Of a refused API key Encharge's answer says no more than that. */
	private const REFUTED = array( Code::NotConfigured, Code::EnchargeError, Code::EnchargeTimeout );

	/** @param mixed $kept how the connection was found to be, as it is kept */
	public static function follow_state( mixed $kept ): void {
		if ( true === Account::kept_state( $kept )?->is_working() ) {
			self::resume();
		}
	}

	/** Hooked to changes of the API key, too. */
	public static function resume(): void {
		$is_left = false;
		$refuted = self::REFUTED;
		$waiting = InboxReport::WAITING;

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
