<?php

/**
 * In WordPress's place: ends as the query says, after it has answered or without.
 */

declare(strict_types=1);

use Encharge\Webhooks\Guard;

ini_set('log_errors', '0');
$ways = require __DIR__ . '/ends_of_requests.inc';
if ($_GET['answer'] === 'shut') {
    Guard::shut();
} elseif ($_GET['answer'] === 'given') {
    Guard::answer(200, ['user_id' => 7], ['Server-Timing' => 'own;dur=1.0']);
} elseif ($_GET['answer'] === 'opened') {
    header('X-Page: 1');
    Guard::open();
}
$ways += [
    'goes on' => static function (): void {
        sleep(2);
        file_put_contents(__DIR__ . '/sessions/went-on', 'true');
    },
    'page' => static function (): void {
        http_response_code(404);
        header('Content-Type: text/plain');
        echo 'a page';
    },
];
$ways[$_GET['way']]();
