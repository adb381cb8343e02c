<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Admin;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Inbox\Drain;
use Encharge\Webhooks\WordPress\Inbox\DrainLimits;
use Encharge\Webhooks\WordPress\Inbox\InboxEntries;
use Encharge\Webhooks\WordPress\Inbox\InboxPlace;
use Encharge\Webhooks\WordPress\Inbox\RerunQueue;
use Encharge\Webhooks\WordPress\Inbox\Schedule;

/** What the tab Activity has the inbox do, and shows of it. */
final class ActivityInboxTest extends SettingsPageTestCase
{
    private string $folder;

    protected function setUp(): void
    {
        parent::setUp();
        $this->folder = '/var/tmp/encharge-activity-' . bin2hex(random_bytes(6));
        mkdir($this->folder, 0755);
        update_network_option(null, GuardPlace::OPTION, ['file' => "$this->folder/guard.php", 'user' => posix_geteuid()]);
        InboxPlace::make();
    }

    protected function tearDown(): void
    {
        Shell::run(['rm', '-rf', $this->folder]);
        parent::tearDown();
    }

    public function test_several_entries_are_run_again_by_the_inbox_as_they_were_asked(): void
    {
        add_role('customer', 'Customer', ['read' => true]);
        self::encharge()->people([['id' => 'c1', 'email' => 'ann@example.com'], ['id' => 'c2', 'email' => 'bea@example.com']]);
        $ids = [self::failed('c1', 'customer', true), self::failed('c1', 'customer', true), self::failed('c2'), self::failed('')];
        $mails = [];
        add_filter('pre_wp_mail', static function () use (&$mails): bool {
            $mails[] = func_get_args();

            return true;
        });
        $url = self::send(Tab::Activity, 'entries', ['action' => 'run', 'entries' => array_map(strval(...), $ids)]);

        self::assertStringContainsString('done=queued.3.1', $url);
        self::assertStringContainsString('3 entries lie in the inbox, and are run again in a moment. 1 cannot be run again.', self::open(Tab::Activity, ['done' => 'queued.3.1']));
        self::assertStringContainsString('>c2<', self::open(Tab::Activity, ['view' => 'waiting']));
        self::assertNotFalse(wp_next_scheduled(Schedule::CRON_HOOK));
        self::assertFalse(get_user_by('email', 'ann@example.com'));

        Drain::here(new DrainLimits())?->run();
        self::assertSame(['customer'], get_user_by('email', 'ann@example.com')->roles);
        self::assertSame(['subscriber'], get_user_by('email', 'bea@example.com')->roles);
        self::assertCount(1, $mails);
        self::assertSame(['created', 'created'], array_column((new LogQuery(outcome: 'created'))->rows(), 'outcome'));
    }

    public function test_what_stands_in_the_place_of_a_key_opens_nothing(): void
    {
        $settings = Settings::load();

        self::assertNotContains(RerunQueue::digest(), array_column((new AccessKeys($settings))->all(), 'digest'));
        self::assertStringNotContainsString(RerunQueue::digest(), (string) json_encode(get_option(Settings::OPTION)));
        self::failed('c1');
        self::send(Tab::Activity, 'entries', ['action' => 'run', 'entries' => [(string) self::failed('c1')]]);
        self::assertStringNotContainsString(RerunQueue::digest(), self::open(Tab::Activity, ['view' => 'waiting']));
    }

    public function test_what_was_given_up_is_tried_again_or_discarded_when_asked_twice(): void
    {
        $receipts = [$this->given_up('c1'), $this->given_up('c2')];
        $page = self::open(Tab::Activity, ['view' => 'dead']);
        foreach (['>c1<', '>c2<', 'Given up', 'Encharge has no such person.', $receipts[0]] as $text) {
            self::assertStringContainsString($text, $page);
        }

        self::assertStringContainsString('<div class="notice notice-error inline" role="alert" tabindex="-1" autofocus><p><bdi>Select entries first.', self::send(Tab::Activity, 'inbox', ['do' => 'retry']));
        self::assertStringContainsString('done=retried.1', self::send(Tab::Activity, 'inbox', ['do' => 'retry', 'receipts' => ["dead.$receipts[0]"]]));
        self::assertSame([1, 1], [InboxEntries::here()?->count_waiting(), self::how_many('dead')]);
        self::assertTrue(InboxPlace::open()?->hasWork());

        $question = self::send(Tab::Activity, 'inbox', ['do' => 'discard', 'receipts' => ["dead.$receipts[1]"]]);
        self::assertStringContainsString('Discard 1 entry for good?', $question);
        self::assertSame(1, self::how_many('dead'));
        self::assertStringContainsString("name=\"receipts[]\" value=\"dead.$receipts[1]\"", $question);
        self::assertStringContainsString('done=discarded.1.0', self::send(Tab::Activity, 'discard', ['receipts' => ["dead.$receipts[1]"]]));
        self::assertSame(0, self::how_many('dead'));
    }

