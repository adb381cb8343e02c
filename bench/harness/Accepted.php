<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

/**
 * Webhooks that are accepted: how soon they are answered, how soon they are done, and what visitors notice of that.
 *
 * @phpstan-import-type Request from Server
 * @phpstan-type Line array{work: string, empty: string, alone: string, ours: string}
 */
final class Accepted
{
    private const ONE_AT_A_TIME = 60;
    private const RATE = 500;
    private const RATES = [250, 500, 750, 1000, 1500, 2000, 3000];
    private const SECONDS = 3;
    private const ROUNDS = 3;
    /** As long as 99 of 100 webhooks may take at a rate that counts as borne, in milliseconds. */
    private const BEARABLE = 20.0;

    /** @var list<Line> */
    private array $lines = [];
    /** @var list<Goal> */
    private array $goals = [];
    private int $contacts = 0;

    private readonly StoreAlone $alone;

    /** @param string $directory for inboxes that are timed by themselves */
    public function __construct(private readonly Stage $stage, string $directory)
    {
        $this->alone = new StoreAlone($directory);
        $this->one_at_a_time();
        $this->at_a_rate();
        $this->highest_rate();
        $this->hold();
        $bursts = new Bursts($stage);
        array_push($this->lines, ...$bursts->lines());
        array_push($this->goals, ...$bursts->goals());
    }

    /** @return list<Line> */
    public function lines(): array
    {
        return $this->lines;
    }

    /** @return list<Goal> */
    public function goals(): array
    {
        return $this->goals;
    }

    private function one_at_a_time(): void
    {
        Progress::say('202, one at a time');
        $row = new Row('202', 'ms');
        $accept = new Series();
        $this->while_nothing_is_drained(function () use ($row, $accept): void {
            for ($round = 0; $round < Effort::ROUNDS; $round++) {
                $accept->add($this->alone->times('accept', self::ONE_AT_A_TIME));
                foreach (Rounds::turned([Column::Empty, Column::Ours], $round) as $column) {
                    $sender = new Sender();
                    $times = [];
                    foreach ($this->requests($column, self::ONE_AT_A_TIME) as $request) {
                        $times[] = $sender->time($request, $column === Column::Empty ? 200 : 202);
                    }
                    $row->add($column, $times);
                }
            }
        });
        $this->add('202, one at a time, nothing drained meanwhile', $row->cell(Column::Empty), sprintf('%.2f ms (%.2f–%.2f)', $accept->median(), ...$accept->spread()), $row->cell(Column::Ours));
        $this->goals[] = Goal::at_most('202, × two empty scripts and the store alone', $row->median(Column::Ours) / (2 * $row->median(Column::Empty) + $accept->median()), 1);
    }

    private function hold(): void
    {
        Progress::say('to hold one');
        $hold = new Series();
        for ($round = 0; $round < Effort::ROUNDS; $round++) {
            $hold->add($this->alone->times('hold', self::ONE_AT_A_TIME));
        }
        $this->add('to hold one and end it', '', sprintf('%.2f ms (%.2f–%.2f)', $hold->median(), ...$hold->spread()), '');
        $this->goals[] = Goal::at_most('to hold a synchronous webhook, ms', $hold->median(), 0.3);
    }

    private function at_a_rate(): void
    {
        Progress::say('202, ' . self::RATE . '/s');
        $times = [];
        $this->while_nothing_is_drained(function () use (&$times): void {
            for ($round = 0; $round < self::ROUNDS; $round++) {
                $loops = $this->open_loops();
                // Each round begins with another.
                foreach ([...array_slice($loops, $round), ...array_slice($loops, 0, $round)] as $what => $send) {
                    $sorted = $send(self::RATE);
                    $times[$what]['p50'][] = OpenLoop::percentile($sorted, 50);
                    $times[$what]['p99'][] = OpenLoop::percentile($sorted, 99);
                }
            }
        });
        $cell = static fn(string $what): string => 'p50 ' . self::milliseconds(Series::middle($times[$what]['p50'])) . ', p99 ' . self::milliseconds(Series::middle($times[$what]['p99']));
        $this->add('202, ' . self::RATE . '/s, open loop, nothing drained meanwhile', ...array_map($cell, array_keys($this->open_loops())));
    }

    private function highest_rate(): void
    {
        Progress::say('202, the highest rate');
        $highest = [];
        $this->while_nothing_is_drained(function () use (&$highest): void {
            foreach ($this->open_loops() as $what => $send) {
                $highest[$what] = 'under ' . self::RATES[0] . '/s';
                foreach (self::RATES as $rate) {
                    $p99 = OpenLoop::percentile($send($rate), 99);
                    if ($p99 > self::BEARABLE) {
                        break;
                    }
                    $highest[$what] = number_format($rate) . '/s, p99 ' . self::milliseconds($p99);
                }
            }
        });
        $this->add('202, highest rate of ' . implode(', ', self::RATES) . '/s with p99 ≤ ' . self::BEARABLE . ' ms', ...array_values($highest));
    }

    /** @return array<string, \Closure(int): non-empty-list<float>> in the order of the table: sends at a rate, and gives the milliseconds, the shortest first */
    private function open_loops(): array
    {
        return [
            'empty' => fn(int $rate): array => $this->open_loop(Column::Empty, $rate),
            'alone' => fn(int $rate): array => $this->alone->open_loop($rate, $rate * self::SECONDS),
            'ours' => fn(int $rate): array => $this->open_loop(Column::Ours, $rate),
        ];
    }

    /** @return non-empty-list<float> milliseconds, the shortest first */
    private function open_loop(Column $column, int $rate): array
    {
        return OpenLoop::send($this->requests($column, $rate * self::SECONDS), $rate, $column === Column::Empty ? 200 : 202);
    }

    /** @return non-empty-list<Request> for as many contacts, none of whom was asked for before */
    private function requests(Column $column, int $count): array
    {
        $server = $this->stage->server($column);
        $requests = [];
        for ($i = 0; $i < $count; $i++) {
            $requests[] = $server->webhook_for('accepted-' . ++$this->contacts, 'update', ['async' => 'true']);
        }
        return $requests ?: throw new \LogicException('Nothing is asked for.');
    }

    /**
     * With the inbox paused, and empty afterwards. What was accepted is moved and not deleted: an ext4 without a journal
     * looks at each file deleted in the last minutes when it makes another, which the next measurement would pay.
     */
    private function while_nothing_is_drained(callable $measure): void
    {
        $folder = $this->stage->site(Column::Ours)->inbox();
        file_put_contents("$folder/pause.php", "<?php __halt_compiler();\nsite_busy\n");
        touch("$folder/pause.php", time() + 3600);
        $measure();
        // What the sender has given up in the end is accepted all the same, in the order in which it came.
        (new Sender())->time($this->requests(Column::Ours, 1)[0], 202);
        usleep(200000);
        rename("$folder/new", "$folder/" . uniqid('accepted-'));
        mkdir("$folder/new", 0700);
        unlink("$folder/pause.php");
    }

    private function add(string $work, string $empty, string $alone, string $ours): void
    {
        $this->lines[] = ['work' => $work, 'empty' => $empty, 'alone' => $alone, 'ours' => $ours];
    }

    private static function milliseconds(float $value): string
    {
        return is_infinite($value) ? 'without an answer' : sprintf('%.1f ms', $value);
    }
}
