<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\Pool;
use Encharge\Webhooks\Tests\Support\Server\Reply;
use PHPUnit\Framework\TestCase;

/**
 * Posts webhooks, and says what an answer has to be like.
 */
abstract class WebhookTestCase extends TestCase
{
    /** Of the extension and the plugin; script/set-version writes it. */
    protected const VERSION = '1.0.0';
    /** What its webhooks ask for with async; null: nothing. */
    protected const ASYNC = null;
    /** What a test of this class provokes PHP and WordPress to log: a pattern for a line. */
    protected const EXPECTED_ERRORS = '/^$/';

    protected Stack $stack;
    /** @var list<Pool> */
    private array $pools = [];

    protected function setUp(): void
    {
        $this->stack = Stack::get();
        $this->stack->reset();
    }

    protected function tearDown(): void
    {
        foreach ($this->pools as $pool) {
            $pool->stop();
        }
    }

    /**
     * @param array<string, string> $ini beside what the site's own pool has
     * @param string|null $root another web root than the site's
     * @return Pool one until the test is over
     */
    protected function make_pool(array $ini = [], ?string $root = null): Pool
    {
        return $this->pools[] = $this->stack->make_pool($ini, $root);
    }

    protected function assertPostConditions(): void
    {
        $lines = explode("\n", $this->stack->php_log());
        self::assertSame([], array_values(array_diff(preg_grep(static::EXPECTED_ERRORS, $lines, PREG_GREP_INVERT), [''])));
    }

    /** @param array<string, mixed> ...$people all whom Encharge knows */
    protected function people(array ...$people): void
    {
        $this->stack->encharge->people(array_values($people));
    }

    /** @return array<string, mixed> a person in Encharge's shape */
    protected static function person(string $id, mixed ...$fields): array
    {
        return $fields + ['id' => $id, 'email' => "$id@example.test", 'firstName' => 'Ann', 'lastName' => 'Lee', 'tags' => 'Customer, VIP'];
    }

    /**
     * A webhook with a valid key in the query.
     *
     * @param array<string, mixed>|string $body an array is sent as JSON
     * @param array<string, mixed> $query beside the action and the key, or in their place
     * @param list<string> $headers
     */
    protected function post(string $action, array|string $body = '', array $query = [], array $headers = []): Reply
    {
        return Http::send($this->request($action, $body, $query, $headers));
    }

    /**
     * What post() sends.
     *
     * @param array<string, mixed>|string $body
     * @param array<string, mixed> $query
     * @param list<string> $headers
     * @return array{url: string, headers: list<string>, body: string}
     */
    protected function request(string $action, array|string $body = '', array $query = [], array $headers = []): array
    {
        return [
            'url' => $this->url($query + ['wpf_action' => $action, 'access_key' => $this->stack->key, 'async' => static::ASYNC]),
            'headers' => $body === '' || preg_grep('/^content-type:/i', $headers) !== [] ? $headers : ['Content-Type: application/json', ...$headers],
            'body' => is_array($body) ? json_encode($body, JSON_THROW_ON_ERROR) : $body,
        ];
    }

    /** @param array<string, mixed> $query */
    protected function url(array $query): string
    {
        return $this->stack->site->url . '/?' . http_build_query($query);
    }

    /** @return array<string, mixed> the answer's data */
    protected static function assert_handled(Reply $reply): array
    {
        self::assertSame(200, $reply->status, (string) $reply);
        self::assert_answer($reply, true);
        return $reply->data();
    }

    /** @return array<string, mixed> the answer's data */
    protected static function assert_failed(int $status, string $code, Reply $reply): array
    {
        self::assertSame($status, $reply->status, (string) $reply);
        self::assert_answer($reply, false);
        self::assertSame($code, $reply->data()['code'], (string) $reply);
        self::assertMatchesRegularExpression('/^\S.+\./', $reply->data()['message'], 'a sentence for a person');
        return $reply->data();
    }

