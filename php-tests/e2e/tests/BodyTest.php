<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\Reply;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * Bodies that must be read, and bodies that must be refused.
 */
class BodyTest extends WebhookTestCase
{
    protected const EXPECTED_ERRORS = '/Input variables exceeded|exceeds the limit/';

    private const FORM = 'Content-Type: application/x-www-form-urlencoded';
    private const JSON = 'Content-Type: application/json';

    /** @return iterable<string, array{0: string, 1?: string, 2?: string}> body, content type, query */
    public static function read(): iterable
    {
        yield 'id' => ['{"id":"c1"}'];
        yield 'blanks around' => [" \n\t{ \"id\" : \"c1\" }\r\n "];
        yield 'other fields' => ['{"id":"c1","name":null,"n":1e400,"big":123456789012345678901234567890,"list":[{},[],true]}'];
        yield 'escapes' => ['{"id":"\u00631","x":"\ud83d\ude00\u0000"}'];
        yield 'lone surrogate' => ['{"id":"c1","x":"half \ud83d"}'];
        yield 'depth 32' => ['{"id":"c1","x":' . str_repeat('[', 31) . str_repeat(']', 31) . '}'];
        yield 'exactly 1 MiB' => ['{"id":"c1","x":"' . str_repeat('x', (1 << 20) - 18) . '"}'];
        yield 'charset' => ['{"id":"c1"}', 'Content-Type: application/json; charset=utf-8'];
        yield 'type in capitals' => ['{"id":"c1"}', 'Content-Type: Application/JSON'];
        yield 'a kind of JSON' => ['{"id":"c1"}', 'Content-Type: application/vnd.encharge+json'];
        yield 'form' => ['id=c1', self::FORM];
        yield 'form in capitals with charset' => ['id=c1', 'Content-Type: APPLICATION/X-WWW-FORM-URLENCODED;charset=UTF-8'];
        yield 'form, percent-encoded' => ['%69d=%63%31', self::FORM];
        yield 'form, the last of two' => ['id=c2&id=c1', self::FORM];
        yield 'form of more fields than PHP takes' => [implode('&', array_map(static fn(int $n): string => "f$n=x", range(1, 2000))) . '&id=c1', self::FORM];
        yield 'query' => ['', '', 'contact_id=c1'];
        yield 'query beside a body without contact' => ['{"name":"Ann"}', self::JSON, 'contact_id=c1'];
        yield 'body before query' => ['{"id":"c1"}', self::JSON, 'contact_id=c2'];
        yield 'id before endUserData' => ['{"endUserData":[{"id":"c2"}],"id":"c1"}'];
        yield 'event subscription' => ['{"endUserData":[{"id":"c1","email":"x@example.test","tags":"a"}],"eventPayload":{"k":[1]}}'];
    }

    #[DataProvider('read')]
    public function test_what_a_body_says_of_contacts_is_understood(string $body, string $type = self::JSON, string $query = ''): void
    {
        $this->people(self::person('c1'), self::person('c2'));

        self::assertSame('c1', self::assert_handled($this->send($body, $type, $query))['contact_id']);
        self::assertSame(['c1@example.test'], array_column($this->users(), 'user_email'));
    }

