<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

/**
 * All that was measured, in Markdown.
 *
 * @phpstan-import-type Counts from Statements
 */
final class Report
{
    /** @var list<string> */
    private array $parts = [];

    /**
     * @param string $commit
     * @param list<string> $machine
     * @param list<string> $warnings
     */
    public function __construct(string $commit, array $machine, array $warnings)
    {
        $this->parts[] = '# Measured on ' . gmdate('Y-m-d H:i') . " UTC at commit $commit";
        if ($warnings !== []) {
            $this->parts[] = '**Not to be quoted: ' . implode(', ', $warnings) . '.**';
        }
        $this->parts[] = implode("\n", array_map(static fn(string $line): string => "- $line", $machine));
    }

    /** @param list<Row> $rows */
    public function table(array $rows): void
    {
        $lines = [self::line(['work', ...array_column(Column::cases(), 'value')]), '|' . str_repeat('---|', count(Column::cases()) + 1)];
        foreach ($rows as $row) {
            $lines[] = self::line([$row->work, ...array_map($row->cell(...), Column::cases())]);
        }
        $this->parts[] = implode("\n", $lines);
        $this->parts[] = 'Medians of ' . Effort::ROUNDS . ' rounds (lowest and highest round), of memory over the workers; ms: time to the whole answer, one at a time; '
            . '**×**: times the bare bootstrap of the same rounds, at 50 ms times the round trip.';
    }

    /** @param array<string, array<string, Counts>> $counts by work and column */
    public function statements(array $counts): void
    {
        $columns = array_column(Column::RECEIVERS, 'value');
        $lines = [self::line(['statements beyond WordPress’s own', ...$columns]), '|' . str_repeat('---|', count($columns) + 1)];
        foreach ($counts as $work => $by_column) {
            $lines[] = self::line([$work, ...array_map(static function (string $column) use ($by_column): string {
                ['reads' => $reads, 'writes' => $writes, 'control' => $control, 'commits' => $commits] = $by_column[$column];
                return sprintf('%d: %d reads, %d writes, %d of transactions; commits: %d', $reads + $writes + $control, $reads, $writes, $control, $commits);
            }, $columns)]);
        }
        $this->parts[] = implode("\n", $lines);
    }

    public function instructions(Instructions $instructions): void
    {
        $this->parts[] = sprintf(
            'A request that is no webhook: the extension adds %s instructions to the %s of a bare bootstrap (%.4f%%).',
            number_format($instructions->added),
            number_format($instructions->bootstrap),
            $instructions->percentage()
        );
    }

    public function accepted(Accepted $accepted): void
    {
        $lines = [self::line(['accepted webhooks', Column::Empty->value, 'the store alone', Column::Ours->value]), '|---|---|---|---|'];
        foreach ($accepted->lines() as ['work' => $work, 'empty' => $empty, 'alone' => $alone, 'ours' => $ours]) {
            $lines[] = self::line([$work, $empty, $alone, $ours]);
        }
        $this->parts[] = implode("\n", $lines);
    }

    /** @param list<Goal> $goals */
    public function goals(array $goals): void
    {
        $this->parts[] = "What is wanted of *ours*:\n\n" . implode("\n", array_map(strval(...), $goals));
    }

    public function __toString(): string
    {
        return implode("\n\n", $this->parts) . "\n";
    }

    /** @param list<string> $cells */
    private static function line(array $cells): string
    {
        return '| ' . implode(' | ', $cells) . ' |';
    }
}
