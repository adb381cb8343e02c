<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\PhpFpm;
use Encharge\Webhooks\Tests\Support\Server\Reply;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * An API that fails leaves nothing half done, and local tags alone.
 */
final class UpstreamFaultsTest extends WebhookTestCase
{
    protected const ASYNC = 'false';
    /** @return iterable<string, array{int, string, array<string, mixed>}> status, code, fault */
    public static function faults(): iterable
    {
        foreach ([400, 401, 403, 404, 500, 502, 503] as $status) {
            yield "status $status" => [502, 'encharge_error', ['mode' => 'error', 'status' => $status]];
        }
        // Twice what is asked for again when it came on a kept connection.
        yield 'HTML' => [502, 'encharge_error', ['mode' => 'answer', 'status' => 502, 'body' => '<html><h1>Bad <b>Gateway</b></h1></html>', 'headers' => ['Content-Type' => 'text/html'], 'times' => 2]];
        yield 'too many requests' => [503, 'encharge_busy', ['mode' => 'error', 'status' => 429]];
        yield 'unavailable for a while' => [503, 'encharge_busy', ['mode' => 'error', 'status' => 503, 'headers' => ['Retry-After' => '30']]];
        yield 'cut' => [502, 'encharge_error', ['mode' => 'cut', 'times' => 2]];
        yield 'cut in a chunk' => [502, 'encharge_error', ['mode' => 'cut_chunked', 'times' => 2]];
        yield 'closed' => [502, 'encharge_error', ['mode' => 'close', 'times' => 2]];
        yield 'no HTTP' => [502, 'encharge_error', ['mode' => 'garbage', 'times' => 2]];
        yield 'endless' => [502, 'encharge_error', ['mode' => 'endless']];
        yield 'endless headers' => [502, 'encharge_error', ['mode' => 'endless_headers']];
        yield 'gzip bomb' => [502, 'encharge_error', ['mode' => 'gzip_bomb']];
        yield 'over 8 MiB' => [502, 'encharge_error', self::answer('{"users":[],"filler":"' . str_repeat('x', 8 << 20) . '"}')];
        foreach ([301, 302, 307, 308] as $status) {
            yield "redirect $status" => [502, 'encharge_error', ['mode' => 'redirect', 'status' => $status, 'location' => '/v1/people']];
        }
        $bodies = ['', 'null', '[]', '{}', '{"users":null}', '{"users":{"id":"c1"}}', '{"users":[', '{"user":[]}', 'OK', '"users"', str_repeat('[', 100000)];
        foreach ($bodies as $body) {
            yield 'body ' . substr($body, 0, 20) => [502, 'encharge_error', self::answer($body)];
        }
        yield 'nobody' => [404, 'person_not_found', self::answer('{"users":[]}')];
        yield 'somebody else' => [502, 'encharge_error', self::answer('{"users":[{"id":"c2","email":"c2@example.test","tags":""}]}')];
        yield 'somebody without id' => [502, 'encharge_error', self::answer('{"users":[{"email":"c1@example.test","tags":""},null,7,{"id":null},{"id":{}}]}')];
    }

    /** @param array<string, mixed> $fault */
    #[DataProvider('faults')]
    public function test_a_fault_of_encharge_is_answered_with_its_code_and_changes_nothing(int $status, string $code, array $fault): void
    {
        $user_id = $this->linked_user();

        foreach (['add', 'update', 'update_tags'] as $action) {
            $this->stack->encharge->fault($fault);
            $this->assert_nothing_came_of_it($user_id, $status, $code, $this->post($action, ['id' => 'c1']));
        }
        $this->stack->encharge->fault($fault);
        self::assert_failed($status, $code, $this->post('add', ['id' => 'new']));
        self::assertCount(1, $this->users());
        self::assertNull($this->stack->database->value("SELECT user_id FROM wp_encharge_webhooks_contacts WHERE contact_id = 'new'"));
        self::assertSame(array_fill(0, 4, ['failed', $code]), array_map(static fn(array $row): array => [$row['outcome'], $row['code']], array_slice($this->log(), 1)));
    }

    public function test_hang_and_drip_are_given_up_after_fifteen_seconds(): void
    {
        $user_id = $this->linked_user();
        $this->stack->encharge->fault(['mode' => 'hang']);
        $this->stack->encharge->fault(['mode' => 'drip', 'interval' => 1000]);
        // For the one that hangs on a kept connection, and is soon asked for again.
        $this->stack->encharge->fault(['mode' => 'hang']);
        $started = microtime(true);

        $replies = Http::send_all([$this->request('update', ['id' => 'c1']), $this->request('update_tags', ['id' => 'c1'])]);

        self::assertEqualsWithDelta(15.5, microtime(true) - $started, 1.5);
        foreach ($replies as $reply) {
            $this->assert_nothing_came_of_it($user_id, 504, 'encharge_timeout', $reply);
        }
    }

