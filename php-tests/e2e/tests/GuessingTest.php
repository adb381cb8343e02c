<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\Reply;

/**
 * Somebody guesses at a key that can be guessed.
 */
class GuessingTest extends WebhookTestCase
{
    private const WEAK = '0a1b2c3d';
    private const ELSEWHERE = '127.0.1.1';

    protected function setUp(): void
    {
        parent::setUp();
        // What was wrong in other tests is forgotten.
        $this->stack->pool->fpm->reload();
        $this->stack->site->cli_with(self::WEAK . "\n", 'encharge', 'key', 'add');
    }

    public function test_the_network_that_guesses_is_shut_out_and_no_other(): void
    {
        $this->guess(60);
        self::assert_handled($this->with(self::WEAK));
        $this->guess(1);

        foreach ([self::WEAK, 'ffffffff', 'another wrong one'] as $key) {
            $shut = $this->with($key);
            self::assert_failed(429, 'too_many_attempts', $shut);
            self::assertMatchesRegularExpression('/^([1-9]|[1-5]\d|60)$/D', (string) $shut->header('retry-after'));
            self::assertArrayNotHasKey('server-timing', $shut->headers);
        }
        self::assert_failed(429, 'too_many_attempts', $this->post('add', '{', ['access_key' => self::WEAK]));
        self::assert_failed(401, 'missing_access_key', $this->with(''));
        $by_get = Http::send(['method' => 'GET'] + $this->request('test', '', ['access_key' => self::WEAK]));
        self::assert_failed(405, 'method_not_allowed', $by_get);
        self::assertArrayNotHasKey('server-timing', $by_get->headers);

        self::assert_handled($this->with($this->stack->key));
        self::assert_handled($this->with(self::WEAK, self::ELSEWHERE));
    }

    public function test_who_goes_on_sending_does_not_make_it_longer(): void
    {
        $this->guess(61);
        $first = $this->with(self::WEAK);
        sleep(2);
        Http::send_all(array_fill(0, 70, $this->request('test', '', ['access_key' => self::WEAK])));
        $later = $this->with(self::WEAK);

        self::assert_failed(429, 'too_many_attempts', $later);
        self::assertLessThanOrEqual((int) $first->header('retry-after') - 2, (int) $later->header('retry-after'));
    }

    public function test_guesses_by_get_count(): void
    {
        Http::send_all(array_map(fn(int $guess): array => ['method' => 'GET'] + $this->request('add', '', ['access_key' => "guess$guess"]), range(1, 61)));

        self::assert_failed(429, 'too_many_attempts', $this->with(self::WEAK));
    }

    public function test_what_carries_no_key_does_not_count(): void
    {
        Http::send_all(array_map(fn(int $number): array => ['method' => $number % 2 === 0 ? 'GET' : 'POST'] + $this->request('add', '', ['access_key' => '']), range(1, 130)));
        Http::send_all(array_fill(0, 70, $this->request('add', '{', ['access_key' => self::WEAK])));

        self::assert_handled($this->with(self::WEAK));
    }

    public function test_without_a_key_that_can_be_guessed_nobody_is_shut_out(): void
    {
        $this->stack->site->set(['access_keys' => array_slice(unserialize((string) $this->stack->database->value("SELECT option_value FROM wp_options WHERE option_name = 'encharge_webhooks_settings'"))['access_keys'], 0, 1)]);
        $this->guess(61);

        self::assert_failed(403, 'invalid_access_key', $this->with(self::WEAK));
        self::assert_handled($this->with($this->stack->key));
    }

    /** @param int $times as many wrong keys, each of which is refused as such */
    private function guess(int $times): void
    {
        foreach (Http::send_all(array_map(fn(int $guess): array => $this->request('test', '', ['access_key' => sprintf('%08x', $guess)]), range(1, $times))) as $reply) {
            self::assert_failed(403, 'invalid_access_key', $reply);
        }
    }

    private function with(string $key, string $from = '127.0.0.1'): Reply
    {
        return Http::send(['from' => $from] + $this->request('test', '', ['access_key' => $key]));
    }
}
