<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\Inbox;

use Encharge\Webhooks\Tests\EndToEnd\InboxTestCase;
use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\Reply;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * Which webhooks are accepted to be done later, what their senders are told, and which are never.
 */
final class AcceptedTest extends InboxTestCase
{
    protected const EXPECTED_ERRORS = '/Allowed memory size|^(Stack trace:|#\d|  thrown)/';

    private const LATER = ['async' => 'true'];
    private const NEVER = ['async' => 'false'];

    public function test_who_does_not_want_to_wait(): void
    {
        $this->people(self::person('c1'), self::person('c2'), self::person('c3'));

        $one = self::assert_queued($this->post('add', ['id' => 'c1'], self::LATER));
        $several = self::assert_queued($this->post('add', ['endUserData' => [['id' => 'c2'], ['id' => 'c3']]], self::LATER));
        $this->await_empty(20);

        self::assertSame(['method', 'status', 'receipt'], array_keys($one));
        self::assertSame(['method', 'status', 'results'], array_keys($several));
        self::assertSame(['add', 'add'], [$one['method'], $several['method']]);
        self::assertSame(['c2', 'c3'], array_column($several['results'], 'contact_id'));
        self::assertSame([['contact_id', 'receipt'], ['contact_id', 'receipt']], array_map(array_keys(...), $several['results']));
        $receipts = ['c1' => $one['receipt'], ...array_column($several['results'], 'receipt', 'contact_id')];
        self::assertSame([], preg_grep('/^[0-9a-f]{32}$/D', $receipts, PREG_GREP_INVERT));
        $this->assert_finished(['c1', 'c2', 'c3'], 'the accepted');
        self::assertEquals($receipts, array_column($this->log(), 'receipt', 'contact_id'));
    }

    public function test_who_drains_keeps_the_guard_fresh(): void
    {
        $this->people(self::person('c1'));
        $old = time() - 2 * 3600;
        touch($this->stack->site->guard_file, $old);

        self::assert_queued($this->post('add', ['id' => 'c1'], self::LATER));

        $this->await(fn(): bool => filemtime($this->stack->site->guard_file) > $old);
        $this->await_empty(20);
    }

    /** The guard file of another server may still have a key that was revoked. */
    public function test_what_only_wordpress_refuses_is_not_done_later(): void
    {
        $this->people(self::person('c1'));
        $settings = unserialize((string) $this->stack->database->value("SELECT option_value FROM wp_options WHERE option_name = 'encharge_webhooks_settings'"));
        $this->stack->database->execute("UPDATE wp_options SET option_value = ? WHERE option_name = 'encharge_webhooks_settings'", serialize(['access_keys' => []] + $settings));

        self::assert_failed(403, 'invalid_access_key', $this->post('add', ['id' => 'c1']));

        self::assertSame([], $this->entries('tmp', 'new', 'cur', 'later', 'dead', 'aside'));
        $this->assert_no_user_came();
    }

    public function test_what_is_wrong_is_refused_before_it_is_accepted(): void
    {
        self::assert_failed(403, 'invalid_access_key', $this->post('add', ['id' => 'c1'], self::LATER + ['access_key' => 'wrong']));
        self::assert_failed(400, 'missing_contact', $this->post('add', ['name' => 'Ann'], self::LATER));
        self::assert_failed(400, 'invalid_action', $this->post('remove', ['id' => 'c1'], self::LATER));
        self::assertSame('guard', self::assert_handled($this->post('test', '', self::LATER))['answered_by']);
        self::assertSame([], $this->unfinished());
    }

    public function test_a_site_in_maintenance(): void
    {
        $this->people(self::person('c1'), self::person('c2'));
        $this->stack->site->begin_maintenance();

        self::assert_queued($this->post('add', ['id' => 'c1']), 'maintenance');
        self::assert_failed(503, 'maintenance', $this->post('add', ['id' => 'c2'], self::NEVER));
        self::assertCount(1, $this->unfinished());
        $this->assert_no_user_came();

        $this->stack->site->unload();
        self::assert_handled($this->post('add', ['id' => 'c2']));
        $this->await_empty(20);
        $this->assert_finished(['c1', 'c2'], 'after the maintenance');
    }

    public function test_an_inbox_that_is_paused(): void
    {
        $this->people(self::person('c1'), self::person('c2'), self::person('c3'));
        $pause = $this->pause('encharge_busy');

        self::assert_queued($this->post('add', ['id' => 'c1']), 'encharge_busy');
        self::assert_queued($this->post('add', ['id' => 'c2'], self::LATER));
        self::assert_handled($this->post('add', ['id' => 'c3'], self::NEVER));
        self::assertCount(2, $this->unfinished());
        self::assertCount(1, $this->users());

        touch($pause, time() - 1);
        self::assert_queued($this->post('add', ['id' => 'c1'], self::LATER));
        $this->await_empty(20);
        $this->assert_finished(['c1', 'c2', 'c3'], 'after the pause');
    }

    public function test_more_at_once_than_may_be_in_wordpress(): void
    {
        ['sync_limit' => $limit] = self::inbox_of($this->stack->site);
        self::assertGreaterThan(0, $limit);
        $this->stack->site->load('sleeps');
        $slow = array_map(static fn(int $number): string => "slow$number", range(1, $limit));
        $this->people(self::person('c1'), self::person('c2'), ...array_map(self::person(...), $slow));

        $replies = Http::begin($this->requests($slow, ['sleep' => 'init 1500']));
        $busy = $this->post('add', ['id' => 'c1']);
        $never = $this->post('add', ['id' => 'c2'], self::NEVER);

        self::assert_queued($busy, 'site_busy');
        self::assert_handled($never);
        array_map(self::assert_handled(...), $replies());
        $this->await_empty(20);
        $this->assert_finished(['c1', 'c2', ...$slow], 'after the burst');
    }

