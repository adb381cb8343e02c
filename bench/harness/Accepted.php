<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\PhpFpm;
use Encharge\Webhooks\Tests\Support\Shell;

/**
 * Webhooks that are accepted: how soon they are answered, how soon they are done, and what visitors notice of that.
 *
 * @phpstan-import-type Person from People
 * @phpstan-import-type Request from Server
 * @phpstan-type Line array{work: string, empty: string, ours: string}
 */
final class Accepted
{
    private const RATE = 500;
    private const RATES = [750, 1000, 1500, 2000, 3000];
    private const SECONDS = 3;
    private const ROUNDS = 3;
    private const BURST = 2000;
    private const PAGES = 40;
    /** As long as 99 of 100 webhooks may take at a rate that counts as borne, in milliseconds. */
    private const BEARABLE = 20.0;

    /** @var list<Line> */
    private array $lines = [];
    /** @var list<Goal> */
    private array $goals = [];
    private int $contacts = 0;

    /** @param string $directory for an inbox that is timed by itself */
    public function __construct(private readonly Stage $stage, private readonly string $directory)
    {
        $alone = $this->alone();
        [$empty, $ours] = $this->one_at_a_time();
        $this->goals[] = Goal::at_most('202, × two empty scripts and the store alone', $ours / (2 * $empty + $alone['accept']), 1);
        $this->goals[] = Goal::at_most('to hold a synchronous webhook, ms', $alone['hold'], 0.3);
        $this->at_a_rate();
        $this->highest_rate();
        $this->bursts();
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

    /** @return array{accept: float, hold: float} milliseconds of the store by itself */
    private function alone(): array
    {
        Progress::say('the store alone');
        mkdir("$this->directory/inbox", 0700);
        /** @var array{accept: float, hold: float} $times */
        $times = json_decode(Shell::run([
            PHP_BINARY, '-n', '-d', 'extension=' . Shell::environment('ENCHARGE_EXTENSION'), dirname(__DIR__) . '/time-inbox.php', "$this->directory/inbox", '1000',
        ]), true, 512, JSON_THROW_ON_ERROR);
        $this->add('to accept one, both syncs among it, without a web server', '', sprintf('%.2f ms', $times['accept']));
        $this->add('to hold one and end it, without a web server', '', sprintf('%.2f ms', $times['hold']));
        return $times;
    }

    /** @return array{float, float} milliseconds, of the empty script and of a 202 */
    private function one_at_a_time(): array
    {
        Progress::say('202, one at a time');
        $row = new Row('202', 'ms');
        $this->while_nothing_is_drained(function () use ($row): void {
            for ($round = 0; $round < Effort::ROUNDS; $round++) {
                foreach (Rounds::turned([Column::Empty, Column::Ours], $round) as $column) {
                    $sender = new Sender();
                    $times = [];
                    foreach ($this->requests($column, 60) as $request) {
                        $times[] = $sender->time($request, $column === Column::Empty ? 200 : 202);
                    }
                    $row->add($column, $times);
                }
            }
        });
        $this->add('202, one at a time, nothing drained meanwhile', $row->cell(Column::Empty), $row->cell(Column::Ours));
        return [(float) $row->median(Column::Empty), (float) $row->median(Column::Ours)];
    }

    private function at_a_rate(): void
    {
        Progress::say('202, ' . self::RATE . '/s');
        $times = ['p50' => [], 'p99' => []];
        $this->while_nothing_is_drained(function () use (&$times): void {
            for ($round = 0; $round < self::ROUNDS; $round++) {
                foreach (Rounds::turned([Column::Empty, Column::Ours], $round) as $column) {
                    $sorted = $this->open_loop($column, self::RATE);
                    $times['p50'][$column->value][] = OpenLoop::percentile($sorted, 50);
                    $times['p99'][$column->value][] = OpenLoop::percentile($sorted, 99);
                }
            }
        });
        $cell = static fn(Column $column): string => sprintf('p50 %.1f ms, p99 %.1f ms', Series::middle($times['p50'][$column->value]), Series::middle($times['p99'][$column->value]));
        $this->add('202, ' . self::RATE . '/s, open loop, nothing drained meanwhile', $cell(Column::Empty), $cell(Column::Ours));
    }

    private function highest_rate(): void
    {
        Progress::say('202, the highest rate');
        $highest = ['', ''];
        $this->while_nothing_is_drained(function () use (&$highest): void {
            foreach ([Column::Empty, Column::Ours] as $at => $column) {
                foreach (self::RATES as $rate) {
                    $p99 = OpenLoop::percentile($this->open_loop($column, $rate), 99);
                    if ($p99 > self::BEARABLE) {
                        break;
                    }
                    $highest[$at] = sprintf('%s/s, p99 %.1f ms', number_format($rate), $p99);
                }
            }
        });
        $none = 'under ' . self::RATES[0] . '/s';
        $this->add('202, highest rate of ' . implode(', ', self::RATES) . '/s with p99 ≤ ' . self::BEARABLE . ' ms', $highest[0] ?: $none, $highest[1] ?: $none);
    }

    /** The same burst accepted and synchronous, each with people of its own. */
    private function bursts(): void
    {
        $quiet = $this->pages(static fn(int $seen): bool => $seen < self::PAGES);
        [$accepted, $calls, $meanwhile] = $this->burst(['async' => 'true'], 202);
        [$synchronous, $more_calls] = $this->burst(['async' => 'false'], 200);
        $size = number_format(self::BURST);
        $this->add("a burst of $size, async=true, to the last user", '', sprintf('%.0f users/s, %d calls to Encharge', $accepted, $calls));
        $this->add("the same, synchronous on " . PhpFpm::WORKERS . ' connections', '', sprintf('%.0f users/s, %d calls to Encharge', $synchronous, $more_calls));
        $ratio = Series::middle($meanwhile) / Series::middle($quiet);
        $this->add('a visitor’s page, quiet', '', sprintf('%.1f ms', Series::middle($quiet)));
        $this->add('a visitor’s page while the burst is worked off', '', sprintf('%.1f ms, p95 %.1f ms, %d pages', Series::middle($meanwhile), OpenLoop::percentile($meanwhile, 95), count($meanwhile)));
        $this->goals[] = Goal::at_least("users a second of a burst of $size", $accepted, 55);
        $this->goals[] = Goal::at_most("calls to Encharge for a burst of $size", $calls, 110);
        $this->goals[] = Goal::at_most('a visitor’s page while a burst is worked off, × its quiet self', $ratio, 2);
    }

    /**
     * @param array<string, string> $query
     * @return array{float, int, non-empty-list<float>} users a second, calls to Encharge, milliseconds of visitors' pages
     */
    private function burst(array $query, int $status): array
    {
        Progress::say('a burst, async=' . $query['async']);
        $people = new People(self::BURST);
        $this->stage->encharge->reset();
        $this->stage->encharge->people($people->newcomers);
        $server = $this->stage->server(Column::Ours);
        $requests = array_map(fn(array $person): array => $this->request($server, $person['id'], 'add', $query), $people->newcomers);
        $began = hrtime(true);
        $statuses = Crowd::send($requests, PhpFpm::WORKERS, self::BURST);
        if ($statuses !== [$status => self::BURST]) {
            throw new \RuntimeException('The burst was answered ' . json_encode($statuses));
        }
        $pages = $this->pages(fn(int $seen): bool => $seen === 0 || $this->users($people) < self::BURST);
        $seconds = (hrtime(true) - $began) / 1e9;
        $handled = $this->stage->site(Column::Ours)->handled('add', $people->newcomers, $people);
        if ($handled !== self::BURST || $this->users($people) !== self::BURST) {
            throw new \RuntimeException("$handled of " . self::BURST . " are users as they should be, there are {$this->users($people)}.");
        }
        return [self::BURST / $seconds, count($this->stage->encharge->requests()), $pages];
    }

    /** @return int how many users there are of an edition's newcomers */
    private function users(People $people): int
    {
        return (int) $this->stage->site(Column::Ours)->value('SELECT COUNT(*) FROM wp_users WHERE user_email LIKE ?', "new-$people->edition-%");
    }

    /**
     * @param callable(int): bool $go_on is given how many were seen
     * @return non-empty-list<float> milliseconds of one page after the other, the shortest first
     */
    private function pages(callable $go_on): array
    {
        $url = "{$this->stage->server(Column::Ours)->url}/";
        $times = [];
        $until = microtime(true) + 300;
        while ($go_on(count($times)) && microtime(true) < $until) {
            $began = hrtime(true);
            $reply = Http::send(['method' => 'GET', 'url' => $url]);
            $times[] = (hrtime(true) - $began) / 1e6;
            if ($reply->status !== 200) {
                throw new \RuntimeException((string) $reply);
            }
            usleep(50000);
        }
        sort($times);
        return $times ?: throw new \LogicException('No page was seen.');
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
            $requests[] = $this->request($server, 'accepted-' . ++$this->contacts, 'update', ['async' => 'true']);
        }
        return $requests ?: throw new \LogicException('Nothing is asked for.');
    }

    /**
     * @param array<string, string> $query
     * @return Request
     */
    private function request(Server $server, string $contact, string $action, array $query): array
    {
        $request = $server->webhook($action, json_encode(['id' => $contact], JSON_THROW_ON_ERROR));
        return ['url' => "{$request['url']}&" . http_build_query($query)] + $request;
    }

    /** With the inbox paused, and empty afterwards. */
    private function while_nothing_is_drained(callable $measure): void
    {
        [$folder] = glob("{$this->stage->server(Column::Ours)->root}/wp-content/encharge-inbox/*-*", GLOB_ONLYDIR) ?: throw new \RuntimeException('There is no inbox.');
        file_put_contents("$folder/pause.php", "<?php __halt_compiler();\nsite_busy\n");
        touch("$folder/pause.php", time() + 3600);
        $measure();
        Shell::run(['find', "$folder/new", '-type', 'f', '-delete']);
        unlink("$folder/pause.php");
    }

    private function add(string $work, string $empty, string $ours): void
    {
        $this->lines[] = ['work' => $work, 'empty' => $empty, 'ours' => $ours];
    }
}
