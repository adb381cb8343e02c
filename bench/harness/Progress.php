<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

/**
 * What is going on, for whoever waits.
 */
final class Progress
{
    public static function say(string $what): void
    {
        fwrite(STDERR, date('H:i:s') . " $what\n");
    }
}
