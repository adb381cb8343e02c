<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Cli;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Inbox;
use Encharge\Webhooks\InboxState;
use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\Webhook;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Inbox\InboxPlace;
use PHPUnit\Framework\Attributes\DataProvider;

/** `wp encharge inbox`. */
final class InboxCommandTest extends CommandTestCase
{
    private Inbox $inbox;
    private string $key;
    private string $key_id;

    protected function setUp(): void
    {
        parent::setUp();
        ['id' => $this->key_id, 'key' => $this->key] = (new AccessKeys(Settings::load()))->generate('Test');
        Shell::run(['rm', '-rf', dirname(InboxPlace::folder())]);
        foreach (['tmp', 'new', 'cur', 'later', 'dead', 'aside'] as $state) {
            mkdir(InboxPlace::folder() . "/$state", 0700, true);
        }
        touch(InboxPlace::folder() . '/drain.lock');
        $this->inbox = Inbox::open(InboxPlace::folder(), InboxPlace::installation());
    }

    protected function tearDown(): void
    {
        unset($this->inbox);
        Shell::run(['rm', '-rf', dirname(InboxPlace::folder())]);
        parent::tearDown();
    }

    public function test_it_lists_what_waits(): void
    {
        $receipt = $this->accept('c1', ['role' => 'subscriber']);

        [$row] = self::decoded('inbox', 'list', '--fields=receipt,state,action,contact_id,role,key_id,due,tries,code');

        self::assertSame(['receipt' => $receipt, 'state' => 'new', 'action' => 'add', 'contact_id' => 'c1', 'role' => 'subscriber', 'key_id' => $this->key_id, 'due' => '', 'tries' => 0, 'code' => ''], $row);
        self::assertSame('1', self::wp('inbox', 'list', '--format=count'));
        self::assertSame('0', self::wp('inbox', 'list', '--state=dead', '--format=count'));
    }

    public function test_it_drains(): void
    {
        self::encharge()->people([['id' => 'c1', 'email' => 'c1@example.com'], ['id' => 'c2', 'email' => 'c2@example.com']]);
        $this->accept('c1');
        $this->accept('c2');

        self::assertSame('2', self::wp('inbox', 'drain', '--dry-run', '--porcelain'));
        self::assertSame('1', self::wp('inbox', 'drain', '--max=1', '--porcelain'));
        self::assertStringContainsString('Done: 1.', self::wp('inbox', 'drain'));
        self::assertCount(2, get_users(['role' => 'subscriber']));
        self::assertSame(0, $this->inbox->count(InboxState::Fresh)['count']);
    }

    public function test_it_watches_until_it_is_quiet(): void
    {
        self::encharge()->people([['id' => 'c1', 'email' => 'c1@example.com']]);
        $this->accept('c1');

        self::wp('inbox', 'drain', '--watch', '--idle-exit=1');

        self::assertCount(1, get_users(['role' => 'subscriber']));
    }

    public function test_it_stays_until_it_is_quiet_without_another_process(): void
    {
        self::encharge()->people([['id' => 'c1', 'email' => 'c1@example.com']]);
        $this->accept('c1');

        self::wp('inbox', 'drain', '--idle-exit=1');

        self::assertCount(1, get_users(['role' => 'subscriber']));
    }

    public function test_sigterm_ends_the_watch_after_what_is_under_way(): void
    {
        $log = tempnam(sys_get_temp_dir(), 'watch');
        $pipes = [];
        $process = proc_open(self::command(['inbox', 'drain', '--watch']), [1 => ['file', $log, 'w'], 2 => ['file', $log, 'w']], $pipes);
        self::encharge()->people([['id' => 'c1', 'email' => 'c1@example.com'], ['id' => 'c2', 'email' => 'c2@example.com']]);
        $this->accept('c1');
        self::until(fn (): bool => $this->inbox->count(InboxState::Fresh)['count'] + $this->inbox->count(InboxState::Claimed)['count'] === 0, $log);
        self::assertTrue(proc_get_status($process)['running'], (string) file_get_contents($log));

        // A process that fails is followed by another one.
        self::encharge()->fault(['mode' => 'answer', 'delay' => 500]);
        $this->accept('c2');
        self::until(fn (): bool => $this->inbox->count(InboxState::Claimed)['count'] > 0, $log);
        proc_terminate($process, SIGTERM);

        $status = proc_get_status($process);
        self::until(static function () use ($process, &$status): bool {
            $status = proc_get_status($process);

            return !$status['running'];
        }, $log);
        self::assertSame([false, 0], [$status['signaled'], $status['exitcode']], (string) file_get_contents($log));
        self::assertSame(0, $this->inbox->count(InboxState::Claimed)['count']);
        self::assertSame('', (string) file_get_contents($log));
        unlink($log);
    }

