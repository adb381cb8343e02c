<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\PhpFpm;

/**
 * New people who come all at once: how soon the last of them is a user, and what a visitor notices from the first
 * webhook until then.
 *
 * @phpstan-import-type Line from Accepted
 */
final class Bursts
{
    private const BURST = 2000;
    private const CROWD = 240;
    private const WORKERS_FOR_A_CROWD = 8;
    private const CROWDS = 3;
    private const QUIET_SECONDS = 5;
    private const PATIENCE_SECONDS = 300;

    /** @var list<Line> */
    private array $lines = [];
    /** @var list<Goal> */
    private array $goals = [];
    private readonly Server $server;
    private readonly Site $site;

    public function __construct(private readonly Stage $stage)
    {
        $this->server = $stage->server(Column::Ours);
        $this->site = $stage->site(Column::Ours);
        $this->bursts();
        $this->crowds();
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

    /** The same burst accepted and synchronous, each with people of its own. */
    private function bursts(): void
    {
        $size = number_format(self::BURST);
        Progress::say("a burst of $size");
        $quiet = $this->quiet();
        [$accepted, $calls, $meanwhile] = $this->burst(['async' => 'true'], 202);
        [$synchronous, $more_calls] = $this->burst(['async' => 'false'], 200);
        $this->add("a burst of $size, async=true, to the last user", sprintf('%.0f users/s, %d calls to Encharge', $accepted, $calls));
        $this->add('the same, synchronous on ' . PhpFpm::WORKERS . ' connections', sprintf('%.0f users/s, %d calls to Encharge', $synchronous, $more_calls));
        $this->add('a visitor’s page, quiet', self::pages($quiet));
        $this->add('a visitor’s page while the burst comes and is worked off', self::pages($meanwhile));
        $this->goals[] = Goal::at_least("users a second of a burst of $size", $accepted, 55);
        $this->goals[] = Goal::at_most("calls to Encharge for a burst of $size", $calls, 110);
        $this->goals[] = Goal::at_most('a visitor’s page while a burst comes and is worked off, × its quiet self', Series::middle($meanwhile) / Series::middle($quiet), 2);
    }

    /**
     * @param array<string, string> $query
     * @return array{float, int, non-empty-list<float>} users a second, calls to Encharge, milliseconds of a visitor's pages
     */
    private function burst(array $query, int $status): array
    {
        $people = $this->people(self::BURST);
        $visitor = new Visitor($this->server);
        $began = hrtime(true);
        $statuses = $this->send($people, $query, PhpFpm::WORKERS);
        if ($statuses !== [$status => self::BURST]) {
            throw new \RuntimeException('The burst was answered ' . json_encode($statuses));
        }
        $this->await($people);
        $seconds = (hrtime(true) - $began) / 1e9;
        return [self::BURST / $seconds, count($this->stage->encharge->requests()), $visitor->leave()];
    }

    /** All at once, each on a connection of its own, to a site that is set up as it is by default. */
    private function crowds(): void
    {
        Progress::say(self::CROWD . ' at once');
        $this->server->resize(self::WORKERS_FOR_A_CROWD);
        $this->site->wordpress->cli('encharge', 'config', 'set', 'sync_limit', 'automatic');
        $this->warm_up();
        $quiet = $meanwhile = $answers = [];
        for ($round = 0; $round < self::CROWDS; $round++) {
            array_push($quiet, ...$this->quiet());
            $people = $this->people(self::CROWD);
            $visitor = new Visitor($this->server);
            foreach ($this->send($people, [], self::CROWD) as $status => $count) {
                $answers[$status] = ($answers[$status] ?? 0) + $count;
            }
            $this->await($people);
            array_push($meanwhile, ...$visitor->leave());
        }
        sort($quiet);
        sort($meanwhile);
        ksort($answers);
        if (array_diff_key($answers, [200 => true, 202 => true]) !== []) {
            throw new \RuntimeException('The webhooks at once were answered ' . json_encode($answers));
        }
        $this->tell_crowds($quiet, $meanwhile, $answers);
    }

    /**
     * @param non-empty-list<float> $quiet
     * @param non-empty-list<float> $meanwhile
     * @param array<int, int> $answers how often each status came
     */
    private function tell_crowds(array $quiet, array $meanwhile, array $answers): void
    {
        $workers = self::WORKERS_FOR_A_CROWD . ' workers';
        $answered = implode(', ', array_map(static fn(int $status, int $count): string => "$count × $status", array_keys($answers), $answers));
        $crowd = self::CROWD . ' webhooks at once';
        $this->add("a visitor’s page, quiet, $workers", self::pages($quiet));
        $this->add("a visitor’s page while $crowd come and are worked off, $workers, " . self::CROWDS . ' times', self::pages($meanwhile) . "; answers: $answered");
        foreach (['median' => 50, 'p95' => 95] as $name => $percent) {
            $ratio = OpenLoop::percentile($meanwhile, $percent) / OpenLoop::percentile($quiet, $percent);
            $this->goals[] = Goal::at_most("a visitor’s page during $crowd on $workers, $name, × its quiet self", $ratio, 2);
        }
    }

    private function people(int $count): People
    {
        $people = new People($count);
        $this->stage->encharge->reset();
        $this->stage->encharge->people($people->newcomers);
        return $people;
    }

    /** So that opcache, and each worker, has what it keeps. */
    private function warm_up(): void
    {
        Http::send_all(array_fill(0, 8 * self::WORKERS_FOR_A_CROWD, ['method' => 'GET', 'url' => "{$this->server->url}/"]));
    }

    /**
     * @param array<string, string> $query
     * @return array<int, int> how often each status came
     */
    private function send(People $people, array $query, int $connections): array
    {
        $requests = array_map(fn(array $person): array => $this->server->webhook_for($person['id'], 'add', $query), $people->newcomers);
        return Crowd::send($requests, $connections, count($requests));
    }

    /** Until all are users as they should be, no more and no fewer, and nothing is left to do. */
    private function await(People $people): void
    {
        $count = count($people->newcomers);
        $end = microtime(true) + self::PATIENCE_SECONDS;
        while ($this->users($people) < $count || $this->site->unfinished() > 0) {
            if (microtime(true) > $end) {
                throw new \RuntimeException("{$this->site->unfinished()} webhooks are not worked off.");
            }
            usleep(50000);
        }
        $handled = $this->site->handled('add', $people->newcomers, $people);
        if ($handled !== $count || $this->users($people) !== $count) {
            throw new \RuntimeException("$handled of $count are users as they should be, there are {$this->users($people)}.");
        }
    }

    /** @return int how many users there are of an edition's newcomers */
    private function users(People $people): int
    {
        return (int) $this->site->value('SELECT COUNT(*) FROM wp_users WHERE user_email LIKE ?', "new-$people->edition-%");
    }

    /** @return non-empty-list<float> milliseconds of a visitor's pages while nobody else comes */
    private function quiet(): array
    {
        $visitor = new Visitor($this->server);
        sleep(self::QUIET_SECONDS);
        return $visitor->leave();
    }

    /** @param non-empty-list<float> $times the shortest first */
    private static function pages(array $times): string
    {
        return sprintf('%.1f ms, p95 %.1f ms, %d pages', Series::middle($times), OpenLoop::percentile($times, 95), count($times));
    }

    private function add(string $work, string $ours): void
    {
        $this->lines[] = ['work' => $work, 'empty' => '', 'alone' => '', 'ours' => $ours];
    }
}
