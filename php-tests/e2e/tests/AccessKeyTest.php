<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\Reply;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * Where a key may stand, and every form in which none counts. KEY stands for a valid one.
 */
class AccessKeyTest extends WebhookTestCase
{
    private const FORM = 'Content-Type: application/x-www-form-urlencoded';
    private const JSON = 'Content-Type: application/json';

    /** @return array<string, array{string, list<string>, string}> query, headers, body */
    public static function let_in(): array
    {
        return [
            'query' => ['access_key=KEY', [], ''],
            'form' => ['', [self::FORM], 'access_key=KEY'],
            'form with charset' => ['', ['Content-Type: application/x-www-form-urlencoded; charset=UTF-8'], 'access_key=KEY'],
            'header' => ['', ['X-Encharge-Access-Key: KEY'], ''],
            'header in lower case' => ['', ['x-encharge-access-key: KEY'], ''],
            'bearer' => ['', ['Authorization: Bearer KEY'], ''],
            'bearer in lower case' => ['', ['authorization: bearer KEY'], ''],
            'query before form' => ['access_key=KEY', [self::FORM], 'access_key=wrong'],
            'query before header' => ['access_key=KEY', ['X-Encharge-Access-Key: wrong'], ''],
            'form before header' => ['', [self::FORM, 'X-Encharge-Access-Key: wrong'], 'access_key=KEY'],
            'header before bearer' => ['', ['X-Encharge-Access-Key: KEY', 'Authorization: Bearer wrong'], ''],
            'query, the last of two' => ['access_key=wrong&access_key=KEY', [], ''],
            'form, the last of two' => ['', [self::FORM], 'access_key=wrong&access_key=KEY'],
            'bearer beside basic auth of a proxy' => ['', ['Authorization: Basic dTpw', 'X-Encharge-Access-Key: KEY'], ''],
            'percent-encoded name' => ['access%5Fkey=KEY', [], ''],
        ];
    }

    /** @param list<string> $headers */
    #[DataProvider('let_in')]
    public function test_valid_key_is_let_in(string $query, array $headers, string $body): void
    {
        self::assertSame(['method' => 'test', 'answered_by' => static::answered_by()], self::assert_handled($this->send($query, $headers, $body)));
    }

    /** @return array<string, array{int, string, list<string>, string}> status, query, headers, body */
    public static function kept_out(): array
    {
        return [
            'none' => [401, '', [], ''],
            'empty' => [401, 'access_key=', [], ''],
            'empty, and a header' => [401, 'access_key=', ['X-Encharge-Access-Key: KEY'], ''],
            'name only' => [401, 'access_key', [], ''],
            'basic auth' => [401, '', ['Authorization: Basic a2V5OmtleQ=='], ''],
            'bearer without key' => [401, '', ['Authorization: Bearer '], ''],
            'in a JSON body' => [401, '', [self::JSON], '{"access_key":"KEY"}'],
            'in a form that says JSON' => [401, '', [self::JSON], 'access_key=KEY'],
            'in a form without a type' => [401, '', [], 'access_key=KEY'],
            'in a multipart form' => [401, '', ['Content-Type: multipart/form-data; boundary=x'], "--x\r\nContent-Disposition: form-data; name=\"access_key\"\r\n\r\nKEY\r\n--x--\r\n"],
            'in a cookie' => [401, '', ['Cookie: access_key=KEY'], ''],
            'array' => [403, 'access_key[]=KEY', [], ''],
            'named array' => [403, 'access_key[a]=KEY', [], ''],
            'array in the form' => [403, '', [self::FORM], 'access_key[]=KEY'],
            'wrong' => [403, 'access_key=wrong', [], ''],
            'wrong, and a valid header' => [403, 'access_key=wrong', ['X-Encharge-Access-Key: KEY'], ''],
            'wrong, the last of two' => [403, 'access_key=KEY&access_key=wrong', [], ''],
            'blank before' => [403, 'access_key=%20KEY', [], ''],
            'blank after' => [403, 'access_key=KEY%20', [], ''],
            'line break after' => [403, 'access_key=KEY%0A', [], ''],
            'NUL after' => [403, 'access_key=KEY%00', [], ''],
            'a character more' => [403, 'access_key=KEY0', [], ''],
            'zero' => [403, 'access_key=0', [], ''],
            'true' => [403, 'access_key=true', [], ''],
            'broken UTF-8' => [403, 'access_key=%FF%FE', [], ''],
            'very long' => [403, 'access_key=' . str_repeat('a', 6000), [], ''],
            'wrong bearer' => [403, '', ['Authorization: Bearer wrong'], ''],
            'bearer of two' => [403, '', ['Authorization: Bearer KEY KEY'], ''],
            'upper case' => [403, 'access_key=UPPER', [], ''],
            'all but the last character' => [403, 'access_key=SHORT', [], ''],
            'its own digest' => [403, 'access_key=DIGEST', [], ''],
        ];
    }

