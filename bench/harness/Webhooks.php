<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\PhpFpm;

/**
 * Webhooks that do something: how long each takes, one at a time. Every one finds something to change, and after each
 * turn the site's database is asked whether it has.
 *
 * @phpstan-import-type Person from People
 * @phpstan-import-type Request from Server
 */
final class Webhooks
{
    private const ACTIONS = ['update_tags', 'update', 'add'];

    /** @var array<string, Sender> by URL */
    private array $senders = [];
    /** New TLS connections for each hundred webhooks. */
    private readonly Row $connections;

    public function __construct(private readonly Stage $stage)
    {
        $this->connections = new Row('TLS connections to Encharge, per 100 webhooks', '');
    }

    /** @return list<Row> Encharge beside the sites */
    public function near(): array
    {
        $columns = [Column::Bare, ...Column::RECEIVERS];
        return [
            ...array_map(fn(string $action): Row => $this->measure($action, new Row("$action, 0 ms", 'ms'), $columns, Effort::WEBHOOKS, false), self::ACTIONS),
            ...array_map(fn(string $action): Row => $this->measure($action, new Row("$action, 0 ms, first of a worker", 'ms'), $columns, Effort::FIRST_WEBHOOKS, true), self::ACTIONS),
            $this->at_once($columns),
        ];
    }

    /** @return list<Row> Encharge a round trip away */
    public function far(): array
    {
        $milliseconds = Effort::ROUND_TRIP * 1e3;
        $row = static fn(string $work): Row => new Row($work, 'ms', $milliseconds);
        return [
            ...array_map(fn(string $action): Row => $this->measure($action, $row("$action, $milliseconds ms"), Column::RECEIVERS, Effort::DISTANT_WEBHOOKS, false), self::ACTIONS),
            ...array_map(fn(string $action): Row => $this->measure($action, $row("$action, $milliseconds ms, first of a worker"), Column::RECEIVERS, Effort::FIRST_WEBHOOKS, true), self::ACTIONS),
        ];
    }

    /** @return list<Row> the database a round trip away, Encharge beside the sites */
    public function far_from_database(): array
    {
        $away = Effort::DATABASE_ROUND_TRIP * 1e3 . ' ms away';
        return array_map(
            fn(string $action): Row => $this->measure($action, new Row("$action, 0 ms, database $away", 'ms'), [Column::Bare, ...Column::RECEIVERS], Effort::DISTANT_WEBHOOKS, false),
            self::ACTIONS
        );
    }

    /** @return Row of what near() and those that are far came to, but for the first of a worker */
    public function connections(): Row
    {
        return $this->connections;
    }

    /** @return list<Row> as the site grows */
    public function curve(): array
    {
        $columns = [Column::Plugin, Column::Ours];
        return array_map(function (int $users) use ($columns): Row {
            array_map(fn(Column $column) => $this->stage->populate($column, $users), $columns);
            return $this->measure('update_tags', new Row('update_tags, 0 ms, ' . number_format($users) . ' users', 'ms'), $columns, Effort::WEBHOOKS, false);
        }, Effort::MORE_USERS);
    }

    /** @param list<Column> $columns */
    private function measure(string $action, Row $row, array $columns, int $count, bool $first): Row
    {
        Progress::say($row->work);
        for ($round = 0; $round < Effort::ROUNDS; $round++) {
            $people = $this->people($count);
            foreach (Rounds::turned($columns, $round) as $column) {
                $row->add($column, $this->turn($action, $column, $people, $first));
            }
        }
        return $row;
    }

    /**
     * How many in a second, so that what a worker does after its answer counts too.
     *
     * @param list<Column> $columns
     */
    private function at_once(array $columns): Row
    {
        $row = new Row('update_tags, 0 ms, ' . PhpFpm::WORKERS . ' connections', '/s');
        Progress::say($row->work);
        for ($round = 0; $round < Effort::ROUNDS; $round++) {
            $people = $this->people(Effort::WEBHOOKS_AT_ONCE);
            foreach (Rounds::turned($columns, $round) as $column) {
                $server = $this->stage->server($column);
                $this->warm_up($server, $people);
                $began = hrtime(true);
                $statuses = Crowd::send(self::requests($server, 'update_tags', self::subjects($people->known)), PhpFpm::WORKERS, Effort::WEBHOOKS_AT_ONCE);
                $row->add($column, [Effort::WEBHOOKS_AT_ONCE / ((hrtime(true) - $began) / 1e9)]);
                if ($statuses !== [200 => Effort::WEBHOOKS_AT_ONCE]) {
                    throw new \RuntimeException("$column->value answered " . json_encode($statuses));
                }
                $this->check($column, 'update_tags', $people->known, $people);
            }
        }
        return $row;
    }

    /** @return non-empty-list<float> milliseconds */
    private function turn(string $action, Column $column, People $people, bool $first): array
    {
        $server = $this->stage->server($column);
        $sender = $this->senders[$server->url] ??= new Sender();
        $subjects = self::subjects($action === 'add' ? $people->newcomers : $people->known);
        $requests = self::requests($server, $action, $subjects);
        if (!$first) {
            $this->warm_up($server, $people);
        }
        $connections = $this->stage->encharge->connections('tls');
        $times = [];
        foreach ($requests as $request) {
            if ($first) {
                $server->workers->replace();
            }
            $times[] = $sender->time($request);
        }
        if ($column !== Column::Bare && !$first) {
            $this->connections->add($column, [($this->stage->encharge->connections('tls') - $connections) * 100 / count($times)]);
        }
        $this->check($column, $action, $subjects, $people);
        return $times;
    }

    /**
     * @param non-empty-list<Person> $persons
     * @return non-empty-list<Person> but those whom warm_up() takes
     */
    private static function subjects(array $persons): array
    {
        return array_slice($persons, PhpFpm::WORKERS) ?: throw new \LogicException('Nobody is left to measure with.');
    }

    /**
     * @param non-empty-list<Person> $persons
     * @return non-empty-list<Request>
     */
    private static function requests(Server $server, string $action, array $persons): array
    {
        return array_map(static fn(array $person): array => $server->webhook($action, json_encode(['id' => $person['id']], JSON_THROW_ON_ERROR)), $persons);
    }

    /** @return People of a new edition, whom Encharge holds now: as many as asked for, and before them one for each worker */
    private function people(int $count): People
    {
        $people = new People(PhpFpm::WORKERS + $count);
        $this->stage->encharge->reset();
        $this->stage->encharge->people([...$people->known, ...$people->newcomers]);
        return $people;
    }

    /** A webhook for each worker, so that all have what they keep. */
    private function warm_up(Server $server, People $people): void
    {
        foreach (Http::send_all(self::requests($server, 'update_tags', array_slice($people->known, 0, PhpFpm::WORKERS))) as $reply) {
            if ($reply->status !== 200) {
                throw new \RuntimeException((string) $reply);
            }
        }
    }

    /** @param non-empty-list<Person> $subjects who have to be users as the edition says */
    private function check(Column $column, string $action, array $subjects, People $people): void
    {
        if ($column === Column::Bare) {
            return;
        }
        $handled = $this->stage->site($column)->handled($action, $subjects, $people);
        if ($handled !== count($subjects)) {
            throw new \RuntimeException("$column->value did $action for $handled people, not for " . count($subjects) . '.');
        }
    }
}
