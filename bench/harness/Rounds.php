<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

/**
 * The order in which the columns have their turns.
 */
final class Rounds
{
    /**
     * @param list<Column> $columns
     * @return iterable<Column> in each round all of them, and each round begins with another
     */
    public static function of(array $columns): iterable
    {
        for ($round = 0; $round < Effort::ROUNDS; $round++) {
            yield from self::turned($columns, $round);
        }
    }

    /**
     * @param list<Column> $columns
     * @return list<Column>
     */
    public static function turned(array $columns, int $round): array
    {
        $at = $round % count($columns);
        return [...array_slice($columns, $at), ...array_slice($columns, 0, $at)];
    }
}
