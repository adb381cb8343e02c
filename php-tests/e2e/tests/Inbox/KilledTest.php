<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\Inbox;

use Encharge\Webhooks\Tests\EndToEnd\InboxTestCase;
use Encharge\Webhooks\Tests\Support\Server\Http;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * A drain that is killed at one certain moment.
 */
final class KilledTest extends InboxTestCase
{
    private const MAIL = ['send_notification' => 'true'];

    private string $killed;

    protected function setUp(): void
    {
        parent::setUp();
        $this->killed = "{$this->stack->site->root}/wp-content/killed";
        @unlink($this->killed);
    }

    /** @return iterable<string, array{string}> when it is killed */
    public static function moments(): iterable
    {
        yield 'when the user is written' => ['user_register 1'];
        yield 'after the commit, before the mail' => ['query 1'];
        yield 'after the commit and the mail' => ['encharge_webhooks_user_created 1'];
        yield 'before the entry is removed' => ['encharge_webhooks_handled 1'];
    }

    #[DataProvider('moments')]
    public function test_one_user_and_one_mail_whenever_it_is_killed(string $moment): void
    {
        $this->people(self::person('c1'));
        $receipts = $this->accept(['c1'], self::MAIL);

        $this->drain_to_be_killed($moment);
        $this->drain();

        $this->assert_finished(['c1'], $moment);
        self::assertCount(1, $this->stack->mails());
        self::assertSame([], $this->unfinished());
        self::assertSame([$receipts[0]], array_values(array_unique(array_column($this->log(), 'receipt'))));
        self::assertCount(1, array_keys(array_column($this->log(), 'outcome'), 'created', true));
    }

    public function test_only_whose_turn_it_was_has_tried_once_more(): void
    {
        $ids = array_map(static fn(int $number): string => "c$number", range(1, 20));
        $this->people(...array_map(self::person(...), $ids));
        $this->accept($ids, self::MAIL);

        $this->drain_to_be_killed('user_register 7');

        self::assertCount(6, $this->users());
        $tries = array_column($this->list(), 'tries');
        sort($tries);
        self::assertSame([...array_fill(0, 13, 0), 1], $tries);
        $this->drain();
        $this->assert_finished($ids, 'the rest');
        self::assertCount(20, $this->stack->mails());
        self::assertSame([], $this->unfinished());
    }

    public function test_what_kills_each_time_is_given_up_and_the_others_are_done(): void
    {
        $ids = array_map(static fn(int $number): string => "c$number", range(1, 20));
        $this->people(...array_map(self::person(...), $ids));
        $this->accept($ids);

        for ($times = 0; $times < 3; $times++) {
            $this->drain_to_be_killed($times === 0 ? 'user_register 7' : 'user_register ' . (20 - count($this->users())));
            unlink($this->killed);
        }
        $this->drain();

        self::assertCount(19, $this->users());
        self::assertSame([['dead', 3]], array_map(static fn(array $entry): array => [$entry['state'], $entry['tries']], $this->list()));
    }

    public function test_a_program_that_outlives_it_keeps_nothing(): void
    {
        $ids = ['c1', 'c2', 'c3'];
        $this->people(...array_map(self::person(...), $ids));
        $this->accept($ids);

        $this->drain_to_be_killed('encharge_webhooks_user_created 2 and-leaves-a-program');
        $program = (int) file_get_contents($this->killed);
        $this->drain();

        self::end_program($program);
        $this->assert_finished($ids, 'beside the program');
        self::assertSame([], $this->unfinished());
    }

    /** Nobody has told its sender anything: what was held is done all the same. */
    public function test_a_worker_that_a_program_outlives_keeps_nothing(): void
    {
        $this->people(self::person('c1'), self::person('c2'));
        $this->stack->site->set_option('kills', 'encharge_webhooks_user_created 1 and-leaves-a-program');
        $this->stack->site->load('kills-itself');

        // The program has the worker's connection to nginx open.
        $reply = Http::begin($this->requests(['c1'], self::MAIL));
        $this->await(fn(): bool => @filesize($this->killed) > 0);
        $this->stack->site->unload();
        $program = (int) file_get_contents($this->killed);
        self::assert_handled($this->post('add', ['id' => 'c2'], self::MAIL));
        $this->await_empty(20);

        self::end_program($program);
        self::assertSame(502, $reply()[0]->status);
        $this->assert_finished(['c1', 'c2'], 'beside the program');
        self::assertCount(2, $this->stack->mails());
    }

    /** It has to run yet, and be more than what the system keeps of one that has ended. */
    private static function end_program(int $id): void
    {
        self::assertMatchesRegularExpression('/^State:\s+[RSD]/m', (string) @file_get_contents("/proc/$id/status"), 'the program was over');
        posix_kill($id, SIGKILL);
    }

    /** @param string $moment hook, count, and perhaps that a program outlives it */
    private function drain_to_be_killed(string $moment): void
    {
        $this->stack->site->set_option('kills', $moment);
        $this->stack->site->load('kills-itself');
        // Not through a pipe, which a program that outlives it would hold open.
        $drain = $this->stack->site->begin('encharge', 'inbox', 'drain');
        $this->await(static fn(): bool => !$drain->is_running());
        $this->stack->site->unload();
        self::assertFileExists($this->killed, $moment . ' ' . json_encode($this->log()));
    }

    private function drain(): void
    {
        $this->stack->site->cli('encharge', 'inbox', 'drain');
    }

    /** @return list<array<string, mixed>> */
    private function list(): array
    {
        return json_decode($this->stack->site->cli('encharge', 'inbox', 'list', '--format=json', '--fields=state,contact_id,tries'), true, 512, JSON_THROW_ON_ERROR);
    }
}
