<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\Reply;

/**
 * Has webhooks accepted, and says what has to become of them.
 */
abstract class InboxTestCase extends WebhookTestCase
{
    /** Folders of what was taken in and is not finished, in an order in which nothing is missed that goes from one to another meanwhile. */
    private const UNFINISHED = ['new', 'later', 'cur', 'later'];

    /** @return array{folder: string, installation: string, sync_limit: int} what the guard file says of a site's inbox */
    protected static function inbox_of(Site $site): array
    {
        [, $json] = explode("\n", (string) file_get_contents($site->guard_file), 2);
        return json_decode($json, true, 512, JSON_THROW_ON_ERROR)['sites'][0]['inbox'];
    }

    /** @return string the site's folder */
    protected function inbox(): string
    {
        return self::inbox_of($this->stack->site)['folder'];
    }

    /** @return list<string> paths of the files in those subfolders */
    protected function entries(string ...$states): array
    {
        return array_merge(...array_map(fn(string $state): array => glob("{$this->inbox()}/$state/*") ?: [], array_values($states)));
    }

    /** @return list<string> paths of all that is not finished */
    protected function unfinished(): array
    {
        return array_values(array_unique($this->entries('tmp', ...self::UNFINISHED)));
    }

    /**
     * Has webhooks accepted, one for each contact, which nobody works by himself.
     *
     * @param list<string> $ids
     * @param array<string, string> $query beside the action, the key and async
     * @return list<string> their receipts
     */
    protected function accept(array $ids, array $query = []): array
    {
        $this->stack->site->begin_maintenance();
        $replies = Http::send_all($this->requests($ids, $query + ['async' => 'true']));
        unlink("{$this->stack->site->root}/.maintenance");
        return array_map(static fn(Reply $reply): string => self::assert_queued($reply)['receipt'], $replies);
    }

    /**
     * @param list<string> $ids
     * @param array<string, string> $query beside the action and the key
     * @return list<array{url: string, headers: list<string>, body: string}> an "add" for each contact
     */
    protected function requests(array $ids, array $query = []): array
    {
        return array_map(fn(string $id): array => $this->request('add', ['id' => $id], $query), $ids);
    }

    /** @return array<string, mixed> the answer's data */
    protected static function assert_queued(Reply $reply, ?string $reason = null): array
    {
        self::assertSame(202, $reply->status, (string) $reply);
        self::assert_answer($reply, true);
        $data = $reply->data();
        self::assertSame('queued', $data['status'], (string) $reply);
        self::assertSame($reason, $data['reason'] ?? null, (string) $reply);
        return $data;
    }

    /** Waits until nothing that was taken in is unfinished: a draft that a killed process left was never answered. @param callable(): void $help is called time and again */
    protected function await_empty(float $seconds, string $message = '', ?callable $help = null): void
    {
        $end = microtime(true) + $seconds;
        while ($this->entries(...self::UNFINISHED) !== []) {
            self::assertLessThan($end, microtime(true), "$message: unfinished are\n" . implode("\n", array_slice($this->unfinished(), 0, 20)) . "\n" . json_encode(array_slice($this->log(), -5), JSON_PRETTY_PRINT));
            if ($help !== null) {
                $help();
            }
            usleep(50000);
        }
    }

    /**
     * Exactly one finished user for each contact, and nobody else.
     *
     * @param list<string> $ids whose addresses are theirs at example.test
     */
    protected function assert_finished(array $ids, string $message): void
    {
        $users = array_column($this->users(), null, 'user_email');
        self::assertEqualsCanonicalizing(array_map(static fn(string $id): string => "$id@example.test", $ids), array_column($this->users(), 'user_email'), $message);
        $linked = array_column($this->stack->database->rows('SELECT contact_id, user_id FROM wp_encharge_webhooks_contacts'), 'user_id', 'contact_id');
        $expected = [];
        foreach ($ids as $id) {
            $expected[$id] = $users["$id@example.test"]['ID'];
        }
        self::assertEquals($expected, $linked, $message);
        $meta = $this->stack->database->rows('SELECT user_id, meta_key, meta_value FROM wp_usermeta WHERE user_id > 1');
        foreach (['encharge_contact_id', 'encharge_tags', 'wp_capabilities', 'first_name'] as $key) {
            $values = array_filter($meta, static fn(array $row): bool => $row['meta_key'] === $key);
            self::assertEqualsCanonicalizing(array_values($expected), array_column($values, 'user_id'), "$message: $key");
        }
    }
}
