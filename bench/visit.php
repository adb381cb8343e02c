<?php

/**
 * Asks for a page again and again, with a pause after each, until its input ends. Prints JSON: the milliseconds of each.
 *
 * Usage: php visit.php URL
 */

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

require __DIR__ . '/harness/Curl.php';

/** @var non-empty-string $url */
[, $url] = $argv;
$page = Curl::handle();
curl_setopt($page, CURLOPT_URL, $url);
$times = [];
$write = $except = null;
do {
    $began = hrtime(true);
    $body = curl_exec($page);
    $times[] = (hrtime(true) - $began) / 1e6;
    $status = curl_getinfo($page, CURLINFO_RESPONSE_CODE);
    if ($status !== 200) {
        fwrite(STDERR, "A visitor was answered $status: $body\n");
        exit(1);
    }
    $read = [STDIN];
} while (stream_select($read, $write, $except, 0, 50000) === 0);
echo json_encode($times, JSON_THROW_ON_ERROR);
