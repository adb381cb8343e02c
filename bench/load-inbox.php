<?php

/**
 * Has webhooks accepted at a steady rate, without a web server, by as many processes as that would have workers. Prints
 * JSON: for each the milliseconds from when it was due.
 *
 * Usage: php -d extension=FILE load-inbox.php DIRECTORY RATE COUNT PROCESSES
 *   DIRECTORY  one that is not there yet, on the disk that counts
 */

declare(strict_types=1);

require __DIR__ . '/inbox.inc';

[, $directory, $rate, $count, $processes] = $argv;

$inbox = make_inbox($directory);
// All read from one open file, so that whoever is free takes the next.
$queue = tmpfile() ?: exit(1);
stream_set_read_buffer($queue, 0);
fwrite($queue, pack('N*', ...range(0, (int) $count - 1)));
rewind($queue);
$start = hrtime(true) + 50_000_000;
for ($process = 0; $process < (int) $processes; $process++) {
    if (pcntl_fork() !== 0) {
        continue;
    }
    $times = [];
    while (strlen($record = (string) fread($queue, 4)) === 4) {
        /** @var array{1: int} $next */
        $next = unpack('N', $record);
        $webhook = webhook($next[1]);
        $due = $start + (int) ($next[1] * 1e9 / (int) $rate);
        usleep(max(0, intdiv($due - hrtime(true), 1000)));
        $inbox->accept($webhook);
        $times[] = (hrtime(true) - $due) / 1e6;
    }
    file_put_contents("$directory/times-$process.json", json_encode($times, JSON_THROW_ON_ERROR));
    exit;
}
while (pcntl_wait($status) > 0) {
    if ($status !== 0) {
        exit(1);
    }
}
$times = [];
foreach (glob("$directory/times-*.json") ?: [] as $file) {
    array_push($times, ...(array) json_decode((string) file_get_contents($file), true, 512, JSON_THROW_ON_ERROR));
}
echo json_encode($times, JSON_THROW_ON_ERROR);
