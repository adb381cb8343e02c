<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

/**
 * What came of entries so far.
 */
final class Tally {

	/** How many are done. */
	public int $done = 0;

	/** How many failed and are tried again. */
	public int $later = 0;

	/** How many were given up. */
	public int $dead = 0;

	/** @return int how many have left their place in the inbox */
	public function sum(): int {
		return $this->done + $this->later + $this->dead;
	}

	public function add( self $other ): void {
		$this->done  += $other->done;
		$this->later += $other->later;
		$this->dead  += $other->dead;
	}
}
