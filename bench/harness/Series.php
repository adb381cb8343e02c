<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

/**
 * What one column came to at one work: the median of each round.
 */
final class Series
{
    /** @var list<float> */
    private array $rounds = [];

    /** @param non-empty-list<float> $samples of one round */
    public function add(array $samples): void
    {
        $this->rounds[] = self::middle($samples);
    }

    /** @return float the median of the rounds' medians */
    public function median(): float
    {
        return self::middle($this->rounds());
    }

    /** @return array{float, float} the lowest and the highest of them */
    public function spread(): array
    {
        return [min($this->rounds()), max($this->rounds())];
    }

    /** @return float the median of the ratios of each round, since both had the same weather in it */
    public function ratio_to(self $other): float
    {
        return self::middle(array_map(static fn(float $ours, float $theirs): float => $ours / $theirs, $this->rounds(), $other->rounds()));
    }

    /** @return non-empty-list<float> */
    private function rounds(): array
    {
        return $this->rounds ?: throw new \LogicException('Nothing was measured.');
    }

    /**
     * @param non-empty-list<float> $values
     * @return float their median
     */
    public static function middle(array $values): float
    {
        sort($values);
        $half = intdiv(count($values), 2);
        return count($values) % 2 === 1 ? $values[$half] : ($values[$half - 1] + $values[$half]) / 2;
    }
}