    /** @return iterable<string, array{0: int, 1: string, 2: string, 3?: string, 4?: string}> status, code, body, content type, query */
    public static function refused(): iterable
    {
        $bodies = [
            'cut' => '{"id":"c1"',
            'not JSON' => 'id=c1',
            'list' => '["c1"]',
            'string' => '"c1"',
            'number' => '1',
            'null' => 'null',
            'blanks only' => '  ',
            'bytes after it' => '{"id":"c1"} x',
            'two documents' => '{"id":"c1"}{"id":"c1"}',
            'NUL after it' => "{\"id\":\"c1\"}\0",
            'byte order mark' => "\xEF\xBB\xBF{\"id\":\"c1\"}",
            'UTF-16' => "\xFF\xFE{\0}\0",
            'duplicate name' => '{"id":"c1","id":"c2"}',
            'duplicate name, escaped' => '{"id":"c1","\u0069d":"c2"}',
            'duplicate name further in' => '{"id":"c1","x":{"a":1,"a":2}}',
            'depth 33' => '{"id":"c1","x":' . str_repeat('[', 32) . str_repeat(']', 32) . '}',
            'very deep' => str_repeat('{"a":', 50000),
            'broken UTF-8' => "{\"id\":\"c1\",\"x\":\"\xC3\x28\"}",
            'overlong UTF-8' => "{\"id\":\"c1\",\"x\":\"\xC0\xAF\"}",
            'surrogate in UTF-8' => "{\"id\":\"c1\",\"x\":\"\xED\xA0\x80\"}",
            'comment' => '{"id":"c1"/* x */}',
            'comma at the end' => '{"id":"c1",}',
            'single quotes' => "{'id':'c1'}",
            'NaN' => '{"id":"c1","x":NaN}',
            'control character' => "{\"id\":\"c1\",\"x\":\"\x01\"}",
            'leading zero' => '{"id":"c1","x":01}',
        ];
        foreach ($bodies as $name => $body) {
            yield $name => [400, 'invalid_json', $body];
        }
        yield 'empty body' => [400, 'missing_contact', ''];
        yield 'empty object' => [400, 'missing_contact', '{}'];
        yield 'contact in another case' => [400, 'missing_contact', '{"ID":"c1"}'];
        yield 'empty form' => [400, 'missing_contact', 'name=Ann', self::FORM];
        yield 'nobody in endUserData' => [400, 'missing_contact', '{"endUserData":[]}'];
        $ids = [
            'null', '""', 'true', 'false', '1.5', '1e3', '[]', '["c1"]', '{}', '{"id":"c1"}', '" c1"', '"c1 "', '"c/1"', '"c\n1"', '"c1\u0000"', '"é"', '"c1;--"', '"<b>"',
            '"' . str_repeat('a', 129) . '"',
        ];
        foreach ($ids as $id) {
            yield 'id ' . substr($id, 0, 20) => [400, 'invalid_contact', "{\"id\":$id}"];
        }
        yield 'id in the form, an array' => [400, 'invalid_contact', 'id[]=c1', self::FORM];
        yield 'id in the form, empty' => [400, 'invalid_contact', 'id=', self::FORM];
        yield 'contact_id, an array' => [400, 'invalid_contact', '', '', 'contact_id[]=c1'];
        yield 'contact_id, too long' => [400, 'invalid_contact', '', '', 'contact_id=' . str_repeat('a', 129)];
        yield 'wrong id, and a good one in the query' => [400, 'invalid_contact', '{"id":""}', self::JSON, 'contact_id=c1'];
        yield 'endUserData, no list' => [400, 'invalid_contact', '{"endUserData":{"id":"c1"}}'];
        yield 'endUserData of no person' => [400, 'invalid_contact', '{"endUserData":["c1"]}'];
        yield 'endUserData, one without id' => [400, 'invalid_contact', '{"endUserData":[{"id":"c1"},{"email":"a@example.test"}]}'];
        yield 'a byte over 1 MiB' => [413, 'payload_too_large', '{"id":"c1","x":"' . str_repeat('x', (1 << 20) - 17) . '"}'];
        yield 'form over 1 MiB' => [413, 'payload_too_large', 'id=c1&x=' . str_repeat('x', 1 << 20), self::FORM];
        yield 'more than PHP takes' => [413, 'payload_too_large', str_repeat(' ', 9 << 20)];
        yield 'form of more than PHP takes' => [413, 'payload_too_large', 'id=c1&x=' . str_repeat('x', 9 << 20), self::FORM];
        foreach (['text/plain', 'multipart/form-data; boundary=x', 'application/xml', 'application/jsonp', 'application/json+xml', 'json', ''] as $type) {
            yield "type $type" => [415, 'unsupported_media_type', '{"id":"c1"}', "Content-Type: $type"];
        }
        foreach (['', 'ADD', 'add%20', 'add%00', 'drop', 'update-tags'] as $action) {
            yield "action $action" => [400, 'invalid_action', '{"id":"c1"}', self::JSON, "wpf_action=$action"];
        }
        yield 'action array' => [400, 'invalid_action', '{"id":"c1"}', self::JSON, 'wpf_action[]=add'];
    }

    #[DataProvider('refused')]
    public function test_body_is_refused(int $status, string $code, string $body, string $type = self::JSON, string $query = ''): void
    {
        $this->people(self::person('c1'));

        self::assert_failed($status, $code, $this->send($body, $type, $query));

        self::assertSame([], $this->stack->encharge->requests());
        $this->assert_refusal_was_kept($code);
        $this->assert_no_user_came();
    }

    public function test_ids_at_their_limits_are_taken(): void
    {
        $long = str_repeat('a', 128);
        $all = 'AZaz09._:@+-';
        $this->people(self::person($long, email: 'long@example.test'), self::person($all, email: 'all@example.test'), self::person('4711', email: 'number@example.test'));

        foreach ([['id' => $long], ['id' => $all], ['id' => 4711]] as $body) {
            self::assertSame((string) $body['id'], self::assert_handled($this->post('add', $body))['contact_id']);
        }
    }

    public function test_a_body_in_chunks_is_limited_too(): void
    {
        $reply = $this->post('add', '{"id":"c1","x":"' . str_repeat('x', 1 << 20) . '"}', [], [self::JSON, 'Transfer-Encoding: chunked']);

        self::assert_failed(413, 'payload_too_large', $reply);
    }

    private function send(string $body, string $type, string $query): Reply
    {
        $action = str_contains($query, 'wpf_action') ? '' : '&wpf_action=add';
        return Http::send([
            'url' => "{$this->stack->site->url}/?access_key={$this->stack->key}$action&$query",
            'headers' => $type === '' ? [] : [$type],
            'body' => $body,
        ]);
    }
}
