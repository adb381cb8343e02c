<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\Guard;

use Encharge\Webhooks\Tests\EndToEnd\WebhookTestCase;
use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Shell;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * A guard file that cannot be used: the site works without it, and says so.
 */
final class GuardFileTest extends WebhookTestCase
{
    private const FIRST_LINE = "<?php __halt_compiler();\n";

    /** @return iterable<string, array{string, \Closure(string): mixed}> state, and what brings the file into it */
    public static function useless(): iterable
    {
        $holds = static fn(string $content): \Closure => static fn(string $path): mixed => file_put_contents($path, $content);
        yield 'foreign text' => ['foreign', $holds('my notes')];
        yield 'foreign PHP' => ['foreign', $holds('<?php throw new Exception("never run"); ?>text')];
        yield 'empty' => ['foreign', $holds('')];
        yield 'damaged' => ['damaged', $holds(self::FIRST_LINE . '{"version":1,"plugin":')];
        yield 'zeros, as after a crash' => ['damaged', $holds(self::FIRST_LINE . str_repeat("\0", 400))];
        yield 'newer' => ['newer', $holds(self::FIRST_LINE . '{"version":2,"rules":[]}')];
        yield 'unreadable' => ['unreadable', static fn(string $path): bool => chmod($path, 0000)];
    }

    /** @param \Closure(string): mixed $spoil */
    #[DataProvider('useless')]
    public function test_a_useless_file_is_told_left_alone_and_in_nobodys_way(string $state, \Closure $spoil): void
    {
        $this->people(self::person('c1'));
        $path = $this->stack->site->guard_file;
        $spoil($path);
        clearstatcache();
        $before = [fileperms($path), filemtime($path), $state === 'unreadable' ? '' : file_get_contents($path)];

        $this->assert_pages_are_shown();
        self::assertSame('wordpress', self::assert_handled($this->post('test'))['answered_by']);
        self::assert_failed(403, 'invalid_access_key', $this->post('add', ['id' => 'c1'], ['access_key' => 'wrong']));
        self::assert_failed(405, 'method_not_allowed', Http::send(['method' => 'GET'] + $this->request('add')));
        self::assertTrue(self::assert_handled($this->post('add', ['id' => 'c1']))['created']);
        self::assertSame(['wordpress', $state], $this->guard_status());
        $this->assert_doctor_warns($state === 'foreign' ? 'another file' : ['unreadable' => 'cannot be read', 'newer' => 'later version'][$state] ?? $state);

        clearstatcache();
        self::assertSame($before, [fileperms($path), filemtime($path), $state === 'unreadable' ? '' : file_get_contents($path)]);
    }

    #[DataProvider('useless')]
    public function test_it_is_replaced_on_demand(string $state, \Closure $spoil): void
    {
        $spoil($this->stack->site->guard_file);
        $this->stack->site->load('reaches-itself');

        $this->stack->site->cli('encharge', 'guard', 'install', '--yes');

        self::assertSame(['guard', 'valid'], $this->guard_status());
        self::assertSame(0100600, fileperms($this->stack->site->guard_file));
    }

    public function test_a_missing_file_is_written_by_the_next_webhook(): void
    {
        $this->stack->site->remove_guard_file();
        $this->assert_pages_are_shown();
        self::assertFileDoesNotExist($this->stack->site->guard_file);

        self::assert_failed(403, 'invalid_access_key', $this->post('test', '', ['access_key' => 'wrong']));

        $this->await(fn(): bool => is_file($this->stack->site->guard_file));
        self::assertSame(0100600, fileperms($this->stack->site->guard_file));
        self::assertSame('guard', self::assert_handled($this->post('test'))['answered_by']);
    }

    public function test_a_key_that_the_file_still_holds_and_the_site_does_not_opens_nothing(): void
    {
        $this->people(self::person('c1'));
        $held = (string) file_get_contents($this->stack->site->guard_file);
        $this->stack->site->cli('encharge', 'key', 'generate');
        $this->stack->site->cli('encharge', 'key', 'revoke', explode(' ', trim($this->stack->site->cli('encharge', 'key', 'list', '--format=ids')))[0], '--yes');
        $this->stack->site->put_guard_file($held);

        self::assert_failed(403, 'invalid_access_key', $this->post('add', ['id' => 'c1']));

        self::assertSame(['refused'], array_column($this->log(), 'outcome'), 'the guard let it in, WordPress did not');
        $this->await(fn(): bool => file_get_contents($this->stack->site->guard_file) !== $held);
    }

