<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\Inbox;

use Encharge\Webhooks\Tests\EndToEnd\InboxTestCase;
use Encharge\Webhooks\Tests\EndToEnd\WithoutGuard;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * Where no guard has stored or held a webhook, the plugin does.
 */
final class WithoutGuardTest extends InboxTestCase
{
    use WithoutGuard;

    protected const EXPECTED_ERRORS = '/Allowed memory size/';

    public function test_who_does_not_want_to_wait(): void
    {
        $this->people(self::person('c1'), self::person('c2'));

        $one = self::assert_queued($this->post('add', ['id' => 'c1'], ['async' => 'true']));
        $two = self::assert_queued($this->post('add', ['endUserData' => [['id' => 'c1'], ['id' => 'c2']]], ['async' => 'true']));

        self::assertSame(['method', 'status', 'receipt'], array_keys($one));
        self::assertSame(['method', 'status', 'results'], array_keys($two));
        self::assertSame(['c1', 'c2'], array_column($two['results'], 'contact_id'));
        self::assertSame($one['receipt'], $two['results'][0]['receipt']);
        $this->await_empty(20);
        $this->assert_finished(['c1', 'c2'], 'after both');
    }

    public function test_what_cannot_be_stored_is_said(): void
    {
        $this->people(self::person('c1'));
        $drafts = $this->inbox() . '/tmp';
        rename($drafts, "$drafts-away");
        touch($drafts);

        $later = $this->post('add', ['id' => 'c1'], ['async' => 'true']);
        $now = $this->post('add', ['id' => 'c1']);
        unlink($drafts);
        rename("$drafts-away", $drafts);

        self::assert_failed(503, 'inbox_unavailable', $later);
        self::assert_handled($now);
    }

    public function test_what_encharge_fails_is_done_behind_the_answer(): void
    {
        $this->people(self::person('c1'));
        $this->stack->encharge->fault(['mode' => 'error', 'status' => 500]);

        $receipt = self::assert_queued($this->post('add', ['id' => 'c1']), 'encharge_error')['receipt'];

        $this->await_empty(20);
        $this->assert_finished(['c1'], 'after the failure');
        self::assertSame([['queued', $receipt], ['created', $receipt]], array_map(static fn(array $row): array => [$row['outcome'], $row['receipt']], $this->log()));
        $this->stack->encharge->fault(['mode' => 'error', 'status' => 500]);
        self::assert_failed(502, 'encharge_error', $this->post('add', ['id' => 'c1'], ['async' => 'false']));
    }

    /** @return iterable<string, array{string}> */
    public static function deeds(): iterable
    {
        foreach (['exits', 'dies', 'takes_all_memory'] as $deed) {
            yield $deed => [$deed];
        }
    }

    #[DataProvider('deeds')]
    public function test_what_another_plugin_ends_is_done_later(string $deed): void
    {
        $this->people(self::person('c1'), self::person('c2'));
        $this->stack->site->load('hostile');
        $this->stack->site->set_option('hostile', "user_register $deed");

        self::assert_queued($this->post('add', ['id' => 'c1']), 'internal_error');
        $this->assert_no_user_came();
        $this->stack->site->unload();
        self::assert_handled($this->post('add', ['id' => 'c2']));

        $this->await_empty(20, $deed);
        $this->assert_finished(['c1', 'c2'], $deed);
    }

    protected function inbox(): string
    {
        [$folder] = glob("{$this->stack->site->root}/wp-content/encharge-inbox/*-*", GLOB_ONLYDIR) ?: self::fail('no inbox');
        return $folder;
    }
}
