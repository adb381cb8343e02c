<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\Inbox;

use Encharge\Webhooks\Tests\EndToEnd\InboxTestCase;
use Encharge\Webhooks\Tests\EndToEnd\Site;
use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\Pool;
use Encharge\Webhooks\Tests\Support\Server\Reply;
use Encharge\Webhooks\Tests\Support\Shell;

/**
 * A disk for the inbox that is full, read-only, or gone. It is one of 64 KiB in memory, which only root can mount.
 */
final class DiskTest extends InboxTestCase
{
    private static ?Site $site = null;
    private static Pool $workers;
    private static string $disk;
    private static string $key;

    protected function setUp(): void
    {
        parent::setUp();
        self::$site ??= $this->make_site_with_disk();
        Shell::run(['find', self::$disk, '-type', 'f', '!', '-name', '*.lock', '-delete']);
        foreach (['users WHERE ID > 1', 'usermeta WHERE user_id > 1', 'encharge_webhooks_contacts', 'encharge_webhooks_log'] as $rows) {
            $this->stack->database->execute("DELETE FROM with_disk.wp_$rows");
        }
    }

    public static function tearDownAfterClass(): void
    {
        if (self::$site !== null) {
            self::$workers->stop();
            Shell::run(['umount', '-l', self::$disk]);
            self::$site = null;
        }
    }

    public function test_a_disk_that_fills_up(): void
    {
        $ids = array_map(static fn(int $number): string => "c$number", range(1, 40));
        $this->people(...array_map(self::person(...), $ids));
        self::pause();

        $replies = array_combine($ids, Http::send_all(array_map($this->asynchronous(...), $ids)));

        $accepted = array_filter($replies, static fn(Reply $reply): bool => $reply->status === 202);
        $refused = array_diff_key($replies, $accepted);
        self::assertNotSame([], $refused, 'there was room for all');
        foreach ($refused as $reply) {
            self::assert_failed(503, 'inbox_unavailable', $reply);
        }
        self::assertCount(count($accepted), self::on_disk('new'));
        self::assertSame([], self::on_disk('tmp'));
        unlink(self::folder() . '/pause.php');
        $this->drain();
        $this->assert_users(...array_map(strval(...), array_keys($accepted)));
    }

    public function test_no_room_for_one_entry(): void
    {
        $this->people(self::person('c1'), self::person('c2'), self::person('c3'));
        self::fill();

        self::assert_failed(503, 'inbox_unavailable', $this->send_there($this->asynchronous('c1')));
        self::assert_handled($this->send_there($this->there('c2')));
        self::assertSame([], self::on_disk('*'));

        unlink(self::$disk . '/ballast');
        self::assert_queued($this->send_there($this->asynchronous('c3')));
        $this->drain();
        $this->assert_users('c2', 'c3');
    }

    public function test_no_room_for_what_encharge_fails(): void
    {
        $this->people(self::person('c1'));
        $this->stack->encharge->fault(['mode' => 'error', 'status' => 500, 'contact' => 'c1', 'times' => 0]);
        self::fill();

        self::assert_failed(502, 'encharge_error', $this->send_there($this->there('c1')));
        self::assertSame([], self::on_disk('*'));

        unlink(self::$disk . '/ballast');
        self::assert_queued($this->send_there($this->there('c1')), 'encharge_error');
        self::assertCount(1, self::on_disk('*'));
    }

    public function test_no_room_for_all_contacts_of_a_webhook(): void
    {
        $ids = array_map(static fn(int $number): string => "c$number", range(1, 20));
        $this->people(...array_map(self::person(...), $ids));
        self::pause();
        self::fill(5);
        $several = $this->there(['endUserData' => array_map(static fn(string $id): array => ['id' => $id], $ids)], ['async' => 'true']);

        self::assert_failed(503, 'inbox_unavailable', $this->send_there($several));
        self::assertSame([], self::on_disk('*'));
        self::assert_queued($this->send_there($this->asynchronous('c1')));

        unlink(self::folder() . '/pause.php');
        $this->drain();
        $this->assert_users('c1');
    }

    public function test_a_disk_that_is_read_only(): void
    {
        $this->people(self::person('c1'), self::person('c2'), self::person('c3'));
        self::pause();
        self::assert_queued($this->send_there($this->asynchronous('c1')));
        // The worker that has answered looks once more, and is to find it paused yet.
        $end = time() + 4;
        touch(self::folder() . '/pause.php', $end);
        $this->remount('ro');
        try {
            self::assert_failed(503, 'inbox_unavailable', $this->send_there($this->asynchronous('c2')));
            sleep(max(0, $end + 1 - time()));
            self::assertStringContainsString('The inbox cannot be read or written.', $this->failed_drain());
            self::assert_handled($this->send_there($this->there('c3')));
        } finally {
            $this->remount('rw');
        }

        $this->drain();
        $this->assert_users('c1', 'c3');
    }