    public function test_cron_keeps_the_file_alive_and_pages_leave_it_alone(): void
    {
        $file = $this->stack->site->guard_file;
        touch($file, time() - 7200);
        $this->assert_pages_are_shown();
        clearstatcache();
        self::assertLessThan(time() - 7000, filemtime($file));

        Http::send(['method' => 'GET', 'url' => "{$this->stack->site->url}/wp-cron.php"]);

        $this->await(static function () use ($file): bool {
            clearstatcache();
            return filemtime($file) > time() - 60;
        });
    }

    public function test_a_missing_file_is_told_although_asking_brings_it_back(): void
    {
        $this->stack->site->remove_guard_file();
        $this->assert_doctor_warns('was missing and was written anew', works_without: false);
        $this->stack->site->remove_guard_file();

        self::assertSame(['guard', 'missing'], $this->guard_status());
        self::assertSame(['guard', 'valid'], $this->guard_status());
    }

    public function test_a_folder_where_nothing_can_be_written_does_no_harm(): void
    {
        $this->people(self::person('c1'));
        $this->stack->site->remove_guard_file();
        $folder = dirname($this->stack->site->guard_file);
        $this->stack->site->load('reaches-itself');
        chmod($folder, 0500);

        try {
            $this->assert_pages_are_shown();
            self::assertSame('wordpress', self::assert_handled($this->post('test'))['answered_by']);
            self::assertTrue(self::assert_handled($this->post('add', ['id' => 'c1']))['created']);
            $this->assert_doctor_warns('cannot be written');
        } finally {
            chmod($folder, 0700);
        }
    }

    public function test_nobody_gets_to_see_it(): void
    {
        $reply = Http::send(['method' => 'GET', 'url' => "{$this->stack->site->url}/wp-content/encharge-guard.php"]);

        self::assertSame([200, ''], [$reply->status, $reply->body]);
    }

    public function test_the_file_of_a_plugin_that_is_gone_counts_for_nothing(): void
    {
        $folder = "{$this->stack->site->root}/wp-content/plugins/webhooks-for-encharge";
        rename($folder, "$folder-gone");

        try {
            foreach ([$this->stack->key, 'wrong'] as $key) {
                $reply = $this->post('add', ['id' => 'c1'], ['access_key' => $key]);
                self::assertSame(200, $reply->status);
                self::assertStringContainsString('</html>', $reply->body);
            }
        } finally {
            rename("$folder-gone", $folder);
        }
    }

    public function test_a_file_without_a_sign_of_life_for_a_day_counts_for_nothing_until_wordpress_touches_it(): void
    {
        touch($this->stack->site->guard_file, time() - 86400 - 60);

        self::assertSame('wordpress', self::assert_handled($this->post('test'))['answered_by']);
        $this->await(fn(): bool => abs(filemtime($this->stack->site->guard_file) - time()) < 60);
        self::assertSame('guard', self::assert_handled($this->post('test'))['answered_by']);
    }

    public function test_deactivation_removes_it_and_activation_brings_it_back(): void
    {
        $this->stack->site->cli('plugin', 'deactivate', 'webhooks-for-encharge');
        self::assertFileDoesNotExist($this->stack->site->guard_file);

        $this->stack->site->cli('plugin', 'activate', 'webhooks-for-encharge');
        self::assertSame('guard', self::assert_handled($this->post('test'))['answered_by']);
    }

    public function test_deactivation_by_another_user_removes_it_too(): void
    {
        $said = $this->stack->site->cli_as_another('plugin', 'deactivate', 'webhooks-for-encharge');
        $is_left = is_file($this->stack->site->guard_file);
        $this->stack->site->cli('plugin', 'activate', 'webhooks-for-encharge');

        self::assertFalse($is_left, $said);
    }