    /** JSON in the shape of wp_send_json_*, for no cache to keep. */
    protected static function assert_answer(Reply $reply, bool $success): void
    {
        self::assertSame('application/json; charset=utf-8', strtolower((string) $reply->header('content-type')), (string) $reply);
        self::assertSame('no-store', $reply->header('cache-control'), (string) $reply);
        self::assertArrayNotHasKey('location', $reply->headers);
        self::assertArrayNotHasKey('set-cookie', $reply->headers);
        $body = json_decode($reply->body, true);
        self::assertIsArray($body, (string) $reply);
        self::assertSame(['success', 'data'], array_keys($body));
        self::assertSame($success, $body['success']);
        self::assertIsArray($body['data']);
    }

    /** What is refused before anything was done leaves no row: a flood would fill the table. */
    protected function assert_refusal_was_kept(string $code): void
    {
        self::assertSame([], $this->log(), "a row for $code");
    }

    /** @return string who answers a test */
    protected static function answered_by(): string
    {
        return 'guard';
    }

    /** Waits for what is done after an answer, or without one. @param callable(): bool $is_done */
    protected function await(callable $is_done, string $message = ''): void
    {
        $end = microtime(true) + 10.0;
        while (!$is_done()) {
            self::assertLessThan($end, microtime(true), $message);
            usleep(10000);
            clearstatcache();
        }
    }

    /** @return list<array<string, string|int|null>> all users but the administrator */
    protected function users(): array
    {
        return $this->stack->database->rows('SELECT * FROM wp_users WHERE ID > 1 ORDER BY ID');
    }

    protected function assert_no_user_came(): void
    {
        self::assertSame([], $this->users());
        self::assertSame([], $this->stack->database->rows('SELECT * FROM wp_usermeta WHERE user_id > 1'));
        self::assertSame([], $this->stack->database->rows('SELECT * FROM wp_encharge_webhooks_contacts WHERE user_id IS NOT NULL'));
    }

    /** @return string|null a user's meta value as it is stored */
    protected function meta(int $user_id, string $key): ?string
    {
        return $this->stack->database->value('SELECT meta_value FROM wp_usermeta WHERE user_id = ? AND BINARY meta_key = ?', $user_id, $key);
    }

    /** @return list<string> */
    protected function tags(int $user_id): array
    {
        return unserialize((string) $this->meta($user_id, 'encharge_tags'));
    }

    /** @return list<array<string, string|int|null>> the log's rows, the oldest first */
    protected function log(): array
    {
        return $this->stack->database->rows('SELECT * FROM wp_encharge_webhooks_log ORDER BY id');
    }

    /**
     * A user made by the database alone.
     *
     * @param array<string, bool> $capabilities roles and capabilities
     * @return int their id
     */
    protected function insert_user(string $login, string $email, array $capabilities = ['subscriber' => true]): int
    {
        $this->stack->database->execute(
            'INSERT INTO wp_users (user_login, user_pass, user_nicename, user_email, user_registered, display_name) VALUES (?, ?, ?, ?, NOW(), ?)',
            $login,
            '*',
            $login,
            $email,
            $login
        );
        $user_id = (int) $this->stack->database->value('SELECT MAX(ID) FROM wp_users');
        $this->stack->database->execute("INSERT INTO wp_usermeta (user_id, meta_key, meta_value) VALUES (?, 'wp_capabilities', ?)", $user_id, serialize($capabilities));
        return $user_id;
    }

    /**
     * Adds or replaces a role.
     *
     * @param array<string, bool> $capabilities
     */
    protected function add_role(string $role, array $capabilities): void
    {
        $roles = unserialize((string) $this->stack->database->value("SELECT option_value FROM wp_options WHERE option_name = 'wp_user_roles'"));
        $this->stack->site->set_option('wp_user_roles', [$role => ['name' => ucfirst($role), 'capabilities' => $capabilities]] + $roles);
    }
}
