<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\Guard;

use Encharge\Webhooks\Tests\EndToEnd\WebhookTestCase;
use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\Reply;

/**
 * PHP-FPM reloaded while webhooks come in.
 */
final class ReloadTest extends WebhookTestCase
{
    protected const ASYNC = 'false';
    public function test_a_reload_loses_no_webhook(): void
    {
        $ids = array_map(static fn(int $number): string => "c$number", range(1, 120));
        $this->people(...array_map(self::person(...), $ids));
        $refused = $this->request('add', ['id' => 'c1'], ['access_key' => 'wrong']);

        $replies = Http::begin([...array_map(fn(string $id): array => $this->request('add', ['id' => $id]), $ids), ...array_fill(0, 60, $refused)]);
        $this->stack->pool->fpm->reload();
        usleep(200000);
        $this->stack->pool->fpm->reload();
        $answered = count($this->users());
        $replies = $replies();

        self::assertLessThan(120, $answered, 'all was over before the second reload');
        foreach (array_slice($replies, 0, 120) as $reply) {
            self::assertTrue(self::assert_handled($reply)['created']);
        }
        self::assertSame([403], array_values(array_unique(array_map(static fn(Reply $reply): int => $reply->status, array_slice($replies, 120)))));
        self::assertCount(120, $this->users());
        self::assertCount(120, $this->log());
    }
}