    /** @param list<string> $headers */
    #[DataProvider('kept_out')]
    public function test_anything_else_is_kept_out(int $status, string $query, array $headers, string $body): void
    {
        $reply = $this->send($query, $headers, $body);

        self::assert_failed($status, $status === 401 ? 'missing_access_key' : 'invalid_access_key', $reply);
        self::assertArrayNotHasKey('server-timing', $reply->headers);
        self::assertStringNotContainsString($this->stack->key, $reply->body);
        $this->assert_refusal_was_kept($status === 401 ? 'missing_access_key' : 'invalid_access_key');
    }

    public function test_several_keys_are_valid_until_each_is_revoked(): void
    {
        $second = trim($this->stack->site->cli('encharge', 'key', 'generate', '--label=second', '--porcelain'));
        $ids = explode(' ', trim($this->stack->site->cli('encharge', 'key', 'list', '--format=ids')));
        self::assert_handled($this->send("access_key=$second"));
        self::assert_handled($this->send('access_key=KEY'));
        $this->people(self::person('c1'));
        self::assert_handled($this->post('add', ['id' => 'c1'], ['access_key' => $second]));
        self::assert_handled($this->post('add', ['id' => 'c1']));
        self::assertSame([$ids[1], $ids[0]], array_column(array_slice($this->log(), -2), 'key_id'));

        $this->stack->site->cli('encharge', 'key', 'revoke', $ids[0], '--yes');

        self::assert_failed(403, 'invalid_access_key', $this->send('access_key=KEY'));
        self::assert_handled($this->send("access_key=$second"));
    }

    public function test_a_key_is_shut_once_it_has_expired(): void
    {
        // Keys that were wrong in other tests would shut one that can be guessed.
        $this->stack->pool->fpm->reload();
        $this->stack->site->cli_with("0a1b2c3d\n", 'encharge', 'key', 'add', '--expires=30 days');
        self::assert_handled($this->send('access_key=0a1b2c3d'));

        $settings = unserialize((string) $this->stack->database->value("SELECT option_value FROM wp_options WHERE option_name = 'encharge_webhooks_settings'"));
        $keys = $settings['access_keys'];
        $keys[1]['expires'] = time() - 1;
        $this->stack->site->set(['access_keys' => $keys]);

        self::assert_failed(403, 'invalid_access_key', $this->send('access_key=0a1b2c3d'));
        self::assert_handled($this->send('access_key=KEY'));
    }

    public function test_without_a_key_nothing_gets_in(): void
    {
        $this->stack->site->set(['access_keys' => []]);

        self::assert_failed(403, 'invalid_access_key', $this->send('access_key=KEY'));
        self::assert_failed(401, 'missing_access_key', $this->send('access_key='));
        self::assert_failed(401, 'missing_access_key', $this->send(''));
    }

    public function test_a_site_that_was_never_set_up_lets_nothing_in(): void
    {
        $this->stack->database->execute("DELETE FROM wp_options WHERE option_name LIKE 'encharge_webhooks_%' AND option_name NOT IN ('encharge_webhooks_schema', 'encharge_webhooks_guard')");
        $this->stack->site->keep_guard_file();

        self::assert_failed(403, 'invalid_access_key', $this->send('access_key=KEY'));
        self::assert_failed(401, 'missing_access_key', $this->send('access_key='));
    }

    /** @param list<string> $headers */
    private function send(string $query, array $headers = [], string $body = ''): Reply
    {
        $key = $this->stack->key;
        $values = ['KEY' => $key, 'UPPER' => strtoupper($key), 'SHORT' => substr($key, 0, -1), 'DIGEST' => hash('sha256', $key)];
        return Http::send([
            'url' => $this->stack->site->url . '/?wpf_action=test&' . strtr($query, $values),
            'headers' => array_map(static fn(string $header): string => strtr($header, $values), $headers),
            'body' => strtr($body, $values),
        ]);
    }

    /** `wp encharge status` makes one, and sends the site itself a test with it. */
    public function test_a_diagnostic_key_opens_the_test_only(): void
    {
        $this->people(self::person('c1'));
        $plugin = 'Encharge\\Webhooks\\WordPress';
        $key = trim($this->stack->site->cli('eval', "echo (new $plugin\\Guard\\DiagnosticKeys($plugin\\Config\\Settings::load()))->generate();"));

        self::assertSame('test', self::assert_handled($this->post('test', '', ['access_key' => $key]))['method']);
        foreach (['add', 'update', 'update_tags'] as $action) {
            self::assert_failed(403, 'invalid_access_key', $this->post($action, ['id' => 'c1'], ['access_key' => $key]));
        }
    }
}
