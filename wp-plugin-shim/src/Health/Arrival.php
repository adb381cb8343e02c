<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

/**
 * One webhook that has come, and what came of it, for somebody who waits for it.
 */
final readonly class Arrival {

	/**
	 * @param string $id      the same each time that it is told
	 * @param int    $time    Unix time
	 * @param string $flow    the flow whose key it came with; '' if that is not known
	 * @param string $message what came of it, in whole sentences
	 * @param string $remedy  what helps, a sentence; '' if nothing has to
	 * @param int    $log_id  the row of the log that says more; 0 if there is none
	 */
	public function __construct(
		public string $id,
		public int $time,
		public Status $status,
		public string $flow,
		public string $message,
		public string $remedy,
		public int $log_id
	) {}
}
