<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

/**
 * One work of the table.
 */
final class Row
{
    /** @var array<string, Series> by the column's value */
    private array $series = [];

    /**
     * @param 'ms'|'/s'|'KiB'|'' $unit
     * @param float|null $base what all are compared with, in that unit; null: with the bare bootstrap, if that is there
     */
    public function __construct(public readonly string $work, public readonly string $unit, public readonly ?float $base = null)
    {
    }

    /** @param non-empty-list<float> $samples of one round */
    public function add(Column $column, array $samples): void
    {
        ($this->series[$column->value] ??= new Series())->add($samples);
    }

    /** @return float|null null where nothing was measured */
    public function median(Column $column): ?float
    {
        return isset($this->series[$column->value]) ? $this->series[$column->value]->median() : null;
    }

    /** @return float|null null where one of them was not measured */
    public function ratio(Column $column, Column $to): ?float
    {
        return isset($this->series[$column->value], $this->series[$to->value]) ? $this->series[$column->value]->ratio_to($this->series[$to->value]) : null;
    }

    /** @return string the median, the rounds' range, and the ratio to what all are compared with */
    public function cell(Column $column): string
    {
        if (!isset($this->series[$column->value])) {
            return '–';
        }
        $series = $this->series[$column->value];
        [$lowest, $highest] = $series->spread();
        $cell = "{$this->number($series->median())} $this->unit";
        $range = "{$this->number($lowest)}–{$this->number($highest)}";
        $ratio = $this->base === null ? $this->ratio($column, Column::Bare) : $series->median() / $this->base;
        return trim($cell) . " ($range)" . ($ratio === null || $column === Column::Bare ? '' : sprintf(' **%s×**', $this->short($ratio)));
    }

    private function number(float $value): string
    {
        return $this->unit === 'ms' ? number_format($value, $value < 10 ? 2 : 1) : number_format($value);
    }

    private function short(float $ratio): string
    {
        return number_format($ratio, $ratio < 10 ? 2 : 0);
    }
}
