<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\PhpFpm;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * Which requests are webhooks, and what HTTP has to say about their answers.
 */
final class HttpTest extends WebhookTestCase
{
    /** @return iterable<string, array{string}> what stands for wpf_action=test */
    public static function spellings(): iterable
    {
        foreach (['wpf_action=test', 'wpf.action=test', 'wpf%5Faction=test', '%20wpf_action=test', 'wpf[action=test', 'x=1&wpf_action=test', 'wpf_action=add&wpf_action=test'] as $spelling) {
            yield $spelling => [$spelling];
        }
    }

    #[DataProvider('spellings')]
    public function test_whatever_php_reads_as_the_action_is_a_webhook(string $spelling): void
    {
        self::assert_handled(Http::send(['url' => "{$this->stack->site->url}/?$spelling&access_key={$this->stack->key}"]));
    }

    public function test_wordpress_redirects_no_webhook(): void
    {
        $port = parse_url($this->stack->site->url, PHP_URL_PORT);
        foreach (["http://www.site.example.test:$port/", "http://127.0.0.1:$port/", "{$this->stack->site->url}/index.php", "{$this->stack->site->url}//"] as $base) {
            $url = "$base?" . http_build_query(['wpf_action' => 'test', 'access_key' => $this->stack->key]);
            self::assert_handled(Http::send(['url' => $url]));
            self::assert_failed(405, 'method_not_allowed', Http::send(['method' => 'GET', 'url' => $url]));
        }
    }

    /** @return iterable<string, array{string, string}> method, path */
    public static function other_requests(): iterable
    {
        yield 'front page' => ['GET', '/'];
        yield 'action in the form only' => ['POST', '/'];
        yield 'login' => ['POST', '/wp-login.php?wpf_action=test'];
        yield 'admin' => ['GET', '/wp-admin/?wpf_action=test'];
        yield 'ajax' => ['POST', '/wp-admin/admin-ajax.php?wpf_action=test'];
        yield 'cron' => ['POST', '/wp-cron.php?wpf_action=test'];
        yield 'xmlrpc' => ['POST', '/xmlrpc.php?wpf_action=test'];
    }

    #[DataProvider('other_requests')]
    public function test_other_requests_are_left_alone(string $method, string $path): void
    {
        $reply = Http::send([
            'method' => $method,
            'url' => $this->stack->site->url . $path,
            'headers' => ["X-Encharge-Access-Key: {$this->stack->key}", 'Content-Type: application/x-www-form-urlencoded'],
            'body' => 'wpf_action=test',
        ]);

        self::assertStringNotContainsString('answered_by', $reply->body);
        self::assertArrayNotHasKey('server-timing', $reply->headers);
        self::assertSame([], $this->log());
    }

    public function test_server_timing_is_for_key_holders(): void
    {
        $this->people(self::person('c1'));

        $timing = (string) $this->post('add', ['id' => 'c1'])->header('server-timing');
        self::assertMatchesRegularExpression('/^guard;dur=[\d.]+, bootstrap;dur=[\d.]+, connect;desc=(new|kept);dur=[\d.]+, api;dur=[\d.]+, lock;dur=[\d.]+, write;dur=[\d.]+, commit;dur=[\d.]+$/', $timing);
        foreach ([$this->post('test'), $this->post('add', '{'), $this->post('add', ['id' => 'gone']), Http::send(['method' => 'GET'] + $this->request('add'))] as $reply) {
            self::assertStringStartsWith('guard;dur=', (string) $reply->header('server-timing'), (string) $reply);
        }
        foreach ([['access_key' => 'wrong'], ['access_key' => ''], ['access_key' => ['x']]] as $query) {
            foreach (['POST', 'GET'] as $method) {
                self::assertArrayNotHasKey('server-timing', Http::send(['method' => $method] + $this->request('add', '', $query))->headers);
            }
        }
    }

    public function test_a_connection_is_told_to_be_kept(): void
    {
        $this->people(self::person('c1'));
        for ($i = 0; $i <= PhpFpm::WORKERS; $i++) {
            $timing = (string) $this->post('add', ['id' => 'c1'])->header('server-timing');
        }
        self::assertStringContainsString('connect;desc=kept;dur=0.0', $timing);
    }

    public function test_an_answer_has_only_its_own_headers(): void
    {
        $this->people(self::person('c1'));
        foreach ([$this->post('add', ['id' => 'c1']), $this->post('add', '{'), $this->post('test', '', ['access_key' => 'wrong'])] as $reply) {
            $own = ['cache-control', 'content-length', 'content-type', 'expires', 'server-timing', 'x-content-type-options', 'x-litespeed-cache-control'];
            $of_nginx = ['server', 'date', 'connection', 'transfer-encoding'];
            self::assertSame([], array_diff(array_keys($reply->headers), $own, $of_nginx));
            self::assertSame('nosniff', $reply->header('x-content-type-options'));
        }
    }

    public function test_every_webhook_that_is_let_in_leaves_one_log_row(): void
    {
        $this->people(self::person('c1'));
        $this->post('test');
        $this->post('add', ['id' => 'c1']);
        $this->post('add', ['id' => 'c1']);
        $this->post('add', ['id' => 'gone']);
        $this->post('add', '{');
        $this->post('no');
        $this->post('add', '', ['access_key' => 'wrong']);

        $rows = array_map(static fn(array $row): array => [$row['action'], $row['contact_id'], $row['outcome'], $row['code']], $this->log());
        self::assertSame([
            ['add', 'c1', 'created', ''],
            ['add', 'c1', 'unchanged', ''],
            ['add', 'gone', 'failed', 'person_not_found'],
        ], $rows);
        $created = $this->log()[0];
        self::assertEqualsCanonicalizing(['id', 'email', 'firstName', 'lastName', 'tags'], json_decode((string) $created['fields'], true));
        self::assertEqualsCanonicalizing(['guard', 'bootstrap', 'connect', 'api', 'lock', 'write'], array_keys(json_decode((string) $created['durations'], true)));
        self::assertNotSame('', $created['key_id']);
        self::assertLessThan(60, abs(strtotime($created['time'] . ' UTC') - time()));
    }
}
