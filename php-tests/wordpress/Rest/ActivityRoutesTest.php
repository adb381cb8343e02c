<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Rest;

use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use PHPUnit\Framework\Attributes\TestWith;

/** The routes log, run and explain. */
final class ActivityRoutesTest extends RestTestCase
{
    public function test_the_log_comes_in_pages_and_as_it_is_filtered(): void
    {
        $ids = array_map(static fn(int $number): int => self::log_at('2026-11-01 10:00:00', new LogEntry($number === 2 ? 'failed' : 'updated', action: 'add', contact_id: "n$number", durations: ['api' => 1.5])), range(1, 3));
        $first = self::ask('GET', 'log', ['per_page' => 2]);

        self::assertSame([$ids[2], $ids[1]], array_column($first->get_data()['entries'], 'id'));
        self::assertSame($ids[1], $first->get_data()['before']);
        $last = self::ask('GET', 'log', ['per_page' => 2, 'before' => $ids[1]])->get_data();
        self::assertSame([[$ids[0]], null], [array_column($last['entries'], 'id'), $last['before']]);
        self::assertSame(['n2'], array_column(self::ask('GET', 'log', ['view' => 'failed'])->get_data()['entries'], 'contact_id'));
        self::assertSame(['n1'], array_column(self::ask('GET', 'log', ['search' => 'n1'])->get_data()['entries'], 'contact_id'));

        $schema = rest_get_server()->get_route_options('encharge/v1/log')['schema'] ?? self::ask('OPTIONS', 'log')->get_data()['schema'];
        self::assertTrue(rest_validate_value_from_schema(json_decode((string) json_encode($first->get_data()), true), is_callable($schema) ? $schema() : $schema));
        self::assertSame('2026-11-01T10:00:00Z', $first->get_data()['entries'][0]['time']);
    }

    #[TestWith(['log', ['view' => 'x']])]
    #[TestWith(['log', ['code' => '<svg>']])]
    #[TestWith(['log', ['days' => 2]])]
    #[TestWith(['log', ['before' => 0]])]
    #[TestWith(['log', ['per_page' => 101]])]
    #[TestWith(['explain', []])]
    #[TestWith(['explain', ['person' => 'c1', 'action' => 'test']])]
    #[TestWith(['run', []])]
    #[TestWith(['run', ['ids' => []]])]
    #[TestWith(['run', ['ids' => ['x']]])]
    #[TestWith(['run', ['ids' => [0]]])]
    public function test_what_no_route_takes_is_refused(string $route, array $arguments): void
    {
        self::assertSame(400, self::ask($route === 'run' ? 'POST' : 'GET', $route, $arguments)->get_status());
    }

    public function test_an_entry_is_run_again_at_once(): void
    {
        self::encharge()->people([['id' => 'c1', 'email' => 'ann@example.com']]);
        $id = self::log_at('2026-11-01 10:00:00', new LogEntry('failed', action: 'add', contact_id: 'c1', role: 'subscriber'));
        $answer = self::ask('POST', 'run', ['ids' => [$id]]);

        self::assertSame([200, 'created'], [$answer->get_status(), $answer->get_data()['outcome']]);
        self::assertSame(get_user_by('email', 'ann@example.com')->ID, $answer->get_data()['user_id']);
        self::assertSame('rerun', LogQuery::row($answer->get_data()['log_id'])['origin'] ?? null);
        self::assertSame(422, self::ask('POST', 'run', ['ids' => [123456]])->get_status());
        self::assertSame(404, self::ask('GET', 'run', ['ids' => [$id]])->get_status());
    }

    public function test_a_person_is_explained_and_nothing_is_written(): void
    {
        self::encharge()->people([['id' => 'c1', 'email' => 'ann@example.com', 'firstName' => '<svg onload=x>']]);
        $answer = self::ask('GET', 'explain', ['person' => 'ann@example.com']);

        self::assertSame(['c1', true, true, 'a user would be created'], array_map(static fn(string $name): mixed => $answer->get_data()[$name], ['contact', 'creates', 'writes', 'result']));
        self::assertSame('no-store', $answer->get_headers()['Cache-Control']);
        self::assertFalse(get_user_by('email', 'ann@example.com'));
        self::assertSame([], (new LogQuery())->rows());
        self::assertStringNotContainsString(\FakeEncharge::TOKEN, (string) json_encode($answer->get_data()));
        self::assertSame(422, self::ask('GET', 'explain', ['person' => 'nobody@example.com'])->get_status());
        self::assertSame(422, self::ask('GET', 'explain', ['person' => '<svg>'])->get_status());
    }

    public function test_each_route_wants_its_capability(): void
    {
        $id = self::log_at('2026-11-01 10:00:00', new LogEntry('failed', action: 'add', contact_id: 'c1'));
        $statuses = static fn(): array => [
            self::ask('GET', 'log')->get_status(),
            self::ask('POST', 'run', ['ids' => [$id]])->get_status(),
            self::ask('GET', 'explain', ['person' => 'c1'])->get_status(),
        ];
        wp_set_current_user(0);
        self::assertSame([401, 401, 401], $statuses());

        wp_set_current_user((int) wp_insert_user(['user_login' => 'editor', 'user_pass' => 'x', 'role' => 'editor']));
        self::assertSame([403, 403, 403], $statuses());
        add_filter('encharge_webhooks_capability', static fn(string $capability, string $task): string => $task === Access::SEE ? 'edit_posts' : $capability, 10, 2);
        self::assertSame([200, 403, 403], $statuses());
        // Whoever may have things done may make no users by it who may not make them otherwise.
        add_filter('encharge_webhooks_capability', static fn(): string => 'edit_posts', 11);
        self::assertSame(403, self::ask('POST', 'run', ['ids' => [$id]])->get_status());
        self::assertSame([], self::encharge()->requests());
    }
}
