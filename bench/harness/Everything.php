<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

/**
 * All that is measured of webhooks that are refused, or handled while their sender waits.
 *
 * @phpstan-import-type Counts from Statements
 */
final class Everything
{
    /** @var array<string, array<string, Counts>> */
    private readonly array $counts;
    /** @var list<Row> */
    private readonly array $rows;
    private readonly Instructions $instructions;

    /** @param string $directory where the statements of each action are left to be read */
    public function __construct(Stage $stage, string $directory)
    {
        $this->counts = (new Statements($stage, $directory))->count();
        $webhooks = new Webhooks($stage);
        $rows = [...(new Refusals($stage))->measure(), ...$webhooks->near()];
        $stage->move_encharge(true);
        array_push($rows, ...$webhooks->far());
        $stage->move_encharge(false);
        $stage->move_database(true);
        array_push($rows, ...$webhooks->far_from_database());
        $stage->move_database(false);
        array_push($rows, $webhooks->connections(), ...$webhooks->curve(), ...(new Memory($stage))->measure());
        $this->rows = $rows;
        $this->instructions = new Instructions($stage);
    }

    public function tell(Report $report): void
    {
        $report->table($this->rows);
        $report->instructions($this->instructions);
        $report->statements($this->counts);
    }

    /** @return list<Goal> */
    public function goals(): array
    {
        return Goal::all(array_column($this->rows, null, 'work'), $this->instructions);
    }
}
