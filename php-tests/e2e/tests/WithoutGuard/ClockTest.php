<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\WithoutGuard;

use Encharge\Webhooks\Tests\EndToEnd\WebhookTestCase;
use Encharge\Webhooks\Tests\EndToEnd\WithoutGuard;
use Encharge\Webhooks\Tests\Support\Server\Http;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * Payloads that are trusted, on a server whose clock is set while a request is under way.
 */
final class ClockTest extends WebhookTestCase
{
    use WithoutGuard;

    private const HOUR = 3600;

    /** @return iterable<string, array{int}> seconds */
    public static function clocks(): iterable
    {
        yield 'right' => [0];
        yield 'an hour set back' => [self::HOUR];
        yield 'an hour set forward' => [-self::HOUR];
    }

    #[DataProvider('clocks')]
    public function test_a_new_payload_is_never_ignored(int $seconds): void
    {
        $this->trust_payloads();
        $user_id = self::assert_handled($this->post('add', self::payload('Old')))['user_id'];

        self::assert_handled($this->post('update', self::payload('New'), ['clock' => (string) $seconds]));

        self::assertSame(['New', ['New']], [$this->meta($user_id, 'first_name'), $this->tags($user_id)]);
    }

    #[DataProvider('clocks')]
    public function test_an_old_payload_never_wins_over_newer_data(int $seconds): void
    {
        $this->trust_payloads();
        $user_id = self::assert_handled($this->post('add', self::payload('First')))['user_id'];
        $this->stack->site->load('sleeps');

        $slow = Http::begin([$this->request('update', self::payload('Old'), ['clock' => (string) $seconds, 'sleep' => 'wp_loaded 1500'])]);
        usleep(700_000);
        self::assert_handled($this->post('update', self::payload('New')));
        self::assertCount(2, $this->log(), 'the one that began first is not done yet');
        [$reply] = $slow();

        self::assert_handled($reply);
        self::assertSame(['New', ['New']], [$this->meta($user_id, 'first_name'), $this->tags($user_id)]);
    }

    private function trust_payloads(): void
    {
        $this->stack->site->set(['trust_payload' => true]);
        $this->stack->site->load('moves-the-clock');
    }

    /** @return array{endUserData: list<array<string, mixed>>} */
    private static function payload(string $word): array
    {
        return ['endUserData' => [self::person('c1', firstName: $word, tags: $word)]];
    }
}