    /** @return iterable<string, array{array<string, mixed>, string}> what Encharge does, and the code */
    public static function troubles(): iterable
    {
        yield 'it fails' => [['mode' => 'error', 'status' => 500], 'encharge_error'];
        yield 'it hangs up' => [['mode' => 'close'], 'encharge_error'];
        yield 'it refuses the API key' => [['mode' => 'error', 'status' => 401], 'encharge_error'];
        yield 'it did not get the request in time' => [['mode' => 'error', 'status' => 408], 'encharge_timeout'];
        yield 'it was asked too early' => [['mode' => 'error', 'status' => 425], 'encharge_error'];
        yield 'it is busy' => [['mode' => 'error', 'status' => 429, 'headers' => ['Retry-After' => '1']], 'encharge_busy'];
    }

    /** @param array<string, mixed> $fault */
    #[DataProvider('troubles')]
    public function test_what_encharge_fails_is_done_later(array $fault, string $reason): void
    {
        $this->people(self::person('c1'), self::person('c2'));
        $this->stack->encharge->fault($fault + ['contact' => 'c1', 'times' => 0]);

        $never = $this->post('add', ['id' => 'c1'], self::NEVER);
        $this->await_empty(20);
        self::assertSame([false, $reason], [json_decode($never->body)->success, $never->data()['code']], (string) $never);
        self::assert_queued($this->post('add', ['id' => 'c1']), $reason);

        self::assertSame([], $this->users());
        $this->stack->encharge->reset();
        $this->people(self::person('c1'), self::person('c2'));
        $this->await(fn(): bool => $this->entries('cur') === []);
        $this->stack->site->cli('encharge', 'inbox', 'retry', '--all');
        @unlink($this->inbox() . '/pause.php');
        self::assert_queued($this->post('add', ['id' => 'c2'], self::LATER));
        $this->await_empty(20);
        $this->assert_finished(['c1', 'c2'], 'after the trouble');
    }

    /** @return iterable<string, array{array<string, mixed>}> what Encharge does */
    public static function refusals(): iterable
    {
        foreach ([400, 404, 409, 410, 413, 422] as $status) {
            yield "status $status" => [['mode' => 'error', 'status' => $status, 'message' => 'It is broken']];
        }
        yield 'it answers about somebody else' => [['mode' => 'answer', 'json' => ['users' => [self::person('other')]]]];
    }

    /** @param array<string, mixed> $fault */
    #[DataProvider('refusals')]
    public function test_what_encharge_refuses_is_answered_as_such(array $fault): void
    {
        $this->people(self::person('c1'), self::person('c2'));
        $this->stack->encharge->fault($fault + ['contact' => 'c1', 'times' => 0]);

        $data = self::assert_failed(502, 'encharge_error', $this->post('add', ['id' => 'c1']));

        self::assertSame([], $this->entries('tmp', 'new', 'cur', 'later', 'dead', 'aside'));
        self::assertSame(['failed'], array_column($this->log(), 'outcome'));
        if ($fault['mode'] === 'error') {
            self::assertStringContainsString('It is broken (trace id trace-1)', $data['message']);
        }
        // One of several makes Encharge refuse them all: whose fault it is, the drain finds out.
        self::assert_queued($this->post('add', ['endUserData' => [['id' => 'c1'], ['id' => 'c2']]]), 'encharge_error');
        $this->await(fn(): bool => count($this->entries('later')) === 1 && $this->entries('new', 'cur') === []);
        self::assertFileDoesNotExist($this->inbox() . '/pause.php');
        $this->assert_finished(['c2'], 'beside the refused');
    }

    /** @return iterable<string, array{string, string}> hook, deed */
    public static function ends(): iterable
    {
        foreach (['exits', 'exits_alone', 'dies', 'takes_all_memory'] as $deed) {
            yield $deed => ['user_register', $deed];
        }
        yield 'exits before the plugin is loaded' => ['muplugins_loaded', 'exits_alone'];
    }

    #[DataProvider('ends')]
    public function test_what_another_plugin_ends_is_done_later(string $hook, string $deed): void
    {
        $this->people(self::person('c1'), self::person('c2'));
        $this->stack->site->load('hostile');
        $this->stack->site->set_option('hostile', "$hook $deed");

        self::assert_failed(500, 'internal_error', $this->post('add', ['id' => 'c1'], self::NEVER));
        self::assertSame([], $this->unfinished());
        $reply = $this->post('add', ['id' => 'c1']);
        self::assert_queued($reply, 'internal_error');
        $this->await(fn(): bool => $this->entries('cur') === []);
        $this->assert_no_user_came();
        if ($deed !== 'exits_alone') {
            $this->await(fn(): bool => str_contains((string) $this->stack->database->value("SELECT option_value FROM wp_options WHERE option_name = 'cron'"), 'encharge_webhooks_drain'));
        }

        $this->stack->site->unload();
        self::assert_handled($this->post('add', ['id' => 'c2']));
        $this->await_empty(20, $deed);
        self::assertSame([], array_map(file_get_contents(...), $this->entries('dead', 'aside')), $deed);
        $this->assert_finished(['c1', 'c2'], $deed);
    }

    /** @return string the file that says so */
    private function pause(string $reason): string
    {
        $file = $this->inbox() . '/pause.php';
        file_put_contents($file, "<?php __halt_compiler();\n$reason\n");
        touch($file, time() + 3600);
        return $file;
    }
}
