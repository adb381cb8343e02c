<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\Inbox;
use Encharge\Webhooks\WordPress\Database\DatabaseConnection;

/**
 * Keeps an inbox from trying what cannot succeed for now.
 *
 * It opens by an outage, and all entries lie for a while, longer each time. After
 * that it is half open: one contact is tried, and if that succeeds it is closed.
 */
final class Circuit {

	/** The option that holds how many pauses there were since something last succeeded. It is not autoloaded, and absent as a rule. */
	public const OPTION = 'encharge_webhooks_inbox_pauses';

	public function __construct( private readonly Inbox $inbox ) {}

	/** @return bool whether the entries are to lie for now */
	public function is_open(): bool {
		return null !== $this->inbox->paused();
	}

	/** @return bool whether the last pause is over and nothing has succeeded since */
	public function is_half_open(): bool {
		return self::pauses() > 0;
	}

	/** Lets all entries lie for a while. */
	public function open( Outage $outage ): void {
		$pauses = self::pauses() + 1;

		$this->inbox->pause( Backoff::of_inbox( $pauses, $outage->retry_after ), $outage->reason );

		if ( DatabaseConnection::is_open() ) {
			update_option( self::OPTION, $pauses, false );
		}
	}

	/** Something has succeeded. */
	public function close(): void {
		self::forget();
	}

	/** What lies there is tried as if nothing had failed. */
	public static function forget(): void {
		if ( self::pauses() > 0 ) {
			delete_option( self::OPTION );
		}
	}

	private static function pauses(): int {
		$pauses = DatabaseConnection::is_open() ? get_option( self::OPTION, 0 ) : 0;

		return is_numeric( $pauses ) ? max( 0, (int) $pauses ) : 0;
	}
}
