<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\Client;
use Encharge\Webhooks\WordPress\Guard\WebWorkers;

/**
 * How far a drain goes.
 */
final readonly class DrainLimits {

	/**
	 * @param int                    $entries how many entries at most; 0: as many as are due
	 * @param int                    $seconds after which no further batch is begun; 0: however long it takes
	 * @param (\Closure(): bool)|null $is_told asked before each entry: whether it is to end
	 * @param (\Closure(): bool)|null $is_busy asked before each batch: whether the process is needed for something else
	 */
	public function __construct(
		public int $entries = 0,
		public int $seconds = 0,
		public ?\Closure $is_told = null,
		public ?\Closure $is_busy = null
	) {}

	/** @return self for a worker of a web server, whom visitors may need */
	public static function of_web(): self {
		// LiteSpeed ends a process a second after it let the sender go; visitors come between where there is one worker for all.
		$is_short = 'litespeed' === PHP_SAPI || WebWorkers::is_single();

		return new self( entries: $is_short ? Client::PEOPLE_PER_CALL : 0, is_busy: FpmWorkers::are_needed( ... ) );
	}
}