    public function test_a_folder_that_is_gone(): void
    {
        $this->people(self::person('c1'), self::person('c2'), self::person('c3'));
        $folder = self::folder();
        rename($folder, "$folder.away");
        try {
            self::assert_failed(503, 'inbox_unavailable', $this->send_there($this->asynchronous('c1')));
            self::assert_handled($this->send_there($this->there('c2')));
        } finally {
            Shell::run(['rm', '-rf', $folder]);
            rename("$folder.away", $folder);
        }

        self::assert_queued($this->send_there($this->asynchronous('c3')));
        $this->drain();
        $this->assert_users('c2', 'c3');
    }

    /** @return array{url: string, headers: list<string>, body: string} */
    private function asynchronous(string $id): array
    {
        return $this->there(['id' => $id], ['async' => 'true']);
    }

    /**
     * @param array<string, mixed>|string $contact its id, or a body
     * @param array<string, string> $query
     * @return array{url: string, headers: list<string>, body: string} an "add" for the site with the disk
     */
    private function there(array|string $contact, array $query = []): array
    {
        $request = $this->request('add', is_string($contact) ? ['id' => $contact] : $contact, $query + ['access_key' => self::$key]);
        return ['url' => str_replace($this->stack->site->url, (string) self::$site?->url, $request['url'])] + $request;
    }

    /** @param array{url: string, headers: list<string>, body: string} $request */
    private function send_there(array $request): Reply
    {
        return Http::send($request);
    }

    private function drain(): void
    {
        self::$site?->cli('encharge', 'inbox', 'drain');
    }

    /** @return string what the command says that fails */
    private function failed_drain(): string
    {
        try {
            $this->drain();
        } catch (\RuntimeException $exception) {
            return $exception->getMessage();
        }
        self::fail('It went well.');
    }

    private static function folder(): string
    {
        return self::$site === null ? '' : self::inbox_of(self::$site)['folder'];
    }

    /** @return list<string> paths of the files in that subfolder; *: in all of them */
    private static function on_disk(string $state): array
    {
        return glob(self::folder() . "/$state/*") ?: [];
    }

    /** What comes lies where it is. */
    private static function pause(): void
    {
        file_put_contents(self::folder() . '/pause.php', "<?php __halt_compiler();\n");
        touch(self::folder() . '/pause.php', time() + 3600);
    }

    /** @param int $pages that are left free */
    private static function fill(int $pages = 0): void
    {
        $ballast = fopen(self::$disk . '/ballast', 'x');
        self::assertIsResource($ballast);
        while (@fwrite($ballast, str_repeat('x', 4096)) === 4096) {
        }
        ftruncate($ballast, (int) ((fstat($ballast)['size'] ?? 0) / 4096 - $pages) * 4096);
        fclose($ballast);
    }

    /** A worker may have a file open for a moment yet. */
    private function remount(string $way): void
    {
        $this->await(static fn(): bool => Shell::run(['sh', '-c', 'mount -o "remount,$1" "$2" 2>/dev/null && echo done || true', 'sh', $way, self::$disk]) !== '');
    }

    private function assert_users(string ...$ids): void
    {
        $found = $this->stack->database->rows('SELECT user_email FROM with_disk.wp_users WHERE ID > 1');
        self::assertEqualsCanonicalizing(array_map(static fn(string $id): string => "$id@example.test", $ids), array_column($found, 'user_email'));
        self::assertSame([], self::on_disk('*'));
    }

    private function make_site_with_disk(): Site
    {
        self::$disk = "{$this->stack->directory}/disk";
        mkdir(self::$disk, 0700);
        Shell::run(['mount', '-t', 'tmpfs', '-o', 'mode=700,size=64k', 'encharge', self::$disk]);
        self::$workers = $this->stack->make_pool([], "{$this->stack->directory}/with-disk");
        $this->stack->database->execute('CREATE DATABASE with_disk');
        $site = $this->stack->make_site('with-disk', self::$workers->url, ['DB_NAME' => 'with_disk', 'ENCHARGE_INBOX_DIR' => self::$disk]);
        $site->cli_with(\FakeEncharge::TOKEN . "\n", 'encharge', 'connect');
        self::$key = trim($site->cli('encharge', 'key', 'generate', '--porcelain'));
        return $site;
    }
}