    public function test_a_drain_that_crashes_is_followed_by_another(): void
    {
        self::encharge()->people([['id' => 'c1', 'email' => 'c1@example.com']]);
        $this->accept('c1');
        $plugin = WPMU_PLUGIN_DIR . '/crashes-once.php';
        wp_mkdir_p(WPMU_PLUGIN_DIR);
        file_put_contents($plugin, '<?php add_action("user_register", function () { if (@unlink(__FILE__)) { posix_kill(getmypid(), SIGKILL); } });');

        self::wp('inbox', 'drain', '--watch', '--idle-exit=3');

        self::assertFileDoesNotExist($plugin);
        self::assertCount(1, get_users(['role' => 'subscriber']));
        self::assertSame(0, $this->inbox->count(InboxState::Claimed)['count']);
    }

    /** @return iterable<string, array{string, list<string>, int}> what a plugin does during one contact; the states of the entries then, with their tries; how many contacts are done */
    public static function ends(): iterable
    {
        yield 'exit' => ['exit;', ['later 1'], 19];
        yield 'a killed process' => ['posix_kill(getmypid(), SIGKILL);', ['cur 1'], 6];
        yield 'a fatal error' => ['str_repeat("x", PHP_INT_MAX);', ['cur 1'], 6];
        yield 'exhausted memory' => ['ini_set("memory_limit", "256M"); str_repeat("x", 1 << 29);', ['cur 1'], 6];
    }

    /** @param list<string> $states */
    #[DataProvider('ends')]
    public function test_who_ends_the_process_during_one_contact_raises_the_tries_of_that_one_alone(string $end, array $states, int $done): void
    {
        $ids = array_map(static fn (int $number): string => "c$number", range(1, 20));
        self::encharge()->people(array_map(static fn (string $id): array => ['id' => $id, 'email' => "$id@example.com"], $ids));
        array_map(fn (string $id): string => $this->accept($id), $ids);
        $plugin = WPMU_PLUGIN_DIR . '/ends-the-seventh.php';
        wp_mkdir_p(WPMU_PLUGIN_DIR);
        file_put_contents($plugin, '<?php add_action("user_register", function () { static $made = 0; if (++$made === 7) { ' . $end . ' } });');

        self::run_wp('', ['inbox', 'drain']);
        unlink($plugin);

        self::assertCount($done, get_users(['role' => 'subscriber']));
        $rows = self::decoded('inbox', 'list', '--fields=state,tries');
        self::assertCount(20 - $done, $rows);
        self::assertSame($states, array_values(array_map(static fn (array $row): string => "$row[state] $row[tries]", array_filter($rows, static fn (array $row): bool => $row['tries'] > 0))));
        self::wp('inbox', 'retry', '--all');
        self::wp('inbox', 'drain');
        self::assertCount(20, get_users(['role' => 'subscriber']));
        self::assertSame('0', self::wp('inbox', 'list', '--format=count'));
    }

    public function test_dead_letters_are_tried_again(): void
    {
        $receipt = $this->bury('c1');
        $this->bury('c2');

        self::assertStringContainsString('Dry run: 2 entries', self::wp('inbox', 'retry', '--all', '--dry-run'));
        self::assertSame('1', self::wp('inbox', 'retry', $receipt, '--porcelain'));
        self::assertSame([1, 1], [$this->inbox->count(InboxState::Later)['count'], $this->inbox->count(InboxState::Dead)['count']]);
        self::assertStringContainsString('2 entries are tried again', self::wp('inbox', 'retry', '--all'));
        self::assertSame(0, $this->inbox->count(InboxState::Dead)['count']);
    }

