<?php

/**
 * Times what an inbox does, without a web server: to accept a webhook, both syncs among it, or to hold and end one.
 * Prints JSON: the milliseconds of each.
 *
 * Usage: php -d extension=FILE time-inbox.php DIRECTORY accept|hold COUNT
 *   DIRECTORY  one that is not there yet, on the disk that counts
 */

declare(strict_types=1);

require __DIR__ . '/inbox.inc';

[, $directory, $what, $count] = $argv;

$inbox = make_inbox($directory);
$times = [];
for ($number = 0; $number < (int) $count; $number++) {
    $webhook = webhook($number);
    $began = hrtime(true);
    if ($what === 'accept') {
        $inbox->accept($webhook);
    } else {
        $inbox->hold($webhook)[0]->done();
    }
    $times[] = (hrtime(true) - $began) / 1e6;
}
echo json_encode($times, JSON_THROW_ON_ERROR);
