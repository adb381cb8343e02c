<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\Guard;

use Encharge\Webhooks\Tests\EndToEnd\WebhookTestCase;
use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\PhpFpm;
use Encharge\Webhooks\Tests\Support\Server\Pool;
use Encharge\Webhooks\Tests\Support\Server\Reply;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * The guard answers alone, and knows at once what changed, however PHP keeps its compiled scripts.
 */
final class OpcacheTest extends WebhookTestCase
{
    private Pool $pool;

    /** @return iterable<string, array{array<string, string>, bool}> settings of PHP, and whether it sees that a script changed */
    public static function settings(): iterable
    {
        yield 'on' => [['opcache.validate_timestamps' => '1'], true];
        yield 'off' => [['opcache.enable' => '0'], true];
        yield 'frozen' => [['opcache.validate_timestamps' => '0'], false];
    }

    /** @param array<string, string> $settings */
    #[DataProvider('settings')]
    public function test_what_is_refused_never_loads_wordpress(array $settings, bool $sees_changes): void
    {
        $this->begin($settings, $sees_changes);
        $this->stack->site->load('marks');
        $this->people(self::person('c1'));
        $json = ['Content-Type: application/json'];
        $refused = [
            [401, 'missing_access_key', 'POST', '', '{"id":"c1"}', $json],
            [403, 'invalid_access_key', 'POST', 'access_key=wrong', '{"id":"c1"}', $json],
            [403, 'invalid_access_key', 'POST', 'access_key[]=KEY', '{"id":"c1"}', $json],
            [405, 'method_not_allowed', 'GET', 'access_key=KEY', '', []],
            [405, 'method_not_allowed', 'GET', '', '', []],
            [413, 'payload_too_large', 'POST', 'access_key=KEY', str_repeat(' ', (1 << 20) + 1), $json],
            [415, 'unsupported_media_type', 'POST', 'access_key=KEY', '<id>c1</id>', ['Content-Type: text/xml']],
            [400, 'invalid_action', 'POST', 'access_key=KEY&wpf_action=remove', '{"id":"c1"}', $json],
            [400, 'invalid_json', 'POST', 'access_key=KEY', '{"id":"c1"', $json],
            [400, 'missing_contact', 'POST', 'access_key=KEY', '{}', $json],
            [400, 'invalid_contact', 'POST', 'access_key=KEY', '{"id":"c 1"}', $json],
        ];
        foreach ($refused as [$status, $code, $method, $query, $body, $headers]) {
            self::assert_failed($status, $code, $this->send($query, $body, $headers, $method));
        }
        self::assertSame(['method' => 'test', 'answered_by' => 'guard'], self::assert_handled($this->send('access_key=KEY&wpf_action=test')));
        self::assertFileDoesNotExist($this->mark());
        self::assertSame([], $this->log());
        self::assertSame([], $this->stack->encharge->requests());

        self::assertTrue(self::assert_handled($this->send('access_key=KEY', '{"id":"c1"}', $json))['created']);
        self::assertSame('.', file_get_contents($this->mark()));
    }

    /** @param array<string, string> $settings */
    #[DataProvider('settings')]
    public function test_keys_count_from_the_next_request_on(array $settings, bool $sees_changes): void
    {
        $this->begin($settings, $sees_changes);
        $this->people(self::person('c1'));
        $first = explode(' ', trim($this->stack->site->cli('encharge', 'key', 'list', '--format=ids')))[0];
        $this->send_to_all_workers($this->stack->key, 200);

        $new = trim($this->stack->site->cli('encharge', 'key', 'generate', '--porcelain'));
        $this->send_to_all_workers($new, 200);
        self::assert_handled($this->send("access_key=$new", '{"id":"c1"}', ['Content-Type: application/json']));

        $this->stack->site->cli('encharge', 'key', 'revoke', $first, '--yes');
        $this->send_to_all_workers($this->stack->key, 403);
        self::assert_failed(403, 'invalid_access_key', $this->send('access_key=KEY', '{"id":"c1"}', ['Content-Type: application/json']));
        $this->send_to_all_workers($new, 200);
    }

    /** @param array<string, string> $settings */
    private function begin(array $settings, bool $sees_changes): void
    {
        @unlink($this->mark());
        $this->pool = $this->make_pool($settings);
        self::assertSame($sees_changes ? '12' : '11', $this->run_script(1) . $this->run_script(2));
    }

    private function run_script(int $number): string
    {
        $script = "{$this->stack->site->root}/script.php";
        file_put_contents($script, "<?php echo $number;");
        // opcache takes nothing that is younger than two seconds.
        touch($script, time() - 60 + $number);
        return Http::send(['method' => 'GET', 'url' => "{$this->pool->url}/script.php"])->body;
    }

    private function send_to_all_workers(string $key, int $status): void
    {
        $request = ['url' => "{$this->pool->url}/?wpf_action=test&access_key=$key"];
        $statuses = array_map(static fn(Reply $reply): int => $reply->status, Http::send_all(array_fill(0, 8 * PhpFpm::WORKERS, $request)));
        self::assertSame([$status], array_values(array_unique($statuses)));
    }

    /** @param list<string> $headers */
    private function send(string $query, string $body = '', array $headers = [], string $method = 'POST'): Reply
    {
        $url = "{$this->pool->url}/?wpf_action=add&" . str_replace('KEY', $this->stack->key, $query);
        return Http::send(['method' => $method, 'url' => $url, 'headers' => $headers, 'body' => $body]);
    }

    private function mark(): string
    {
        return "{$this->stack->site->root}/wp-content/loaded";
    }
}
