<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Rest;

use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\Arrivals;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use FakeEncharge;
use PHPUnit\Framework\Attributes\TestWith;

/** What the tab Set-up asks for while it is open. */
final class SetUpRoutesTest extends RestTestCase
{
    private const KEY = ['flow' => 'Onboarding', 'does' => 'add', 'request' => '0123456789abcdef0123456789abcdef'];

    public function test_arrivals_are_those_since_the_page_was_opened(): void
    {
        self::log_at('2026-11-01 10:00:00', new LogEntry('created', action: 'add', contact_id: 'before', user_id: 3));
        $moment = Arrivals::now();
        self::assertSame(['arrivals' => []], self::ask('GET', 'arrivals', ['after' => $moment])->get_data());

        $id = self::log_at('2026-11-01 10:00:01', new LogEntry('failed', action: 'add', contact_id: 'gone', code: 'person_not_found'));
        $arrivals = self::ask('GET', 'arrivals', ['after' => $moment])->get_data()['arrivals'];
        self::assertSame(["log-$id"], array_column($arrivals, 'id'));
        self::assertSame(['fail', '2026-11-01T10:00:01+00:00', $id], [$arrivals[0]['status'], $arrivals[0]['time'], $arrivals[0]['log_id']]);
        self::assertStringContainsString('The webhook for contact gone failed. Encharge has no such person.', $arrivals[0]['message']);
        self::assertStringContainsString('The person was deleted in Encharge', $arrivals[0]['remedy']);
    }

    public function test_to_ask_for_arrivals_writes_nothing_and_is_one_query(): void
    {
        global $wpdb;
        $moment = Arrivals::now();
        self::ask('GET', 'arrivals', ['after' => $moment]);
        $queries = [];
        add_filter('query', static function (string $query) use (&$queries): string {
            $queries[] = $query;

            return $query;
        });
        $before = $wpdb->num_queries;
        self::ask('GET', 'arrivals', ['after' => $moment]);

        self::assertSame(1, $wpdb->num_queries - $before);
        self::assertStringStartsWith('SELECT', $queries[0]);
    }

    #[TestWith([''])]
    #[TestWith(['12'])]
    #[TestWith(['1.2; DROP TABLE'])]
    #[TestWith(['-1.2'])]
    public function test_a_moment_is_one(string $moment): void
    {
        self::assertSame(400, self::ask('GET', 'arrivals', ['after' => $moment])->get_status());
        self::assertSame(400, self::ask('GET', 'arrivals')->get_status());
    }

    public function test_a_check_is_made_by_itself(): void
    {
        $made = (new AccessKeys(Settings::load()))->generate('Flow');
        $answer = self::ask('POST', 'checks/access-keys');

        self::assertSame([['id' => 'access keys', 'label' => 'Access keys', 'status' => 'pass', 'message' => '1 valid.', 'remedy' => null, 'line' => 'PASS  access keys: 1 valid.']], $answer->get_data()['checks']);
        self::assertSame([], self::encharge()->requests());

        self::assertSame('pass', self::ask('POST', 'checks/encharge')->get_data()['checks'][0]['status']);
        self::assertStringNotContainsString(FakeEncharge::TOKEN . '|' . $made['key'], (string) wp_json_encode(self::ask('POST', 'checks/encharge')->get_data()));
        self::assertSame([404, 404], [self::ask('POST', 'checks/none')->get_status(), self::ask('POST', 'checks/acce55')->get_status()]);

        (new AccessKeys(Settings::load()))->revoke($made['id']);
        ['remedy' => $remedy, 'line' => $line] = self::ask('POST', 'checks/access-keys')->get_data()['checks'][0];
        self::assertSame(['screen', admin_url('options-general.php?page=encharge-webhooks&tab=set-up#encharge-make')], [$remedy['kind'], $remedy['value']]);
        self::assertStringEndsWith('Run: wp encharge key generate', $line);
    }

    public function test_a_key_is_made_once_for_each_request_and_its_url_told_once(): void
    {
        $answer = self::ask('POST', 'keys', self::KEY + ['role' => 'subscriber', 'notify' => true, 'async' => true]);
        $keys = new AccessKeys(Settings::load());
        preg_match('/access_key=([0-9a-f]{64})&role=subscriber&send_notification=true&async=true$/', $answer->get_data()['urls'][0], $url);

        self::assertSame(201, $answer->get_status());
        self::assertSame('no-store', $answer->get_headers()['Cache-Control']);
        self::assertSame('Onboarding', $keys->find($url[1] ?? '')['label'] ?? null);

        $again = self::ask('POST', 'keys', self::KEY);
        self::assertSame([409, 'encharge_made_already'], [$again->get_status(), $again->get_data()['code']]);
        self::assertStringNotContainsString($url[1], (string) wp_json_encode($again->get_data()));
        self::assertCount(1, (new AccessKeys(Settings::load()))->all());
    }

    public function test_a_key_that_cannot_be_is_refused_with_each_reason(): void
    {
        $answer = self::ask('POST', 'keys', ['flow' => "two\nlines", 'does' => 'update_tags', 'role' => 'administrator', 'notify' => true] + self::KEY);

        self::assertSame(400, $answer->get_status());
        self::assertSame(['flow', 'role', 'notify'], array_keys($answer->get_data()['data']['params']));
        foreach ([['does' => 'test'], ['request' => 'short'], ['notify' => 'perhaps'], ['flow' => ['a']]] as $wrong) {
            self::assertSame(400, self::ask('POST', 'keys', $wrong + self::KEY)->get_status());
        }
        self::assertSame(400, self::ask('POST', 'keys', ['flow' => 'Onboarding', 'does' => 'add'])->get_status());
        self::assertSame([], (new AccessKeys(Settings::load()))->all());
    }

    public function test_nobody_else_is_answered(): void
    {
        $asked = static fn(): array => [
            self::ask('GET', 'arrivals', ['after' => '0.0'])->get_status(),
            self::ask('POST', 'checks/encharge')->get_status(),
            self::ask('POST', 'keys', self::KEY)->get_status(),
        ];

        wp_set_current_user(0);
        self::assertSame([401, 401, 401], $asked());
        wp_set_current_user((int) wp_insert_user(['user_login' => 'editor', 'user_pass' => 'x', 'role' => 'editor']));
        self::assertSame([403, 403, 403], $asked());

        foreach ([[Access::SEE, [200, 403, 403]], [Access::MANAGE_KEYS, [403, 403, 403]], [Access::CHANGE, [403, 200, 403]]] as [$task, $expected]) {
            $filter = static fn(string $capability, string $asked): string => $asked === $task ? 'edit_posts' : $capability;
            add_filter('encharge_webhooks_capability', $filter, 10, 2);
            self::assertSame($expected, $asked(), $task);
            remove_filter('encharge_webhooks_capability', $filter);
        }
        self::assertSame([], (new AccessKeys(Settings::load()))->all());
    }

    public function test_each_route_tells_its_schema(): void
    {
        $titles = array_map(static fn(string $route): string => self::ask('OPTIONS', $route)->get_data()['schema']['title'] ?? '', ['arrivals', 'checks/encharge', 'keys']);

        self::assertSame(['encharge-arrivals', 'encharge-checks', 'encharge-key'], $titles);
    }
}