    public function test_entries_are_removed_by_receipt_by_key_and_all_together(): void
    {
        $receipt = $this->accept('c1');
        $this->bury('c2');
        ['id' => $other_id, 'key' => $other] = (new AccessKeys(Settings::load()))->generate('Other');
        $this->accept('c3', ['access_key' => $other]);

        self::assertStringContainsString('Dry run: 3 entries', self::wp('inbox', 'discard', '--all', '--dry-run'));
        self::assertSame('1', self::wp('inbox', 'discard', $receipt, '--yes', '--porcelain'));
        self::assertStringContainsString('Removed 1 entry', self::wp('inbox', 'discard', "--key=$other_id", '--yes'));
        self::assertSame([0, 1], [$this->inbox->count(InboxState::Fresh)['count'], $this->inbox->count(InboxState::Dead)['count']]);
        self::wp('inbox', 'discard', '--all', '--yes');
        self::assertSame('0', self::wp('inbox', 'list', '--format=count'));
    }

    public function test_a_dead_letter_is_removed_before_the_later_webhook_under_its_receipt(): void
    {
        $receipt = $this->bury('c1');
        $this->accept('c1');
        $this->bury('c2');
        $this->accept('c3');
        $counts = fn(): array => [$this->inbox->count(InboxState::Fresh)['count'], $this->inbox->count(InboxState::Dead)['count']];

        self::assertSame('1', self::wp('inbox', 'discard', $receipt, '--yes', '--porcelain'));
        self::assertSame([2, 1], $counts());
        self::assertStringContainsString('no entry', self::run_wp('', ['inbox', 'discard', $receipt, '--state=dead', '--yes'])['errors']);
        self::assertStringContainsString('Dry run: 1 entry', self::wp('inbox', 'discard', '--state=dead', '--dry-run'));
        self::assertSame('1', self::wp('inbox', 'discard', '--state=dead', '--yes', '--porcelain'));
        self::assertSame([2, 0], $counts());
        self::assertSame('1', self::wp('inbox', 'discard', $receipt, '--yes', '--porcelain'));
        self::assertSame([1, 0], $counts());
    }

    public function test_what_is_no_receipt_is_refused(): void
    {
        self::assertStringContainsString('no receipt', self::wp_fails('inbox', 'retry', 'c1'));
        self::assertStringContainsString('Say which', self::wp_fails('inbox', 'discard', '--yes'));
        self::assertStringContainsString('no access key', self::wp_fails('inbox', 'discard', '--key=nobody', '--yes'));
        self::assertStringContainsString('whole number', self::wp_fails('inbox', 'drain', '--max=none'));
        self::assertStringContainsString('no entry', self::run_wp('', ['inbox', 'retry', str_repeat('0', 32)])['errors']);
    }

    /** @param array<string, string> $query */
    private function accept(string $contact_id, array $query = []): string
    {
        return $this->inbox->accept($this->webhook($contact_id, $query))[0];
    }

    private function bury(string $contact_id): string
    {
        [$claim] = $this->inbox->hold($this->webhook($contact_id, []));
        $claim->begin();
        $claim->bury(Code::InternalError, 'Out of cheese');

        return $claim->receipt;
    }

    /** @param array<string, string> $query */
    private function webhook(string $contact_id, array $query): Webhook
    {
        $body = json_encode(['id' => $contact_id], JSON_THROW_ON_ERROR);

        return Webhook::accept(
            ['REQUEST_METHOD' => 'POST', 'CONTENT_TYPE' => 'application/json', 'CONTENT_LENGTH' => (string) strlen($body)],
            $query + ['wpf_action' => 'add', 'access_key' => $this->key],
            $body,
            array_column((new AccessKeys(Settings::load()))->all(), 'digest'),
        );
    }

    /** @param callable(): bool $is_so comes true within ten seconds */
    private static function until(callable $is_so, string $log): void
    {
        for ($end = microtime(true) + 10; !$is_so(); usleep(20000)) {
            self::assertLessThan($end, microtime(true), (string) file_get_contents($log));
        }
    }
}
