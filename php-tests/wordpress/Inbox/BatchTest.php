<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Inbox;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\InboxState;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Inbox\StopReason;
use Encharge\Webhooks\WordPress\Sync\Origin;
use Encharge\Webhooks\WordPress\Sync\Sync;
use Encharge\Webhooks\WordPress\Sync\Task;
use Encharge\Webhooks\WordPress\Sync\Timing;
use PHPUnit\Framework\Attributes\DataProvider;

/** What becomes of entries that are worked together. */
final class BatchTest extends DrainTestCase
{
    public function test_add_and_update_of_one_contact_share_a_fetch(): void
    {
        $this->know('c1');
        $this->accept(['id' => 'c1'], ['wpf_action' => 'update']);
        $this->accept(['id' => 'c1']);
        $this->accept(['id' => 'c1'], ['wpf_action' => 'update_tags']);

        $this->drain();

        self::assertSame([['c1']], self::calls());
        self::assertSame([], $this->states());
        self::assertSame(['add created', 'update unchanged', 'update_tags unchanged'], self::logged());
    }

    public function test_what_a_killed_process_left_beside_its_like_is_done_with_it(): void
    {
        $this->know('c1');
        $receipt = $this->accept(['id' => 'c1']);
        rename("$this->folder/new/$receipt.php", "$this->folder/cur/0000000000.0.0.-.$receipt.0123456789abcdef.php");
        self::assertSame($receipt, $this->accept(['id' => 'c1']));
        self::assertSame(['new' => 1, 'cur' => 1], $this->states());

        $this->drain();

        self::assertSame([], $this->states());
        self::assertCount(1, self::calls());
        self::assertSame(['created'], array_column(self::rows(), 'outcome'));
    }

    public function test_add_beside_add_with_a_role_has_both_effects(): void
    {
        add_role('member', 'Member', ['read' => true]);
        $this->know('c1');
        $this->accept(['id' => 'c1'], ['role' => 'member']);
        $this->accept(['id' => 'c1']);

        $this->drain();

        $user = get_user_by('email', 'c1@example.com');
        self::assertInstanceOf(\WP_User::class, $user);
        self::assertSame(['member'], array_values($user->roles));
        self::assertSame([['c1']], self::calls());
    }

    public function test_add_beside_add_with_a_mail_makes_one_user_who_gets_one_mail(): void
    {
        $mails = &$this->mails();
        $this->know('c1');
        $this->accept(['id' => 'c1']);
        $this->accept(['id' => 'c1'], ['send_notification' => 'true']);

        $this->drain();

        self::assertSame(['c1@example.com'], self::addresses());
        self::assertSame(['c1@example.com'], array_values(array_filter(array_column($mails, 'to'), static fn (string $to): bool => $to === 'c1@example.com')));
    }

    /** @return iterable<string, array{array<string, string>}> what the query has beside the mail */
    public static function overtaken(): iterable
    {
        yield 'whose contact was pulled since' => [[]];
        yield 'which is worked for its role' => [['role' => 'subscriber']];
    }

    /** @param array<string, string> $query */
    #[DataProvider('overtaken')]
    public function test_an_add_with_a_mail_that_one_without_overtook_sends_none(array $query): void
    {
        $mails = &$this->mails();
        $this->know('c1');
        $this->accept(['id' => 'c1'], $query + ['send_notification' => 'true']);
        usleep(20000);
        $this->sync_now('c1');

        $this->drain();

        self::assertSame([], $this->states());
        self::assertNotContains('c1@example.com', array_column($mails, 'to'));
    }

    public function test_what_was_done_before_the_entry_could_be_removed_is_not_done_again(): void
    {
        $this->know('c1');
        $receipt = $this->accept(['id' => 'c1']);
        // The process is killed between the commit and the removal of the entry.
        $kept = (string) file_get_contents("$this->folder/new/$receipt.php");
        $this->drain();
        file_put_contents("$this->folder/cur/0000000000.1.0.b.$receipt.0123456789abcdef.php", $kept);
        $fired = &$this->record('profile_update', 'encharge_webhooks_handled');
        $rows = count(self::rows());

        self::assertSame(['cur' => 1], $this->states());
        $this->drain();

        self::assertSame([], $fired);
        self::assertSame([], $this->states());
        self::assertCount(1, self::calls());
        self::assertCount($rows, self::rows());
    }

