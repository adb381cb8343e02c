<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Inbox;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Inbox\FpmWorkers;
use PHPUnit\Framework\Attributes\DataProvider;

/** When the worker that drains makes way for visitors. */
final class FpmWorkersTest extends TestCase
{
    /** @return iterable<string, array{bool, string, int, int, list<string>}> whether it is needed; kind of pool, how often its limit was reached, the most at work, states */
    public static function pools(): iterable
    {
        yield 'static, one is idle' => [false, 'static', 0, 2, ['Running', 'Idle']];
        yield 'static, all are at work' => [true, 'static', 0, 2, ['Running', 'Running']];
        yield 'static, there is one alone' => [false, 'static', 0, 1, ['Running']];
        yield 'dynamic, it can grow' => [false, 'dynamic', 0, 2, ['Running', 'Running']];
        yield 'dynamic, it is as large as it gets' => [true, 'dynamic', 3, 2, ['Running', 'Running']];
        yield 'ondemand, it can grow' => [false, 'ondemand', 0, 1, ['Running']];
        yield 'ondemand, it can grow again' => [false, 'ondemand', 3, 4, ['Running']];
        yield 'ondemand, it is as large as it gets' => [true, 'ondemand', 3, 2, ['Running', 'Running']];
        yield 'ondemand, one is idle' => [false, 'ondemand', 3, 2, ['Running', 'Idle']];
    }

    /** @param list<string> $states */
    #[DataProvider('pools')]
    public function test_visitors_come_first_where_no_worker_is_left_to_them(bool $is_needed, string $kind, int $reached, int $most, array $states): void
    {
        self::assertSame($is_needed, FpmWorkers::are_all_needed([
            'process-manager' => $kind,
            'total-processes' => count($states),
            'max-children-reached' => $reached,
            'max-active-processes' => $most,
            'procs' => array_map(static fn (string $state): array => ['state' => $state], $states),
        ]));
    }
}