    public function test_deactivation_by_who_may_remove_nothing_names_what_is_left(): void
    {
        $folder = dirname($this->stack->site->guard_file);
        $elsewhere = "{$this->stack->directory}/of before";
        mkdir($elsewhere);
        copy($this->stack->site->guard_file, "$elsewhere/guard.php");
        $places = ['file' => '', 'user' => posix_geteuid(), 'former' => ["$elsewhere/guard.php"]];
        $this->stack->site->set_option('encharge_webhooks_guard', $places);
        chmod($folder, 0555);
        chmod($elsewhere, 0555);

        try {
            $said = $this->stack->site->cli_as_a_reader('plugin', 'deactivate', 'webhooks-for-encharge');
        } finally {
            chmod($folder, 0755);
            chmod($elsewhere, 0755);
            $this->stack->site->cli('plugin', 'activate', 'webhooks-for-encharge');
            Shell::run(['rm', '-r', $elsewhere]);
        }
        self::assertStringContainsString("sudo rm {$this->stack->site->guard_file} '$elsewhere/guard.php'", $said);
        self::assertStringNotContainsString('encharge guard', $said, 'a command that is gone');
    }

    public function test_it_may_lie_elsewhere(): void
    {
        $elsewhere = "{$this->stack->directory}/guard-file-elsewhere";
        rename($this->stack->site->guard_file, $elsewhere);
        $pool = $this->make_pool(['encharge.guard_file' => $elsewhere]);

        self::assertSame('guard', self::assert_handled(Http::send(['url' => "$pool->url/?wpf_action=test&access_key={$this->stack->key}"]))['answered_by']);
    }

    public function test_a_key_of_another_user_than_phps_is_known_to_the_guard_when_it_is_shown(): void
    {
        $this->stack->site->load('reaches-itself');
        $owner = fileowner($this->stack->site->guard_file);
        for ($i = 0; $i < 3; $i++) {
            $key = trim($this->stack->site->cli_as_another('encharge', 'key', 'generate', '--porcelain'));
            self::assertSame('guard', self::assert_handled($this->post('test', '', ['access_key' => $key]))['answered_by']);
        }
        clearstatcache();
        self::assertSame([$owner, 0100600], [fileowner($this->stack->site->guard_file), fileperms($this->stack->site->guard_file)]);
        self::assertStringContainsString('checked before WordPress is loaded', $this->stack->site->cli_as_another('encharge', 'status', '--fields=guard'));
    }

    public function test_nobody_brings_the_file_up_to_date_without_the_revision(): void
    {
        $before = (string) file_get_contents($this->stack->site->guard_file);
        foreach (['', 'wrong', str_repeat('0', 32)] as $revision) {
            $reply = Http::send(['url' => "{$this->stack->site->url}/", 'headers' => ['Content-Type: application/x-www-form-urlencoded'], 'body' => "encharge_webhooks_guard_revision=$revision"]);
            self::assertSame(200, $reply->status, (string) $reply);
            self::assertStringContainsString('</html>', $reply->body);
        }
        self::assertStringEqualsFile($this->stack->site->guard_file, $before);
    }

    public function test_a_place_that_is_taken_back_knows_what_changed_meanwhile(): void
    {
        $elsewhere = "{$this->stack->directory}/guard-file-for-a-while.php";
        $pool = $this->make_pool(['encharge.guard_file' => $elsewhere]);
        $test = static fn(string $url, string $key): array => self::assert_handled(Http::send(['url' => "$url/?wpf_action=test&access_key=$key"]));
        self::assertSame('wordpress', $test($pool->url, $this->stack->key)['answered_by']);
        $this->await(fn(): bool => is_file($elsewhere) && !is_file($this->stack->site->guard_file));
        self::assertSame('guard', $test($pool->url, $this->stack->key)['answered_by']);

        $key = trim($this->stack->site->cli('encharge', 'key', 'generate', '--porcelain'));
        self::assertSame('guard', $test($pool->url, $key)['answered_by']);

        self::assertSame('wordpress', $test($this->stack->site->url, $key)['answered_by']);
        $this->await(fn(): bool => is_file($this->stack->site->guard_file) && !is_file($elsewhere));
        self::assertSame('guard', $test($this->stack->site->url, $key)['answered_by']);
        self::assertSame([], glob("{$this->stack->directory}/*-lock.php"));
    }

