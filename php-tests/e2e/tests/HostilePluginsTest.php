<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Server\Http;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * Other plugins that do what no plugin should: JSON all the same, nothing half done, a log row.
 */
final class HostilePluginsTest extends WebhookTestCase
{
    protected const ASYNC = 'false';
    protected const EXPECTED_ERRORS = '/./';

    /** @return iterable<string, array{string, string}> hook, deed */
    public static function ends(): iterable
    {
        $deeds = ['throws', 'calls_nothing', 'errs', 'exits', 'redirects', 'dies', 'answers_json', 'takes_all_memory', 'takes_all_time'];
        foreach (['plugins_loaded', 'init', 'wp_loaded', 'encharge_webhooks_person', 'insert_user_meta', 'user_register', 'added_user_meta'] as $hook) {
            foreach ($deeds as $deed) {
                yield "$hook $deed" => [$hook, $deed];
            }
        }
        foreach (['user_register commits_and_exits', 'added_user_meta commits_and_exits', 'added_user_meta commits_and_throws'] as $hostile) {
            yield $hostile => explode(' ', $hostile);
        }
    }

    #[DataProvider('ends')]
    public function test_what_ends_the_request_is_an_internal_error(string $hook, string $deed): void
    {
        $this->people(self::person('c1'));
        $this->hostile($hook, $deed);

        $data = self::assert_failed(500, 'internal_error', $this->post('add', ['id' => 'c1']));

        [$row] = $this->log();
        self::assertCount(1, $this->log());
        self::assertSame(['failed', 'internal_error', $row['id']], [$row['outcome'], $row['code'], $data['log_id']]);
        self::assertSame('c1', $row['contact_id']);
        self::assertNotSame('', $row['message']);
        $this->assert_no_user_came();
        $this->assert_all_is_well_without_it();
    }

    /** @return iterable<string, array{string, string}> hook, deed */
    public static function early_ends(): iterable
    {
        foreach (['plugins_loaded', 'init'] as $hook) {
            foreach (['exits', 'dies', 'takes_all_memory'] as $deed) {
                yield "$hook $deed" => [$hook, $deed];
            }
        }
    }

    #[DataProvider('early_ends')]
    public function test_each_contact_has_its_row_where_none_was_begun(string $hook, string $deed): void
    {
        $this->people(self::person('c1'), self::person('c2'));
        $this->hostile($hook, $deed);

        $data = self::assert_failed(500, 'internal_error', $this->post('add', ['endUserData' => [['id' => 'c1'], ['id' => 'c2']]]));

        $rows = array_column($this->log(), 'id', 'contact_id');
        self::assertEqualsCanonicalizing(['c1', 'c2'], array_keys($rows));
        self::assertSame($rows, array_column($data['results'], 'log_id', 'contact_id'));
        self::assertSame(['add', 'add'], array_column($this->log(), 'action'));
        $this->stack->site->unload();
        self::assert_handled($this->post('add', ['id' => 'c1']));
    }

    /** PHP's message for an exhausted memory limit passes by the buffers. */
    public function test_errors_are_not_shown_where_the_server_demands_that_they_are(): void
    {
        $this->people(self::person('c1'));
        $this->hostile('user_register', 'takes_all_memory');
        $pool = $this->make_pool(['display_errors' => '1']);

        $request = $this->request('add', ['id' => 'c1']);
        $reply = Http::send(['url' => str_replace($this->stack->site->url, $pool->url, $request['url'])] + $request);

        self::assert_failed(500, 'internal_error', $reply);
        $this->assert_no_user_came();
    }

