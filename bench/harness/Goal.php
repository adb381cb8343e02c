<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

/**
 * A number that is wanted, and what came of it.
 */
final class Goal
{
    private function __construct(private readonly string $what, private readonly ?float $value, private readonly float $limit, private readonly bool $at_least)
    {
    }

    /** @return string a line of the list */
    public function __toString(): string
    {
        if ($this->value === null) {
            return "- $this->what: not measured";
        }
        $met = $this->at_least ? $this->value >= $this->limit : $this->value <= $this->limit;
        return sprintf('- %s: %s, wanted %s %s: %s', $this->what, self::number($this->value), $this->at_least ? '≥' : '≤', self::number($this->limit), $met ? 'met' : '**missed**');
    }

    /**
     * @param array<string, Row> $rows by their work
     * @return list<self>
     */
    public static function all(array $rows, Instructions $instructions): array
    {
        $single = $rows['wrong key, one at a time'];
        $four = $rows['wrong key, 4 connections'];
        $of_bare = static fn(string $work, float $limit): self => self::at_most("$work, × a bare bootstrap", $rows[$work]->ratio(Column::Ours, Column::Bare), $limit);
        $of_round_trip = static fn(string $work, float $limit): self => self::at_most("$work, × the round trip", $rows[$work]->median(Column::Ours) / (float) $rows[$work]->base, $limit);
        return [
            new self('wrong key one at a time, × as many as bare bootstraps', $single->ratio(Column::Ours, Column::Bare), 40, true),
            new self('wrong key at 4 connections, × as many as bare bootstraps', $four->ratio(Column::Ours, Column::Bare), 70, true),
            self::at_most('wrong key one at a time, × the cost of an empty script', $single->ratio(Column::Empty, Column::Ours), 1.3),
            self::at_most('wrong key at 4 connections, × the cost of an empty script', $four->ratio(Column::Empty, Column::Ours), 1.3),
            self::at_most('wrong key one at a time, × the cost of the plain-PHP guard', $single->ratio(Column::Guard, Column::Ours), 1.0),
            self::at_most('wrong key at 4 connections, × the cost of the plain-PHP guard', $four->ratio(Column::Guard, Column::Ours), 1.0),
            $of_bare('update_tags, 0 ms', 1.2),
            $of_bare('update, 0 ms', 1.3),
            $of_bare('add, 0 ms', 1.75),
            $of_round_trip('update_tags, 50 ms', 1.25),
            $of_round_trip('update, 50 ms', 1.25),
            $of_round_trip('add, 50 ms', 1.5),
            self::at_most('growth of a worker between request 10,000 and 20,000, KiB', $rows['what a worker grew between the two, at most']->median(Column::Ours), 64),
            self::at_most('what the extension adds to a request that is no webhook, % of a bootstrap’s instructions', $instructions->percentage(), 0.1),
        ];
    }

    public static function at_least(string $what, ?float $value, float $limit): self
    {
        return new self($what, $value, $limit, true);
    }

    public static function at_most(string $what, ?float $value, float $limit): self
    {
        return new self($what, $value, $limit, false);
    }

    private static function number(float $value): string
    {
        return rtrim(rtrim(number_format($value, $value < 10 ? 4 : 2), '0'), '.');
    }
}
