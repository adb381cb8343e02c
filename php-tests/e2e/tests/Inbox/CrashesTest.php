<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\Inbox;

use Encharge\Webhooks\Tests\EndToEnd\InboxTestCase;
use Encharge\Webhooks\Tests\Support\Process;
use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\Reply;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * Processes that are killed at random moments while webhooks come in. ENCHARGE_SEED repeats the moments of another run.
 */
final class CrashesTest extends InboxTestCase
{
    protected const EXPECTED_ERRORS = '/./';

    private const WAVES = 10;
    private const AT_ONCE = 12;

    private ?Process $watch = null;
    /** @var array<string, int> what was killed → how often */
    private array $kills = ['worker' => 0, 'drain' => 0, 'database' => 0];

    protected function tearDown(): void
    {
        $this->watch?->stop();
        parent::tearDown();
    }

    /** @return iterable<string, array{array<string, string>}> what the query has beside the mail */
    public static function senders(): iterable
    {
        yield 'who do not wait' => [['async' => 'true']];
        yield 'who wait' => [[]];
    }

    /** @param array<string, string> $query */
    #[DataProvider('senders')]
    public function test_what_was_accepted_is_done_once(array $query): void
    {
        $seed = (int) (getenv('ENCHARGE_SEED') ?: random_int(1, 1000000));
        mt_srand($seed);
        $ids = array_map(static fn(int $number): string => "c$number", range(1, self::WAVES * self::AT_ONCE));
        $this->people(...array_map(self::person(...), ['c0', ...$ids]));
        $this->watch();

        $replies = [];
        foreach (array_chunk($ids, self::AT_ONCE) as $wave => $at_once) {
            $wait = Http::begin($this->requests($at_once, $query + ['send_notification' => 'true']));
            usleep(mt_rand(0, 150000));
            $this->kill($wave % 5 === 3 ? 'database' : ['worker', 'drain'][mt_rand(0, 1)]);
            $replies += array_combine($at_once, $wait());
        }
        $this->finish("seed $seed");

        $told = "seed $seed, killed " . json_encode($this->kills);
        $sent = array_map(static fn(string $id): string => "$id@example.test", ['c0', ...$ids]);
        $promised = array_filter($replies, static fn(Reply $reply): bool => in_array($reply->status, [200, 202], true));
        $users = array_map(static fn(string $address): string => substr($address, 0, -strlen('@example.test')), array_column($this->users(), 'user_email'));
        self::assertNotSame([], array_filter($promised, static fn(Reply $reply): bool => $reply->status === 202), $told);
        self::assertSame([], $this->told_of(array_diff(array_map(strval(...), array_keys($promised)), $users), $replies), "$told: accepted and no user");
        self::assertSame([], array_values(array_diff(array_column($this->users(), 'user_email'), $sent)), $told);
        self::assertSame([], array_map(file_get_contents(...), $this->entries('dead', 'aside')), $told);
        $unlinked = array_column($this->stack->database->rows('SELECT contact_id FROM wp_encharge_webhooks_contacts WHERE user_id IS NULL'), 'contact_id');
        self::assertSame([], $this->told_of(array_intersect($users, $unlinked), $replies), "$told: half finished");
        $this->assert_finished($users, $told);
        $this->assert_mails($users, $told);
    }

    /**
     * @param array<string> $ids
     * @param array<string, Reply> $replies
     * @return list<array<mixed>> what its sender and the log were told of each
     */
    private function told_of(array $ids, array $replies): array
    {
        $rows = $this->log();
        return array_map(static fn(string $id): array => [$id, (string) $replies[$id], array_filter($rows, static fn(array $row): bool => $row['contact_id'] === $id)], array_values($ids));
    }

    /** No mail twice; one may be missing where a process was killed that had crossed it out and not yet sent it. @param list<string> $users */
    private function assert_mails(array $users, string $message): void
    {
        $to = array_map(static fn(string $mail): string => preg_match('/^To: (.+)@example\.test\r?$/m', $mail, $match) === 1 ? $match[1] : $mail, $this->stack->mails());
        self::assertSame([], array_keys(array_filter(array_count_values($to), static fn(int $count): bool => $count > 1)), "$message: two mails");
        self::assertSame([], array_values(array_diff($to, $users)), $message);
        self::assertLessThanOrEqual(array_sum($this->kills), count($users) - count($to), "$message: mails are missing");
    }

    /** Returns once what watches the inbox runs, and drains: while it starts it needs the database. */
    private function watch(): void
    {
        $this->watch = $this->stack->site->begin('encharge', 'inbox', 'drain', '--watch');
        $this->accept(['c0'], ['send_notification' => 'true']);
        $this->await_empty(20, 'nobody watches');
    }

    private function kill(string $what): void
    {
        $this->kills[$what]++;
        if ($what === 'database') {
            $this->stack->database->crash();
            return;
        }
        $children = $what === 'worker' ? $this->stack->pool->fpm->workers() : $this->watch?->children() ?? [];
        if ($children !== []) {
            posix_kill($children[mt_rand(0, count($children) - 1)], SIGKILL);
        }
    }

    /** Time passes: what is paused or waits for its next try is due. */
    private function finish(string $message): void
    {
        $this->await_empty(40, $message, function (): void {
            @unlink($this->inbox() . '/pause.php');
            foreach ($this->entries('later') as $path) {
                @rename($path, preg_replace('#/later/\d{10}#', '/later/' . time(), $path) ?? $path);
            }
        });
    }
}