    public function test_results_are_no_dead_letters(): void
    {
        self::encharge()->people([['id' => 'nameless'], ['id' => 'known', 'email' => 'known@example.com']]);
        $this->accept(['id' => 'unknown']);
        $this->accept(['id' => 'nameless']);
        $this->accept(['id' => 'known'], ['wpf_action' => 'update']);

        $this->drain();

        self::assertSame([], $this->states());
        self::assertEqualsCanonicalizing(['person_not_found', 'person_without_email', 'user_not_found'], array_column(self::rows(), 'code'));
    }

    public function test_one_bad_contact_among_twenty_costs_ten_calls_at_most(): void
    {
        for ($round = 1; $round <= 3; $round++) {
            $this->setUp();
            $ids = $this->accept_people(20);
            $bad = $ids[array_rand($ids)];
            self::encharge()->fault(['mode' => 'error', 'status' => 500, 'contact' => $bad, 'times' => 0]);

            self::assertSame(StopReason::Nothing, $this->drain());

            self::assertCount(19, self::addresses());
            self::assertNotContains("$bad@example.com", self::addresses());
            self::assertLessThanOrEqual(10, count(self::calls()));
            self::assertSame(['later' => 1], $this->states());
            self::assertSame([$bad, 1, Code::EnchargeError], $this->first(InboxState::Later, 'contact', 'tries', 'code'));
            self::assertNull($this->inbox->paused());
        }
    }

    public function test_several_bad_contacts_are_found_in_the_end(): void
    {
        $this->accept_people(20);
        foreach (['c03', 'c04', 'c17'] as $bad) {
            self::encharge()->fault(['mode' => 'error', 'status' => 400, 'contact' => $bad, 'times' => 0]);
        }

        for ($pass = 0; $pass < 20 && $this->inbox->count(InboxState::Dead)['count'] < 3; $pass++) {
            $this->drain();
            $this->pass_time();
        }

        self::assertCount(17, self::addresses());
        self::assertSame(['dead' => 3], $this->states());
    }

    public function test_a_bad_contact_that_is_alone_pauses_nobody(): void
    {
        $this->know('c1', 'c2');
        $this->sync_now('c1');
        self::encharge()->fault(['mode' => 'error', 'status' => 500, 'contact' => 'c2', 'times' => 0]);
        $this->accept(['id' => 'c2']);

        $this->drain();

        self::assertNull($this->inbox->paused());
        self::assertSame(['c2', 1], $this->first(InboxState::Later, 'contact', 'tries'));
        self::assertSame([['c1'], ['c2'], ['c1']], self::calls());
    }

    public function test_an_entry_is_given_up_after_eight_tries_with_the_reason(): void
    {
        $this->accept_people(1);
        add_filter('encharge_webhooks_person', static fn (): never => throw new \LogicException('Out of cheese'));
        $waits = [];

        for ($try = 1; $try <= 8; $try++) {
            $this->drain();
            $waits[] = ($this->inbox->list(InboxState::Later, 1)[0]['time'] ?? time()) - time();
            $this->pass_time();
        }

        self::assertSame(['dead' => 1], $this->states());
        self::assertSame([8, Code::InternalError], $this->first(InboxState::Dead, 'tries', 'code'));
        self::assertStringContainsString('Out of cheese', $this->first(InboxState::Dead, 'message')[0]);
        self::assertSame(0, array_pop($waits));
        foreach ($waits as $position => $wait) {
            $usual = min(DAY_IN_SECONDS, 30 * 4 ** $position);
            self::assertGreaterThanOrEqual(0.75 * $usual - 2, $wait);
            self::assertLessThanOrEqual(1.25 * $usual, $wait);
        }
        self::assertCount(8, self::rows());
    }

    public function test_a_failure_of_one_contact_leaves_the_others_alone(): void
    {
        $this->accept_people(5);
        add_action('encharge_webhooks_user_created', static fn (int $user_id, string $contact_id) => $contact_id === 'c03' ? wp_die('No more') : null, 10, 2);

        $this->drain();

        // The user was committed before the plugin died: the next try finds that.
        self::assertCount(5, self::addresses());
        self::assertSame(['later' => 1], $this->states());
        self::assertSame(['c03'], $this->first(InboxState::Later, 'contact'));
        $this->pass_time();
        $this->drain();
        self::assertSame([], $this->states());
    }

    public function test_what_was_interrupted_is_worked_alone_and_three_times_at_most(): void
    {
        $this->accept_people(4);
        $this->interrupt('c02', 2);
        $this->interrupt('c03', 3);

        $this->drain();

        self::assertEqualsCanonicalizing([['c01', 'c04'], ['c02']], self::calls());
        self::assertSame(['c01@example.com', 'c02@example.com', 'c04@example.com'], self::addresses());
        self::assertSame(['dead' => 1], $this->states());
        self::assertStringContainsString('3 times', $this->first(InboxState::Dead, 'message')[0]);
    }

