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
}
$ways[$_GET['way']]();