    public function test_nobody_who_holds_a_lock_makes_pages_wait_or_a_change_wait_for_ever(): void
    {
        $lock = str_replace('.php', '-lock.php', $this->stack->site->guard_file);
        touch($lock);
        chmod($lock, 0600);
        $began = microtime(true);
        $this->assert_pages_are_shown();
        $usual = microtime(true) - $began;
        foreach ([dirname($lock), $lock] as $path) {
            $handle = fopen($path, 'r');
            self::assertTrue(flock($handle, LOCK_EX));
            $this->stack->site->set_option('encharge_webhooks_guard_revision', bin2hex(random_bytes(16)));
            $this->stack->database->execute("UPDATE wp_options SET option_value = ? WHERE option_name = 'encharge_webhooks_api_key'", bin2hex(random_bytes(8)));
            $began = microtime(true);
            $this->assert_pages_are_shown();
            self::assertLessThan($usual + 3.0, microtime(true) - $began, "two seconds more for each of three pages: $path");
            clearstatcache();
            self::assertSame($path === $lock, filemtime($this->stack->site->guard_file) === 1, 'the guard steps aside where it cannot be brought up to date');
            fclose($handle);
        }
        self::assertSame('wordpress', self::assert_handled($this->post('test'))['answered_by']);
        $this->await(fn(): bool => filemtime($this->stack->site->guard_file) > 1);
        self::assertSame('guard', self::assert_handled($this->post('test'))['answered_by']);
    }

    public function test_uninstalling_removes_it_from_where_it_was_once_to_lie(): void
    {
        $folder = "{$this->stack->directory}/of-before";
        mkdir($folder);
        $elsewhere = "$folder/guard.php";
        $pool = $this->make_pool(['encharge.guard_file' => $elsewhere]);
        Http::send(['url' => "$pool->url/?wpf_action=test&access_key={$this->stack->key}"]);
        $this->await(static fn(): bool => is_file($elsewhere));
        // The web server's PHP is told otherwise, and can remove nothing.
        chmod($folder, 0500);
        Http::send(['method' => 'GET', 'url' => "{$this->stack->site->url}/wp-cron.php"]);
        $this->await(fn(): bool => str_contains((string) $this->stack->database->value("SELECT option_value FROM wp_options WHERE option_name = 'encharge_webhooks_guard'"), 'former";a:1:{i:0;s:' . strlen($elsewhere) . ":\"$elsewhere\""));
        self::assertFileExists($elsewhere);
        chmod($folder, 0700);

        $this->stack->site->cli('eval', 'define("WP_UNINSTALL_PLUGIN", "1"); require WP_PLUGIN_DIR . "/webhooks-for-encharge/uninstall.php";');

        self::assertSame([false, false], array_map(is_file(...), [$elsewhere, $this->stack->site->guard_file]));
        self::assertNull($this->stack->database->value("SELECT option_value FROM wp_options WHERE option_name = 'encharge_webhooks_api_key'"));
    }

    public function test_the_guard_can_be_switched_off(): void
    {
        $pool = $this->make_pool(['encharge.enabled' => '0']);

        self::assertSame('wordpress', self::assert_handled(Http::send(['url' => "$pool->url/?wpf_action=test&access_key={$this->stack->key}"]))['answered_by']);
    }

    private function assert_pages_are_shown(): void
    {
        foreach (['/' => '</html>', '/wp-login.php' => 'loginform', '/?wpf_action_of_another=1' => '</html>'] as $path => $content) {
            $reply = Http::send(['method' => 'GET', 'url' => $this->stack->site->url . $path]);
            self::assertSame(200, $reply->status, (string) $reply);
            self::assertStringContainsString($content, $reply->body, $path);
        }
    }

    private function assert_doctor_warns(string $words, bool $works_without = true): void
    {
        $this->stack->site->load('reaches-itself');
        $checks = json_decode($this->stack->site->cli('encharge', 'doctor', '--format=json'), true, 512, JSON_THROW_ON_ERROR);
        $checks = array_column($checks, null, 'check');

        self::assertSame(['pass', 'warn'], [$checks['reception']['status'], $checks['guard']['status']]);
        self::assertStringContainsString($words, $checks['guard']['message']);
        self::assertSame($works_without, str_contains($checks['guard']['message'], 'Everything works without it'));
    }

    /** @return array{string, string} who answers, and the file's state, as the command says */
    private function guard_status(): array
    {
        $this->stack->site->load('reaches-itself');
        $status = json_decode($this->stack->site->cli('encharge', 'guard', 'status', '--format=json', '--fields=state,answered_by'), true, 512, JSON_THROW_ON_ERROR);
        $status = array_is_list($status) ? array_column($status, 'Value', 'Field') : $status;
        return [$status['answered_by'], $status['state']];
    }
}