    public function test_an_old_payload_never_beats_newer_data(): void
    {
        $this->settings(['trust_payload' => true] + $this->stored());
        self::encharge()->people([['id' => 'c1', 'email' => 'c1@example.com', 'firstName' => 'New', 'tags' => 'new']]);
        $this->accept(['endUserData' => [['id' => 'c1', 'email' => 'c1@example.com', 'firstName' => 'Old', 'tags' => 'old']]], ['role' => 'subscriber'], true);
        usleep(20000);
        $this->settings(['trust_payload' => false] + $this->stored());
        $this->sync_now('c1');
        $this->settings(['trust_payload' => true] + $this->stored());
        $calls = count(self::calls());

        $this->drain();

        $user = get_user_by('email', 'c1@example.com');
        self::assertSame(['New', ['new']], [$user->first_name, get_user_meta($user->ID, 'encharge_tags', true)]);
        self::assertSame([], $this->states());
        self::assertCount($calls, self::calls());
    }

    public function test_a_payload_is_used_while_the_setting_is_on_only(): void
    {
        $this->know('c1', 'c2');
        $this->settings(['trust_payload' => true] + $this->stored());
        $this->accept(['endUserData' => [['id' => 'c1', 'email' => 'paid@example.com']]], [], true);
        $this->drain();
        self::assertSame([[], ['paid@example.com']], [self::calls(), self::addresses()]);

        $this->accept(['endUserData' => [['id' => 'c2', 'email' => 'leaked@example.com']]], [], true);
        $this->settings(['trust_payload' => false] + $this->stored());
        $this->drain();
        self::assertSame([[['c2']], ['c2@example.com', 'paid@example.com']], [self::calls(), self::addresses()]);
    }

    /** @return iterable<string, array{array<string, string>, bool}> query; whether the contact is asked for again */
    public static function requests(): iterable
    {
        yield 'update' => [['wpf_action' => 'update'], false];
        yield 'update_tags' => [['wpf_action' => 'update_tags'], false];
        yield 'add' => [[], false];
        yield 'add with a role' => [['role' => 'subscriber'], true];
    }

    /** @param array<string, string> $query */
    #[DataProvider('requests')]
    public function test_a_webhook_whose_contact_was_pulled_since_is_done(array $query, bool $is_asked): void
    {
        $this->know('c1');
        $receipt = $this->accept(['id' => 'c1'], $query);
        usleep(20000);
        $this->sync_now('c1');
        $calls = count(self::calls());

        $this->drain();

        self::assertSame([], $this->states());
        self::assertSame($calls + (int) $is_asked, count(self::calls()));
        $rows = self::rows();
        self::assertSame([$receipt, 'unchanged'], [end($rows)['receipt'], end($rows)['outcome']]);
    }

    public function test_a_webhook_that_came_after_the_last_pull_is_pulled(): void
    {
        $this->know('c1');
        $this->sync_now('c1');
        $this->accept(['id' => 'c1'], ['wpf_action' => 'update']);
        $calls = count(self::calls());

        $this->drain();

        self::assertCount($calls + 1, self::calls());
    }

    /** @return array<string, mixed> the settings as they are stored */
    private function stored(): array
    {
        return (array) get_option(Settings::OPTION);
    }

    private function sync_now(string $contact_id): void
    {
        $task = new Task(Action::Add, $contact_id, Origin::Webhook);
        [$outcome] = iterator_to_array(Sync::make(Settings::load(), new Timing())->run([$task]));
        self::assertNull($outcome->code);
    }

    /** As a process leaves an entry that was ended so many times during its work. */
    private function interrupt(string $contact_id, int $times): void
    {
        foreach ($this->inbox->list(InboxState::Fresh, 100) as $entry) {
            if ($entry['contact'] === $contact_id) {
                rename("$this->folder/new/$entry[file]", sprintf('%s/cur/0000000000.%d.%d.b.%s.0123456789abcdef.php', $this->folder, $times, $times - 1, $entry['receipt']));
            }
        }
    }

    /** @return list<mixed> of the first entry of a state */
    private function first(InboxState $state, string ...$keys): array
    {
        $entry = $this->inbox->list($state, 1)[0];

        return array_map(static fn (string $key): mixed => $entry[$key], array_values($keys));
    }

    /** @return list<string> action and outcome of each row of the log, the oldest first */
    private static function logged(): array
    {
        return array_map(static fn (array $row): string => "$row[action] $row[outcome]", self::rows());
    }
}
