<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

use Encharge\Webhooks\Tests\Support\Server\PhpFpm;

/**
 * What the workers hold after thousands of requests, of which most are refused.
 *
 * @phpstan-import-type Request from Server
 */
final class Memory
{
    private const COLUMNS = [Column::Guard, Column::Empty, Column::Ours];

    public function __construct(private readonly Stage $stage)
    {
    }

    /** @return list<Row> */
    public function measure(): array
    {
        $rows = array_map(static fn(int $requests): Row => new Row('anonymous memory of a worker at request ' . number_format($requests), 'KiB'), Effort::REQUESTS);
        $growth = new Row('what a worker grew between the two, at most', 'KiB');
        foreach (self::COLUMNS as $column) {
            Progress::say("memory, $column->value");
            $server = $this->stage->server($column);
            $server->workers->replace();
            $seen = [];
            foreach (Effort::REQUESTS as $number => $requests) {
                $this->load($column, $requests - (Effort::REQUESTS[$number - 1] ?? 0));
                // Some workers still tidy up after their last answer.
                sleep(1);
                $seen[] = $memory = $server->workers->anonymous_memory();
                foreach ($memory as $kibibytes) {
                    $rows[$number]->add($column, [(float) $kibibytes]);
                }
            }
            if (array_diff_key(...$seen) !== []) {
                throw new \RuntimeException("$column->value lost a worker on the way.");
            }
            $growth->add($column, [(float) max(array_map(static fn(int $pid): int => $seen[1][$pid] - $seen[0][$pid], array_keys($seen[0])))]);
        }
        return [...$rows, $growth];
    }

    private function load(Column $column, int $count): void
    {
        $people = new People(PhpFpm::WORKERS);
        $this->stage->encharge->reset();
        $this->stage->encharge->people($people->known);
        $statuses = Crowd::send($this->requests($this->stage->server($column), $people), PhpFpm::WORKERS, $count);
        ksort($statuses);
        $tenth = $count / 10;
        $expected = $column === Column::Empty ? [200 => $count] : [200 => $tenth * 2, 400 => $tenth, 403 => $tenth * 7];
        if ($statuses != $expected) {
            throw new \RuntimeException("$column->value answered " . json_encode($statuses));
        }
    }

    /** @return non-empty-list<Request> of ten, one is handled, one is a test, eight are refused */
    private function requests(Server $server, People $people): array
    {
        return array_merge(...array_map(static fn(array $person): array => [
            ...array_fill(0, 7, Refusals::wrong_key($server)),
            Refusals::malformed($server),
            $server->webhook('test', ''),
            $server->webhook('update_tags', json_encode(['id' => $person['id']], JSON_THROW_ON_ERROR)),
        ], $people->known));
    }
}