    public function test_a_webhook_that_waits_outlives_the_dead_letter_that_is_discarded_under_its_receipt(): void
    {
        $receipt = $this->given_up('c1');
        self::send(Tab::Activity, 'entries', ['action' => 'run', 'entries' => [(string) self::failed('c1')]]);
        self::assertStringContainsString("value=\"new.$receipt\"", self::open(Tab::Activity, ['view' => 'waiting']));

        self::assertStringContainsString('done=discarded.1.0', self::send(Tab::Activity, 'discard', ['receipts' => ["dead.$receipt"]]));
        self::assertSame([1, 0], [InboxEntries::here()?->count_waiting(), self::how_many('dead')]);
        $url = self::send(Tab::Activity, 'discard', ['receipts' => ["dead.$receipt"]]);
        self::assertStringContainsString('done=discarded.0.1', $url);
        self::assertStringContainsString('0 entries were discarded. 1 had changed meanwhile, and was left alone.', self::open(Tab::Activity, ['done' => 'discarded.0.1']));
        self::assertSame(1, InboxEntries::here()?->count_waiting());
    }

    public function test_all_dead_letters_are_discarded_at_once_when_asked_twice_and_nothing_else(): void
    {
        self::assertStringNotContainsString('discard_all', self::open(Tab::Activity, ['view' => 'dead']));
        foreach (range(1, 102) as $number) {
            $this->given_up("c$number");
        }
        self::send(Tab::Activity, 'entries', ['action' => 'run', 'entries' => [(string) self::failed('c1')]]);
        self::assertStringNotContainsString('discard_all', self::open(Tab::Activity, ['view' => 'waiting']));
        self::assertStringContainsString('value="discard_all">Discard all that were given up…</button>', self::open(Tab::Activity, ['view' => 'dead']));

        self::assertStringContainsString('Discard for good all 102 entries that were given up?', self::send(Tab::Activity, 'inbox', ['do' => 'discard_all']));
        self::assertSame(102, self::how_many('dead'));
        self::assertSame(403, self::refusal(static fn() => self::send(Tab::Activity, 'discard', ['all_dead' => '1'], 'stale')));
        self::assertStringContainsString('done=discarded.102.0', self::send(Tab::Activity, 'discard', ['all_dead' => '1']));
        self::assertSame([1, 0], [InboxEntries::here()?->count_waiting(), self::how_many('dead')]);
        self::assertStringContainsString('Nothing was given up.', self::send(Tab::Activity, 'discard', ['all_dead' => '1']));
    }

    public function test_who_may_only_look_discards_nothing(): void
    {
        $this->given_up('c1');
        add_filter('encharge_webhooks_capability', static fn(string $capability, string $task): string => $task === 'see' ? 'read' : $capability, 10, 2);
        self::sign_in_as('subscriber');

        self::assertStringNotContainsString('discard', self::open(Tab::Activity, ['view' => 'dead']));
        self::assertSame(403, self::refusal(static fn() => self::send(Tab::Activity, 'discard', ['all_dead' => '1'])));
        self::assertSame(1, self::how_many('dead'));
    }

    public function test_all_are_tried_again_at_once(): void
    {
        $this->given_up('c1');
        $this->given_up('c2');

        self::assertStringContainsString('done=retried.2', self::send(Tab::Activity, 'inbox', ['do' => 'retry_all']));
        self::assertSame([2, 0], [InboxEntries::here()?->count_waiting(), self::how_many('dead')]);
    }

    public function test_a_site_without_an_inbox_says_so(): void
    {
        Shell::run(['rm', '-rf', "$this->folder/encharge-inbox"]);

        self::assertStringContainsString('has no inbox that could take them', self::send(Tab::Activity, 'entries', ['action' => 'run', 'entries' => [(string) self::failed('c1')]]));
        self::assertStringContainsString('cannot be read', self::open(Tab::Activity, ['view' => 'dead']));
    }

    private static function failed(string $contact, string $role = '', bool $notify = false): int
    {
        return self::log_at('2026-11-01 10:00:00', new LogEntry('failed', action: 'add', contact_id: $contact, role: $role, notify: $notify, code: 'encharge_error'));
    }

    /** @return string the receipt of a dead letter */
    private function given_up(string $contact): string
    {
        self::send(Tab::Activity, 'entries', ['action' => 'run', 'entries' => [(string) self::failed($contact)]]);
        $claim = InboxPlace::open()?->claim(1)[0];
        self::assertNotNull($claim);
        $claim->bury(Code::PersonNotFound, Code::PersonNotFound->message());

        return $claim->receipt;
    }

    private static function how_many(string $state): int
    {
        return InboxEntries::here()?->count($state) ?? -1;
    }
}
