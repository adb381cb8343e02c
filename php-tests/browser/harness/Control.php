<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Browser;

use Encharge\Webhooks\Tests\EndToEnd\Stack;
use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\PhpFpm;
use Encharge\Webhooks\Tests\Support\WordPress;

/**
 * What a test in a browser can do to the site behind it, to its server and to Encharge; each public method takes and gives
 * what JSON can hold.
 */
final class Control
{
    /** What the site loads with every test: its host is in no DNS, and WordPress.org is not there. */
    private const ALWAYS = ['reaches-itself', 'knows-no-updates'];

    private readonly Stack $stack;
    /** @var array<string, list<array{name: string, value: string}>> role → the cookies of a user who has it and is signed in */
    private readonly array $sessions;
    private readonly ExtensionSwitch $extension;
    private ?Network $network = null;
    private int $workers = PhpFpm::WORKERS;

    public function __construct()
    {
        $this->stack = Stack::get();
        $this->extension = new ExtensionSwitch($this->stack->pool->fpm->socket, $this->stack->pool_without_extension->fpm->socket);
        $sessions = ['administrator' => Session::of_the_administrator($this->stack->site)];
        foreach (['editor', 'subscriber'] as $role) {
            $sessions[$role] = Session::of_a_new_user($this->stack->site, $role, $role);
        }
        $this->sessions = $sessions;
        array_map($this->load(...), self::ALWAYS);
        // Nor are the pictures of users, which come from elsewhere.
        $this->stack->site->set_option('show_avatars', '0');
        // Something of WordPress's own is made by the first page of an administrator.
        $this->http(['method' => 'GET', 'url' => "{$this->stack->site->url}/wp-admin/index.php"], 'administrator');
        $this->stack->keep();
        $this->reset();
    }

    /** @return array<string, mixed> what does not change while the site is served */
    public function site(): array
    {
        return [
            'url' => $this->stack->site->url,
            'key' => $this->stack->key,
            'token' => \FakeEncharge::TOKEN,
            'administrator' => WordPress::ADMINISTRATOR,
            'sessions' => $this->sessions,
        ];
    }

    public function directory(): string
    {
        return $this->stack->directory;
    }

    /** @return array<string, mixed> a network of sites, which is there from the first call on and which no reset changes: see Network::facts() */
    public function network(): array
    {
        $this->network ??= new Network($this->stack, [...self::ALWAYS, 'without-command-palette']);
        return $this->network->facts();
    }

    /** All is as before the first test, but for what the guard remembers: see restart(). */
    public function reset(): void
    {
        $this->extension->on();
        $this->resize(PhpFpm::WORKERS);
        $this->stack->reset();
        array_map($this->load(...), self::ALWAYS);
    }

    /** The server's PHP anew, with nothing in its memory. */
    public function restart(): void
    {
        $this->stack->pool->fpm->reload();
    }

    /** Has so many workers of PHP answer, with nothing in their memory. */
    public function resize(int $workers): void
    {
        if ($workers !== $this->workers) {
            $this->stack->pool->fpm->resize($workers);
            $this->workers = $workers;
        }
    }

    /** @return list<string> the lines of nginx's log of requests that WordPress has sent to its own site */
    public function requests_of_its_own(): array
    {
        return array_values(preg_grep('~"WordPress/~', file("{$this->directory()}/pool-1/0/nginx-access.log", FILE_IGNORE_NEW_LINES) ?: []) ?: []);
    }

    public function switch_extension(bool $is_on): void
    {
        $is_on ? $this->extension->on() : $this->extension->off();
    }

    /** @param string $name a file of php-tests/e2e/mu-plugins, without its ending, which the site loads until the next reset */
    public function load(string $name): void
    {
        $this->stack->site->load($name);
    }

    /**
     * @param list<string> $arguments of WP-CLI
     * @return string what the command printed
     */
    public function wp(array $arguments, string $input = ''): string
    {
        return $this->stack->site->cli_with($input, ...$arguments);
    }