    public function test_the_token_goes_nowhere_by_a_redirect(): void
    {
        $this->stack->encharge->fault(['mode' => 'redirect', 'location' => str_replace('/v1', '/elsewhere', $this->stack->encharge->url('http'))]);

        self::assert_failed(502, 'encharge_error', $this->post('add', ['id' => 'c1']));

        self::assertSame(['/v1/people'], array_column($this->stack->encharge->requests(), 'path'));
    }

    public function test_a_kept_connection_that_died_is_no_failure(): void
    {
        $this->people(self::person('c1'));
        for ($i = 0; $i < 2 * PhpFpm::WORKERS; $i++) {
            $this->stack->encharge->fault(['mode' => 'stale']);
            self::assert_handled($this->post('add', ['id' => 'c1']));
        }
    }

    /** @return iterable<string, array{string}> */
    public static function odd_people(): iterable
    {
        yield 'lone surrogate' => ['"firstName":"Half \ud83d"'];
        yield 'broken UTF-8' => ["\"firstName\":\"Bad \xC3\x28 \xFF\""];
        yield 'NUL' => ['"firstName":"N\u0000L"'];
        yield 'number beyond 64 bits' => ['"n":123456789012345678901234567890,"firstName":12345678901234567890'];
        yield 'number beyond a double' => ['"n":1e999,"firstName":-1e999'];
        yield 'duplicate names' => ['"firstName":"A","firstName":"B"'];
        yield 'objects and lists' => ['"firstName":{"a":[1,{"b":null}]},"lastName":[["x"],{}]'];
        yield 'true and null' => ['"firstName":true,"lastName":null'];
        yield '5,000 characters' => ['"firstName":"' . str_repeat('ä', 5000) . '"'];
        yield 'empty names' => ['"":"","firstName":""'];
    }

    #[DataProvider('odd_people')]
    public function test_an_odd_person_is_read(string $fields): void
    {
        $this->stack->encharge->fault(self::answer('{"users":[{"id":"c1","email":"c1@example.test",' . $fields . ',"tags":"a"}]}'));

        $data = self::assert_handled($this->post('add', ['id' => 'c1']));

        self::assertSame([true, ['a']], [$data['created'], $data['tags']]);
        self::assertTrue(mb_check_encoding((string) $this->meta($data['user_id'], 'first_name'), 'UTF-8'));
    }

    /** @return iterable<string, array{string, list<string>}> what stands for the tags, and those that it means */
    public static function tag_lists(): iterable
    {
        yield 'empty' => ['"tags":""', []];
        yield 'commas, blanks, doubles' => ['"tags":" b ,a,, b,  "', ['b', 'a']];
        yield 'null' => ['"tags":null', []];
        yield 'absent' => ['"x":1', []];
    }

    /** @param list<string> $tags */
    #[DataProvider('tag_lists')]
    public function test_tags_of_a_person_who_was_read(string $json, array $tags): void
    {
        $user_id = $this->linked_user();
        $this->stack->encharge->fault(self::answer('{"users":[{"id":"c1","email":"c1@example.test",' . $json . '}]}'));

        self::assertSame($tags, self::assert_handled($this->post('update_tags', ['id' => 'c1']))['tags']);
        self::assertSame($tags, $this->tags($user_id));
    }

    public function test_after_a_fault_the_next_webhook_is_served(): void
    {
        $this->people(self::person('c1'));
        foreach (['cut', 'endless', 'garbage', 'gzip_bomb', 'endless_headers'] as $mode) {
            $this->stack->encharge->fault(['mode' => $mode, 'times' => 2]);
            self::assert_failed(502, 'encharge_error', $this->post('add', ['id' => 'c1']));
            // Only a call on a kept connection is made twice.
            $this->stack->encharge->reset();
            $this->people(self::person('c1'));
            self::assert_handled($this->post('add', ['id' => 'c1']));
        }
    }

    private function linked_user(): int
    {
        $this->people(self::person('c1'));
        return self::assert_handled($this->post('add', ['id' => 'c1']))['user_id'];
    }

    private function assert_nothing_came_of_it(int $user_id, int $status, string $code, Reply $reply): void
    {
        self::assert_failed($status, $code, $reply);
        self::assertStringNotContainsString('<', $reply->data()['message']);
        self::assertSame(['Customer', 'VIP'], $this->tags($user_id));
        self::assertSame(['c1', 'Ann'], [$this->meta($user_id, 'encharge_contact_id'), $this->meta($user_id, 'first_name')]);
    }

    /** @return array<string, mixed> a fault */
    private static function answer(string $body): array
    {
        return ['mode' => 'answer', 'status' => 200, 'body' => $body];
    }
}
