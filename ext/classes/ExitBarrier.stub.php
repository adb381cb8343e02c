<?php

/** @generate-class-entries */

namespace Encharge\Webhooks;

/**
 * Keeps an exit in code of somebody else's from ending the process.
 *
 * @strict-properties
 * @not-serializable
 */
final class ExitBarrier
{
    private function __construct() {}

    /**
     * Calls $work, and throws where it would have ended the process: by exit or
     * die(), at whatever depth. What that prints is printed, and the status that it
     * gives is forgotten.
     *
     * Between the exit and here PHP runs no finally and no catch, as it runs none at
     * the end of a process: whatever $work has begun and would have put right there
     * is the caller's to put right. Destructors run. A fatal error ends the process,
     * and an exception of $work's comes out of here as it is.
     *
     * @return mixed what $work returned
     * @throws ExitException if $work called exit
     */
    public static function run(callable $work): mixed {}
}
