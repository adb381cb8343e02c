<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\ExitException;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Sync\Outcome;
use Encharge\Webhooks\WordPress\Sync\Sync;
use Encharge\Webhooks\WordPress\Sync\Task;
use Encharge\Webhooks\WordPress\Sync\Timing;

/**
 * One task that somebody waits for. A plugin that ends the process ends the task
 * alone, as it does in the inbox.
 */
final class TaskRun {

	public static function now( Task $task ): Outcome {
		$sync     = Sync::make( Settings::load(), new Timing() );
		$outcomes = array();

		try {
			( new Isolation() )->run(
				static function () use ( $sync, $task, &$outcomes ): void {
					foreach ( $sync->run( array( $task ) ) as $outcome ) {
						$outcomes[] = $outcome;
					}
				},
				static function ( string $reason ) use ( $sync ): void {
					$sync->interrupt( Code::InternalError, $reason );
				}
			);
		} catch ( ExitException ) {
			array_push( $outcomes, ...$sync->interrupt( Code::InternalError, Isolation::exited() ) );
		}

		return $outcomes[0];
	}
}