    /** @param string|array<array-key, mixed> $value of an option, stored past WordPress */
    public function set_option(string $name, string|array $value): void
    {
        $this->stack->site->set_option($name, $value);
    }

    /** @param array<string, mixed> $settings by the names of Settings, stored past WordPress */
    public function set(array $settings): void
    {
        $this->stack->site->set($settings);
    }

    /** @return list<array<string, string|int|null>> what a statement found in the site's database; none where it finds nothing */
    public function rows(string $sql, string|int ...$values): array
    {
        return $this->stack->database->rows($sql, ...$values);
    }

    public function execute(string $sql, string|int ...$values): void
    {
        $this->stack->database->execute($sql, ...$values);
    }

    /** @param list<array<string, mixed>> $people all whom Encharge knows, in its shape */
    public function people(array $people): void
    {
        $this->stack->encharge->people($people);
    }

    /** @param list<array<string, mixed>> $fields of the account, in the shape of IPersonField */
    public function fields(array $fields): void
    {
        $this->stack->encharge->fields($fields);
    }

    /** @param array<string, mixed> $fault see support/FakeEncharge/Faults.php */
    public function fault(array $fault): void
    {
        $this->stack->encharge->fault($fault);
    }

    /** Whether Encharge takes connections. */
    public function run_encharge(bool $is_running): void
    {
        $this->stack->encharge->listen($is_running);
    }

    /** @return array<string, mixed> what Encharge was asked, and whom it knows: FakeEncharge::state() */
    public function encharge(): array
    {
        return $this->stack->encharge->state();
    }

    /**
     * Posts a webhook as a flow does.
     *
     * @param array<string, mixed>|string $body an array is sent as JSON
     * @param array<string, string> $query beside the action and a key of the site, or in their place
     * @return array{status: int, body: string}
     */
    public function webhook(string $action, array|string $body = '', array $query = []): array
    {
        $query += ['wpf_action' => $action, 'access_key' => $this->stack->key];
        return $this->http([
            'url' => "{$this->stack->site->url}/?" . http_build_query($query),
            'headers' => $body === '' ? [] : ['Content-Type: application/json'],
            'body' => is_array($body) ? json_encode($body, JSON_THROW_ON_ERROR) : $body,
        ]);
    }

    /**
     * A request that no browser sends, and which follows no redirect.
     *
     * @param array{url: string, method?: string, headers?: list<string>, body?: string} $request as Http::send() takes it
     * @param string|null $role whose session it is of; null: nobody's
     * @return array{status: int, body: string, headers: array<string, list<string>>}
     */
    public function http(array $request, ?string $role = null): array
    {
        if ($role !== null) {
            $request['headers'] = [...$request['headers'] ?? [], 'Cookie: ' . self::cookies($this->sessions[$role])];
        }
        $reply = Http::send($request);
        return ['status' => $reply->status, 'body' => $reply->body, 'headers' => $reply->headers];
    }

    /** @return array<string, int> how many entries each folder of the inbox holds */
    public function inbox(): array
    {
        $counts = [];
        foreach (['new', 'cur', 'later', 'dead'] as $folder) {
            $counts[$folder] = count(glob("{$this->stack->site->root}/wp-content/encharge-inbox/*/$folder/*") ?: []);
        }
        return $counts;
    }

    /** @return array{inode: int, mtime: int, ctime: int} of the guard file: each write of it changes them */
    public function guard_file(): array
    {
        clearstatcache();
        return array_intersect_key(stat($this->stack->site->guard_file) ?: [], ['ino' => 0, 'mtime' => 0, 'ctime' => 0]);
    }

    /** @return list<string> the mails since the last reset */
    public function mails(): array
    {
        return $this->stack->mails();
    }

    /** @return list<string> what PHP wrote into its log since the last reset */
    public function php_log(): array
    {
        return array_values(array_filter(explode("\n", $this->stack->php_log())));
    }

    /** @param list<array{name: string, value: string}> $cookies */
    private static function cookies(array $cookies): string
    {
        return implode('; ', array_map(static fn(array $cookie): string => "{$cookie['name']}={$cookie['value']}", $cookies));
    }
}