    /** @return iterable<string, array{string, string}> hook, deed */
    public static function disturbs(): iterable
    {
        foreach (['plugins_loaded', 'init', 'wp_loaded', 'user_register', 'added_user_meta', 'encharge_webhooks_handled', 'shutdown'] as $hook) {
            foreach (['echoes', 'buffers', 'warns', 'fails_a_statement'] as $deed) {
                yield "$hook $deed" => [$hook, $deed];
            }
        }
        foreach (['plugins_loaded', 'init', 'wp_loaded'] as $hook) {
            yield "$hook removes_all_buffers" => [$hook, 'removes_all_buffers'];
        }
        foreach (['exits', 'throws', 'dies', 'takes_all_memory'] as $deed) {
            yield "shutdown $deed" => ['shutdown', $deed];
        }
    }

    #[DataProvider('disturbs')]
    public function test_what_only_disturbs_changes_nothing(string $hook, string $deed): void
    {
        $this->people(self::person('c1'));
        $this->hostile($hook, $deed);

        $reply = $this->post('add', ['id' => 'c1']);

        self::assertSame(['created' => true, 'tags' => ['Customer', 'VIP']], array_intersect_key(self::assert_handled($reply), ['created' => 0, 'tags' => 0]));
        self::assertArrayNotHasKey('x-hostile', $reply->headers);
        $this->assert_whole_user();
    }

    /** @return iterable<string, array{string, string}> hook, deed */
    public static function ends_transactions(): iterable
    {
        foreach (['insert_user_meta', 'user_register', 'added_user_meta'] as $hook) {
            foreach (['creates_a_table', 'begins', 'begins_once', 'commits', 'rolls_back', 'kills', 'kills_once'] as $deed) {
                yield "$hook $deed" => [$hook, $deed];
            }
        }
    }

    #[DataProvider('ends_transactions')]
    public function test_what_ends_the_transaction_is_all_or_nothing(string $hook, string $deed): void
    {
        $this->people(self::person('c1'));
        $this->hostile($hook, $deed);

        $reply = $this->post('add', ['id' => 'c1']);

        if ($reply->status === 200) {
            $data = self::assert_handled($reply);
            self::assertTrue($data['created']);
            self::assertContains('repeated', array_column($data['notes'], 'code'));
            $this->assert_whole_user();
            self::assertSame(['created'], array_column($this->log(), 'outcome'));
        } else {
            self::assert_failed(503, 'database_unavailable', $reply);
            self::assertNotNull($reply->header('retry-after'));
            self::assertSame([['failed', 'database_unavailable']], array_map(static fn(array $row): array => [$row['outcome'], $row['code']], $this->log()));
            self::assertSame([], $this->stack->database->rows('SELECT * FROM wp_usermeta WHERE user_id NOT IN (SELECT ID FROM wp_users)'));
        }
        $this->stack->site->unload();
        self::assert_handled($this->post('add', ['id' => 'c1']));
        $this->assert_whole_user();
    }

    /** @return iterable<string, array{string}> */
    public static function hooks_of_the_first_attempt(): iterable
    {
        yield 'DDL' => ['user_register creates_a_table'];
        yield 'nested START' => ['user_register begins'];
        yield 'nested START before the user has a role' => ['insert_user_meta begins_once'];
        yield 'connection killed once' => ['user_register kills_once'];
    }

    #[DataProvider('hooks_of_the_first_attempt')]
    public function test_one_repeat_is_enough_where_the_hook_runs_once(string $hostile): void
    {
        $this->people(self::person('c1'));
        $this->hostile(...explode(' ', $hostile));

        $data = self::assert_handled($this->post('add', ['id' => 'c1']));

        self::assertTrue($data['created']);
        $this->assert_whole_user();
    }

    /** @return iterable<string, array{string, string}> */
    public static function after_the_commit(): iterable
    {
        foreach (['encharge_webhooks_user_created', 'encharge_webhooks_tags_changed', 'wpf_tags_modified', 'encharge_webhooks_handled', 'wpf_api_success'] as $hook) {
            foreach (['throws', 'exits', 'dies'] as $deed) {
                yield "$hook $deed" => [$hook, $deed];
            }
        }
    }

