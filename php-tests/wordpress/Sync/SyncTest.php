<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Sync;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\Tests\WordPress\User\WritesUsers;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Sync\Origin;
use Encharge\Webhooks\WordPress\Sync\Outcome;
use Encharge\Webhooks\WordPress\Sync\Sync;
use Encharge\Webhooks\WordPress\Sync\Task;
use Encharge\Webhooks\WordPress\Sync\Timing;
use PHPUnit\Framework\Attributes\DataProvider;

/** Several tasks in a row. */
final class SyncTest extends TestCase
{
    use WritesUsers;

    private Sync $sync;

    protected function setUp(): void
    {
        parent::setUp();
        $this->settings();
        $this->sync = Sync::make(Settings::load(), new Timing());
    }

    public function test_each_outcome_is_there_before_the_next_contact_is_written(): void
    {
        foreach ($this->sync->run([$this->task('c1'), $this->task('c2')]) as $position => $outcome) {
            self::assertTrue($outcome->created);
            self::assertSame($position + 1, count(get_users(['role' => 'subscriber'])));
        }
    }

    public function test_persons_are_fetched_when_their_turn_comes_twenty_at_a_time(): void
    {
        $ids = array_map(static fn (int $number): string => "c$number", range(1, 25));
        self::encharge()->people(array_map(static fn (string $id): array => ['id' => $id, 'email' => "$id@example.com"], $ids));
        $calls = [];

        foreach ($this->sync->run(array_map(static fn (string $id): Task => new Task(Action::Add, $id, Origin::Pull), $ids)) as $outcome) {
            $calls[$outcome->contact_id] = count(self::encharge()->requests());
        }

        self::assertSame([...array_fill(0, 20, 1), ...array_fill(0, 5, 2)], array_values($calls));
    }

    public function test_an_interrupted_run_fails_what_it_has_not_finished_and_nothing_else(): void
    {
        $tasks = [$this->task('c1'), $this->task('c2'), $this->task('c3')];
        $finished = $this->sync->run($tasks)->current();

        $outcomes = $this->sync->interrupt(Code::InternalError, 'Something ended it.');

        self::assertSame(['c2', 'c3'], array_map(static fn (Outcome $outcome): string => $outcome->contact_id, $outcomes));
        self::assertSame([Code::InternalError, Code::InternalError], array_map(static fn (Outcome $outcome): ?Code => $outcome->code, $outcomes));
        $rows = (new LogQuery())->rows();
        self::assertSame(['c3 failed', 'c2 failed', 'c1 created'], array_map(static fn (array $row): string => "$row[contact_id] $row[outcome]", $rows));
        self::assertSame([$outcomes[1]->log_id, $outcomes[0]->log_id, $finished->log_id], array_column($rows, 'id'));
        self::assertSame([], $this->sync->interrupt(Code::InternalError, 'Once more.'));
    }

    public function test_a_contact_that_was_committed_before_the_end_keeps_its_one_log_row(): void
    {
        $interrupted = null;
        add_action('encharge_webhooks_handled', function () use (&$interrupted): void {
            $interrupted ??= $this->sync->interrupt(Code::InternalError, 'Something ended it.');
        });

        $this->sync->run([$this->task('c1')])->current();

        self::assertSame(['internal_error'], array_map(static fn (Outcome $outcome): ?string => $outcome->code?->value, (array) $interrupted));
        self::assertSame([['c1', 'failed']], array_map(static fn (array $row): array => [$row['contact_id'], $row['outcome']], (new LogQuery())->rows()));
    }

    /** @return iterable<string, array{string, list<string>}> the listener's hook; outcome, code and notes in the log */
    public static function listeners(): iterable
    {
        yield 'of a failure' => ['encharge_webhooks_failed', ['failed', 'person_not_found', 'listener_failed']];
        yield 'of a contact that a filter skips' => ['encharge_webhooks_handled', ['failed', 'internal_error', '']];
    }

    /** @param list<string> $logged */
    #[DataProvider('listeners')]
    public function test_a_listener_that_throws_leaves_one_log_row(string $hook, array $logged): void
    {
        $told = 0;
        add_action($hook, static function () use (&$told): never {
            $told++;
            throw new \LogicException('Out of cheese');
        });

        $outcome = $this->unwritten($hook);

        self::assertSame([$logged], self::logged());
        self::assertSame([$logged[1], 1], [$outcome->code?->value, $told]);
    }

    /** @param list<string> $logged */
    #[DataProvider('listeners')]
    public function test_a_listener_that_exits_leaves_one_log_row(string $hook, array $logged): void
    {
        $interrupted = null;
        add_action($hook, function () use (&$interrupted): void {
            $interrupted ??= $this->sync->interrupt(Code::InternalError, 'Something ended it.');
        });

        $this->unwritten($hook);

        self::assertSame([$logged], self::logged());
        self::assertSame([$logged[1]], array_map(static fn (Outcome $outcome): ?string => $outcome->code?->value, (array) $interrupted));
    }

    public function test_a_listener_that_throws_on_both_hooks_leaves_one_log_row_with_its_notes(): void
    {
        foreach (['encharge_webhooks_handled', 'encharge_webhooks_failed'] as $hook) {
            add_action($hook, static fn () => throw new \LogicException("Out of $hook"));
        }

        $this->sync->run([new Task(Action::Add, 'c1', Origin::Webhook, role: 'editor', person: $this->task('c1')->person)])->current();

        self::assertSame([['failed', 'internal_error', 'role_refused listener_failed']], self::logged());
        self::assertStringContainsString('Out of encharge_webhooks_handled', (new LogQuery())->rows()[0]['message']);
    }

