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

    private function task(string $id): Task
    {
        return new Task(Action::Add, $id, Origin::Webhook, person: Person::fromArray(['id' => $id, 'email' => "$id@example.com"]));
    }
}
