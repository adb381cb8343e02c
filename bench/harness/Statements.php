<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

/**
 * What each action asks of the database: WordPress's own record of its statements (SAVEQUERIES), and the database's
 * count of transactions that wrote.
 *
 * @phpstan-type Counts array{reads: int, writes: int, control: int, commits: int}
 */
final class Statements
{
    private const PLUGIN = __DIR__ . '/../count-queries.php';
    private const REPETITIONS = 3;
    private const CONTROL = '/^\s*(START|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET)\b/i';
    private const READ = '/^\s*\(?\s*(SELECT|SHOW|DESCRIBE)\b/i';

    /** @param string $directory where the statements are left to be read, a file for each work */
    public function __construct(private readonly Stage $stage, private readonly string $directory)
    {
    }

    /** @return array<string, array<string, Counts>> by work and by the column's value, without WordPress's own */
    public function count(): array
    {
        Progress::say('statements');
        $this->stage->database->execute("SET GLOBAL innodb_monitor_enable = 'trx_rw_commits'");
        $columns = [Column::Bare, ...Column::RECEIVERS];
        foreach ($columns as $column) {
            $this->stage->site($column)->load(self::PLUGIN);
        }
        $counts = [];
        foreach (['update_tags, same tags' => 'update_tags', 'update_tags' => 'update_tags', 'update' => 'update', 'update, nothing new' => 'update', 'add' => 'add'] as $work => $action) {
            $is_repeated = $work !== $action;
            $bare = $this->median_of($work, Column::Bare, $action, $is_repeated);
            foreach (Column::RECEIVERS as $column) {
                $counts[$work][$column->value] = self::difference($this->median_of($work, $column, $action, $is_repeated), $bare);
            }
        }
        foreach ($columns as $column) {
            $this->stage->site($column)->unload(self::PLUGIN);
        }
        return $counts;
    }

    /**
     * @param Counts $all
     * @param Counts $own
     * @return Counts
     */
    private static function difference(array $all, array $own): array
    {
        return [
            'reads' => $all['reads'] - $own['reads'],
            'writes' => $all['writes'] - $own['writes'],
            'control' => $all['control'] - $own['control'],
            'commits' => $all['commits'] - $own['commits'],
        ];
    }

    /**
     * @param bool $is_repeated whether the same was done before
     * @return Counts
     */
    private function median_of(string $work, Column $column, string $action, bool $is_repeated): array
    {
        $series = [];
        for ($repetition = 0; $repetition < self::REPETITIONS; $repetition++) {
            $people = new People(1);
            $this->stage->encharge->people([...$people->known, ...$people->newcomers]);
            $body = json_encode(['id' => ($action === 'add' ? $people->newcomers : $people->known)[0]['id']], JSON_THROW_ON_ERROR);
            if ($is_repeated) {
                $this->one($column, $action, $body, null);
            }
            foreach ($this->one($column, $action, $body, "$this->directory/$column->name-" . preg_replace('/\W+/', '-', $work) . '.sql') as $kind => $count) {
                ($series[$kind] ??= new Series())->add([(float) $count]);
            }
        }
        return array_map(static fn(Series $counts): int => (int) $counts->median(), $series);
    }

    /** @return Counts */
    private function one(Column $column, string $action, string $body, ?string $keep): array
    {
        $file = "{$this->stage->site($column)->wordpress->root}/wp-content/queries.json";
        @unlink($file);
        $commits = $this->commits();
        (new Sender())->time($this->stage->server($column)->webhook($action, $body));
        $end = microtime(true) + 10.0;
        // The answer may be sent before the request is over.
        while (!file_exists($file)) {
            if (microtime(true) > $end) {
                throw new \RuntimeException("$column->value left no record of its statements.");
            }
            usleep(5000);
        }
        $commits = $this->commits() - $commits;
        /** @var list<string> $statements */
        $statements = json_decode((string) file_get_contents($file), true, 512, JSON_THROW_ON_ERROR);
        if ($keep !== null) {
            file_put_contents($keep, implode("\n", array_map(static fn(string $statement): string => preg_replace('/\s+/', ' ', trim($statement)) . ';', $statements)) . "\n");
        }
        $control = count(preg_grep(self::CONTROL, $statements) ?: []);
        $reads = count(preg_grep(self::READ, $statements) ?: []);
        return ['reads' => $reads, 'writes' => count($statements) - $reads - $control, 'control' => $control, 'commits' => $commits];
    }

    private function commits(): int
    {
        return (int) $this->stage->database->value("SELECT `COUNT` FROM information_schema.INNODB_METRICS WHERE NAME = 'trx_rw_commits'");
    }
}
