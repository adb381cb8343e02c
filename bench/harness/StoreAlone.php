<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

use Encharge\Webhooks\Tests\Support\Server\PhpFpm;
use Encharge\Webhooks\Tests\Support\Shell;

/**
 * What an inbox takes on the same disk without a web server: two syncs for each webhook, and hardly anything else.
 */
final class StoreAlone
{
    private int $inboxes = 0;

    /** @param string $directory an existing one for the inboxes, which are left there */
    public function __construct(private readonly string $directory)
    {
    }

    /**
     * @param 'accept'|'hold' $what
     * @return non-empty-list<float> milliseconds of so many, one after the other
     */
    public function times(string $what, int $count): array
    {
        return $this->run('time-inbox.php', $what, (string) $count);
    }

    /** @return non-empty-list<float> milliseconds from when each was due, the shortest first */
    public function open_loop(int $rate, int $count): array
    {
        $times = $this->run('load-inbox.php', (string) $rate, (string) $count, (string) PhpFpm::WORKERS);
        sort($times);
        return $times;
    }

    /** @return non-empty-list<float> */
    private function run(string $script, string ...$arguments): array
    {
        $inbox = "$this->directory/inbox-" . ++$this->inboxes;
        $extension = 'extension=' . Shell::environment('ENCHARGE_EXTENSION');
        /** @var non-empty-list<float> */
        return json_decode(Shell::run([PHP_BINARY, '-n', '-d', $extension, dirname(__DIR__) . "/$script", $inbox, ...array_values($arguments)]), true, 512, JSON_THROW_ON_ERROR);
    }
}
