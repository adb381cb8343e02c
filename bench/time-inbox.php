<?php

/**
 * Times what an inbox does, without a web server: to accept a webhook, both syncs among it, and to hold and end one.
 * Prints JSON: the median of each in milliseconds.
 *
 * Usage: php -d extension=FILE time-inbox.php DIRECTORY COUNT
 *   DIRECTORY  an empty one, on the disk that counts
 */

declare(strict_types=1);

use Encharge\Webhooks\Inbox;
use Encharge\Webhooks\Webhook;

[, $directory, $count] = $argv;

foreach (['tmp', 'new', 'cur', 'later', 'dead', 'aside'] as $state) {
    mkdir("$directory/$state", 0700);
}
touch("$directory/drain.lock");
$inbox = Inbox::open($directory, 'bench');
$times = ['accept' => [], 'hold' => []];

for ($number = 0; $number < (int) $count; $number++) {
    $body = json_encode(['id' => "contact-$number"], JSON_THROW_ON_ERROR);
    $webhook = Webhook::accept(
        ['REQUEST_METHOD' => 'POST', 'CONTENT_TYPE' => 'application/json', 'CONTENT_LENGTH' => (string) strlen($body)],
        ['wpf_action' => 'add', 'access_key' => 'key'],
        $body,
        [hash('sha256', 'key')],
    );
    $began = hrtime(true);
    [$claim] = $inbox->hold($webhook);
    $claim->done();
    $held = hrtime(true);
    $inbox->accept($webhook);
    $times['hold'][] = ($held - $began) / 1e6;
    $times['accept'][] = (hrtime(true) - $held) / 1e6;
}

echo json_encode(array_map(static function (array $values): float {
    sort($values);
    return $values[intdiv(count($values), 2)];
}, $times), JSON_THROW_ON_ERROR);