    public function test_a_contact_that_is_named_twice_is_worked_once(): void
    {
        $outcomes = iterator_to_array($this->sync->run([$this->task('c1'), $this->task('c2'), $this->task('c1')]), false);

        self::assertSame(['c1 created', 'c2 created', 'c1 created'], array_map(static fn (Outcome $outcome): string => "$outcome->contact_id {$outcome->word()}", $outcomes));
        self::assertCount(2, self::logged());
    }

    public function test_an_interrupted_run_logs_a_contact_that_is_named_twice_once(): void
    {
        $this->sync->run([$this->task('c1'), $this->task('c2'), $this->task('c2'), $this->task('c1')])->current();

        $outcomes = $this->sync->interrupt(Code::InternalError, 'Something ended it.');

        self::assertSame(['c2 failed', 'c2 failed', 'c1 created'], array_map(static fn (Outcome $outcome): string => "$outcome->contact_id {$outcome->word()}", $outcomes));
        self::assertCount(2, self::logged());
    }

    public function test_a_user_who_is_named_beside_their_contact_is_worked_once_unless_the_contact_alone_was_not_linked(): void
    {
        $editor = $this->stranger('editor');
        $member = $this->stranger();
        $person = static fn (\WP_User $user): Person => Person::fromArray(['id' => "c$user->ID", 'email' => $user->user_email, 'firstName' => 'Ann']);
        $tasks = [];
        foreach ([[$editor, null], [$editor, $editor->ID], [$editor, null], [$member, null], [$member, $member->ID]] as [$user, $named]) {
            $persons[$user->ID] ??= $person($user);
            $tasks[] = new Task(Action::Update, "c$user->ID", Origin::Pull, user_id: $named, person: $persons[$user->ID]);
        }

        $outcomes = iterator_to_array($this->sync->run($tasks), false);

        self::assertSame(['skipped', 'updated', 'updated', 'updated', 'updated'], array_map(static fn (Outcome $outcome): string => $outcome->word(), $outcomes));
        self::assertCount(3, self::logged());
    }

    public function test_tasks_of_one_contact_that_ask_for_different_things_take_effect_in_their_order(): void
    {
        foreach (['customer', 'student'] as $role) {
            add_role($role, $role, ['read' => true]);
        }
        $person = $this->task('c1')->person;
        $tasks = array_map(static fn (array $asked): Task => new Task($asked[0], 'c1', Origin::Webhook, role: $asked[1], person: $person), [
            [Action::Add, 'customer'], [Action::Update, null], [Action::Update, 'student'], [Action::Update, 'customer'], [Action::UpdateTags, null],
        ]);

        $outcomes = iterator_to_array($this->sync->run($tasks), false);
        $roles = $this->user($outcomes[0])->roles;
        foreach (['customer', 'student'] as $role) {
            remove_role($role);
        }

        self::assertSame(['created', 'unchanged', 'updated', 'updated', 'unchanged'], array_map(static fn (Outcome $outcome): string => $outcome->word(), $outcomes));
        self::assertSame(['customer'], $roles);
    }

    public function test_of_what_was_asked_for_at_once_the_last_stays(): void
    {
        [, $person] = $this->linked();
        $asked = (int) hrtime(true);
        $task = static fn (int $number): Task => new Task(Action::Update, $person['id'], Origin::Webhook, person: Person::fromArray(['firstName' => "Ann $number"] + $person), asked: $asked);

        $tasks = array_map($task, range(1, 20));
        $outcomes = iterator_to_array($this->sync->run($tasks), false);

        self::assertSame(array_fill(0, 20, 'updated'), array_map(static fn (Outcome $outcome): string => $outcome->word(), $outcomes));
        self::assertSame('Ann 20', $this->user($outcomes[0])->first_name);
    }

    public function test_a_payload_is_as_old_as_its_request(): void
    {
        $person = ['id' => 'c1', 'email' => $this->unique() . '@example.com'];
        $this->sync(['firstName' => 'New', 'tags' => 'new'] + $person);
        $earlier = (int) hrtime(true) - 5_000_000_000;

        $task = new Task(Action::Update, 'c1', Origin::Webhook, person: Person::fromArray(['firstName' => 'Old', 'tags' => 'old'] + $person), asked: $earlier);
        $outcome = $this->sync->run([$task])->current();

        self::assertSame(['unchanged', ['new']], [$outcome->word(), $outcome->tags]);
        self::assertSame('New', $this->user($outcome)->first_name);
    }

    /** Works a contact that Encharge does not know or, for listeners of what was handled, one that a filter skips. */
    private function unwritten(string $hook): Outcome
    {
        if ('encharge_webhooks_handled' === $hook) {
            add_filter('encharge_webhooks_person', '__return_null');
        }
        $task = 'encharge_webhooks_handled' === $hook ? $this->task('c1') : new Task(Action::Add, 'c1', Origin::Webhook);

        return $this->sync->run([$task])->current();
    }

    /** @return list<list<string>> outcome, code and the codes of the notes of each row of the log */
    private static function logged(): array
    {
        return array_map(static fn (array $row): array => [$row['outcome'], $row['code'], implode(' ', array_column($row['notes'], 'code'))], (new LogQuery())->rows());
    }

    private function task(string $id): Task
    {
        return new Task(Action::Add, $id, Origin::Webhook, person: Person::fromArray(['id' => $id, 'email' => "$id@example.com"]));
    }
}