    #[DataProvider('after_the_commit')]
    public function test_what_was_committed_stays_and_the_failure_is_told(string $hook, string $deed): void
    {
        $this->people(self::person('c1'));
        $this->hostile($hook, $deed);

        $data = self::assert_failed(500, 'internal_error', $this->post('add', ['id' => 'c1']));

        $this->assert_whole_user();
        [$row] = $this->log();
        self::assertCount(1, $this->log());
        self::assertSame(['failed', 'internal_error', $row['id']], [$row['outcome'], $row['code'], $data['log_id']]);
        $this->stack->site->unload();
        self::assertFalse(self::assert_handled($this->post('add', ['id' => 'c1']))['created']);
    }

    /** @return iterable<string, array{string, string}> hook, deed */
    public static function after_a_failure(): iterable
    {
        foreach (['encharge_webhooks_failed', 'wpf_api_fail'] as $hook) {
            foreach (['throws', 'exits', 'dies'] as $deed) {
                yield "$hook $deed" => [$hook, $deed];
            }
        }
    }

    #[DataProvider('after_a_failure')]
    public function test_what_a_contact_failed_for_is_told_and_logged_once(string $hook, string $deed): void
    {
        $this->people();
        $this->hostile($hook, $deed);

        self::assert_failed(404, 'person_not_found', $this->post('add', ['id' => 'c1']));

        self::assertSame([['failed', 'person_not_found']], array_map(static fn(array $row): array => [$row['outcome'], $row['code']], $this->log()));
        self::assertStringContainsString('listener_failed', $this->log()[0]['notes']);
    }

    /** @return iterable<string, array{string}> */
    public static function refusals(): iterable
    {
        foreach (['plugins_loaded', 'init', 'wp_loaded', 'encharge_webhooks_failed'] as $hook) {
            foreach (['exits', 'dies', 'throws', 'redirects', 'takes_all_memory'] as $deed) {
                yield "$hook $deed" => [$hook, $deed];
            }
        }
    }

    #[DataProvider('refusals')]
    public function test_a_refusal_stays_a_refusal(string $hook, string $deed): void
    {
        $this->stack->site->go_without_guard();
        $this->hostile($hook, $deed);

        self::assert_failed(403, 'invalid_access_key', $this->post('add', ['id' => 'c1'], ['access_key' => 'wrong']));
        self::assert_failed(400, 'invalid_json', $this->post('add', '{'));
    }

    private function hostile(string $hook, string $deed): void
    {
        $this->stack->site->load('hostile');
        $this->stack->site->set_option('hostile', "$hook $deed");
    }

    /** One user with everything that belongs to them, and nothing of anybody else. */
    private function assert_whole_user(): void
    {
        [$user] = $this->users();
        self::assertCount(1, $this->users());
        self::assertSame('c1@example.test', $user['user_email']);
        self::assertSame(['Customer', 'VIP'], $this->tags($user['ID']));
        self::assertSame(['Ann', 'c1'], [$this->meta($user['ID'], 'first_name'), $this->meta($user['ID'], 'encharge_contact_id')]);
        self::assertSame(['subscriber' => true], unserialize((string) $this->meta($user['ID'], 'wp_capabilities')));
        self::assertSame([['contact_id' => 'c1', 'user_id' => $user['ID']]], $this->stack->database->rows('SELECT contact_id, user_id FROM wp_encharge_webhooks_contacts'));
        self::assertSame([], $this->stack->database->rows('SELECT * FROM wp_usermeta WHERE user_id NOT IN (SELECT ID FROM wp_users)'));
        self::assertSame([], $this->stack->database->rows('SELECT user_id, meta_key FROM wp_usermeta WHERE user_id = ? GROUP BY 1, 2 HAVING COUNT(*) > 1', $user['ID']));
    }

    private function assert_all_is_well_without_it(): void
    {
        $this->stack->site->unload();
        self::assertTrue(self::assert_handled($this->post('add', ['id' => 'c1']))['created']);
        $this->assert_whole_user();
    }
}
