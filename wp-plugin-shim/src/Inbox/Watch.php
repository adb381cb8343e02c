<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\Inbox;
use Encharge\Webhooks\InboxException;
use Encharge\Webhooks\InboxState;

/**
 * Looks after an inbox for as long as it is left running.
 *
 * Whenever something is due it has somebody drain. It needs neither database
 * nor Encharge itself, and loads no class once it runs: it outlives both, and an
 * update of the plugin.
 */
final class Watch {

	/** Between two looks, in milliseconds. */
	private const PAUSE = 250;

	/** In how many seconds what a process that ended has left is looked for. */
	private const ABANDONED = 60;

	/** The longest wait, in seconds, after a drain that failed. */
	private const LONGEST = 60;

	private float $idle_since;

	private float $looked_for_abandoned = 0.0;

	private int $failures = 0;

	/**
	 * @param string                $folder       the inbox
	 * @param string                $installation whose it is
	 * @param \Closure(): ?bool     $drain        whether it went well; null if no more is to be done
	 * @param \Closure(): bool      $is_told      whether somebody wants this to end
	 * @param int                   $idle_exit    seconds without work after which to end; 0: never
	 */
	public function __construct(
		private readonly string $folder,
		private readonly string $installation,
		private readonly \Closure $drain,
		private readonly \Closure $is_told,
		private readonly int $idle_exit
	) {
		$this->idle_since = microtime( true );
	}

	/** Ends when it is told, when there was nothing to do for long enough, or when no more is to be done. */
	public function run(): void {
		while ( ! ( $this->is_told )() ) {
			if ( $this->failures > 0 || $this->is_work_due() ) {
				$is_well = ( $this->drain )();

				if ( null === $is_well ) {
					return;
				}

				$this->failures   = $is_well ? 0 : $this->failures + 1;
				$this->idle_since = microtime( true );
				$this->wait( 0 === $this->failures ? 0 : min( self::LONGEST, 2 ** min( $this->failures - 1, 6 ) ) );
			} elseif ( $this->idle_exit > 0 && microtime( true ) - $this->idle_since >= $this->idle_exit ) {
				return;
			}

			$this->wait( 0 );
		}
	}

	private function is_work_due(): bool {
		try {
			$inbox = Inbox::open( $this->folder, $this->installation );

			return null === $inbox->paused() && ( $inbox->hasWork() || $this->is_abandoned( $inbox ) );
		} catch ( InboxException ) {
			return false;
		}
	}

	/**
	 * Whether an entry is being worked, or was when a process ended: which of the
	 * two, only whoever tries to claim it finds out.
	 *
	 * @throws InboxException If the inbox cannot be read.
	 */
	private function is_abandoned( Inbox $inbox ): bool {
		if ( microtime( true ) - $this->looked_for_abandoned < self::ABANDONED ) {
			return false;
		}

		$this->looked_for_abandoned = microtime( true );

		return 0 < $inbox->count( InboxState::Claimed, 1 )['count'];
	}

	/** @param int $seconds and a moment */
	private function wait( int $seconds ): void {
		$until = microtime( true ) + $seconds;

		do {
			Moment::pass( self::PAUSE );
		} while ( microtime( true ) < $until && ! ( $this->is_told )() );
	}
}
