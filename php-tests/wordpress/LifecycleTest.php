<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress;

use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Guard\DiagnosticKeys;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardUpkeep;
use Encharge\Webhooks\WordPress\Lifecycle;
use Encharge\Webhooks\WordPress\Outbox\Outbox;
use PHPUnit\Framework\Attributes\TestWith;

final class LifecycleTest extends TestCase
{
    public function test_activation_makes_the_tables_and_no_key(): void
    {
        Schema::drop();
        Lifecycle::activate(false);

        self::assertTrue(Schema::is_complete());
        self::assertSame([], (new AccessKeys(Settings::load()))->all());
        self::assertFalse(SiteIdentity::is_copy());
    }

    public function test_a_site_that_was_never_activated_is_brought_up_to_date(): void
    {
        Schema::drop();
        delete_option(SiteIdentity::OPTION);
        wp_clear_scheduled_hook(Outbox::CRON_HOOK);
        Lifecycle::upgrade();

        self::assertTrue(Schema::is_complete());
        self::assertSame(SiteIdentity::current(), SiteIdentity::confirmed());
        self::assertNotFalse(wp_next_scheduled(Outbox::CRON_HOOK));
    }

    public function test_an_upgrade_does_not_confirm_a_copy(): void
    {
        update_option(SiteIdentity::OPTION, 'elsewhere.example');
        Lifecycle::upgrade();

        self::assertTrue(SiteIdentity::is_copy());
    }

    public function test_deactivation_stops_the_cron_job(): void
    {
        Lifecycle::upgrade();
        Lifecycle::deactivate(false);

        self::assertFalse(wp_next_scheduled(Outbox::CRON_HOOK));
    }

    public function test_uninstalling_leaves_everything_but_the_secrets_unless_told(): void
    {
        global $wpdb;

        $user = self::linked_user();
        Settings::load()->set('log_days', 7);
        $made = (new AccessKeys(Settings::load()))->generate('');
        $diagnostic = (new DiagnosticKeys(Settings::load()))->generate();
        (new ApiConnection())->remember('the-token');
        Lifecycle::uninstall();

        $stored = implode("\n", $wpdb->get_col("SELECT option_value FROM $wpdb->options"));
        foreach (['the-token', hash('sha256', $made['key']), hash('sha256', $diagnostic)] as $secret) {
            self::assertStringNotContainsString($secret, $stored);
        }
        self::assertFalse(get_option(ApiConnection::TOKEN_OPTION));
        self::assertSame([], (new AccessKeys(Settings::load()))->all());
        self::assertTrue(Schema::is_complete());
        self::assertSame(7, Settings::load()->number('log_days'));
        self::assertSame('gone-1', get_user_meta($user, 'encharge_contact_id', true));
    }

    /** As one command does that deactivates it first. */
    public function test_the_plugin_is_deleted_in_a_process_that_has_loaded_it(): void
    {
        define('WP_UNINSTALL_PLUGIN', 'webhooks-for-encharge/webhooks-for-encharge.php');

        require dirname(__DIR__, 2) . '/wp-plugin-shim/uninstall.php';

        self::assertFalse(get_option(ApiConnection::TOKEN_OPTION));
    }

    /** As at a real uninstall the plugin's hooks are not there; the command line's cache may be its own. */
    public function test_uninstalling_believes_the_database_and_no_cache(): void
    {
        global $wpdb;
        Settings::load()->set('erase_on_uninstall', true);
        $old = get_option(Settings::OPTION);
        Settings::load()->set('erase_on_uninstall', false);
        $made = (new AccessKeys(Settings::load()))->generate('');
        foreach ([Settings::OPTION, ApiConnection::TOKEN_OPTION, 'home', 'active_plugins'] as $option) {
            array_map(static fn(string $change) => remove_all_actions("{$change}_option_$option"), ['add', 'update', 'delete']);
        }
        wp_cache_set(Settings::OPTION, $old, 'options');
        Lifecycle::uninstall();

        self::assertTrue(Schema::is_complete(), 'nothing is erased that is to stay');
        self::assertStringNotContainsString(hash('sha256', $made['key']), implode("\n", $wpdb->get_col("SELECT option_value FROM $wpdb->options")));
    }

    public function test_one_sites_failure_stops_nothing_else(): void
    {
        (new AccessKeys(Settings::load()))->generate('');
        $keep = static fn(mixed $value, mixed $old): mixed => $old;
        add_filter('pre_update_option_' . Settings::OPTION, $keep, 10, 2);
        $thrown = null;
        try {
            Lifecycle::uninstall();
        } catch (\Throwable $exception) {
            $thrown = $exception;
        }
        remove_filter('pre_update_option_' . Settings::OPTION, $keep);

        self::assertNotNull($thrown);
        self::assertFileDoesNotExist(GuardPlace::path());
    }

    public function test_nothing_is_stored_where_nothing_was(): void
    {
        Lifecycle::uninstall();

        self::assertFalse(get_option(Settings::OPTION));
    }

    /** Here, where it was before, and damaged: the token stands in all of them. */
    public function test_uninstalling_removes_the_guard_file_from_every_place_of_its_own(): void
    {
        self::assertNull(GuardUpkeep::overwrite());
        $usual = GuardPlace::path();
        $folder = $this->places((string) file_get_contents($usual));
        update_network_option(null, GuardPlace::OPTION, ['file' => "$folder/former.php", 'former' => glob("$folder/*")]);
        touch("$folder/former-lock.php");
        Lifecycle::uninstall();

        $left = array_map(basename(...), glob("$folder/*") ?: []);
        Shell::run(['rm', '-rf', $folder]);
        self::assertSame(['foreign.php', 'theirs.php'], $left);
        self::assertFileDoesNotExist($usual);
        self::assertFalse(get_network_option(null, GuardPlace::OPTION));
    }

    /** The guard would go on letting webhooks in to a WordPress that knows nothing of them. */
    public function test_deactivating_without_the_extension_removes_the_guard_file_too(): void
    {
        self::assertNull(GuardUpkeep::overwrite());
        $file = GuardPlace::path();
        self::assertFileExists($file);
        $folder = $this->places((string) file_get_contents($file));
        update_network_option(null, GuardPlace::OPTION, ['file' => '', 'former' => glob("$folder/*")]);
        $root = Shell::is_root() ? ['--allow-root'] : [];
        Shell::run([PHP_BINARY, Shell::environment('WP_CLI'), '--path=' . ABSPATH, ...$root, 'plugin', 'deactivate', 'webhooks-for-encharge']);
        wp_cache_flush();
        clearstatcache();

        $left = array_map(basename(...), glob("$folder/*") ?: []);
        Shell::run(['rm', '-rf', $folder]);
        self::assertSame(['foreign.php', 'theirs.php'], $left);
        self::assertFileDoesNotExist($file);
    }

    public function test_uninstalling_needs_no_extension(): void
    {
        (new ApiConnection())->remember('the-token');
        self::assertNull(GuardUpkeep::overwrite());
        $file = GuardPlace::path();
        $root = Shell::is_root() ? ['--allow-root'] : [];
        Shell::run([PHP_BINARY, Shell::environment('WP_CLI'), '--path=' . ABSPATH, ...$root, 'eval', 'define("WP_UNINSTALL_PLUGIN", "1"); require WP_PLUGIN_DIR . "/webhooks-for-encharge/uninstall.php";']);
        wp_cache_flush();

        self::assertFalse(get_option(ApiConnection::TOKEN_OPTION));
        self::assertFileDoesNotExist($file);
    }

    /** What is hooked to the end of that process must need no file of the plugin's, and bring nothing back. */
    #[TestWith([false])]
    #[TestWith([true])]
    public function test_one_command_deactivates_and_deletes_the_plugin(bool $erase): void
    {
        Settings::load()->set('erase_on_uninstall', $erase);
        (new AccessKeys(Settings::load()))->generate('');
        self::assertNull(GuardUpkeep::overwrite());

        self::assertSame([0, ''], self::delete_plugin());
        self::assertSame([], glob(WP_CONTENT_DIR . '/{,.}encharge-guard*', GLOB_BRACE));
        self::assertSame(!$erase, get_option(Settings::OPTION) !== false);
        self::assertFalse(get_network_option(null, GuardPlace::OPTION));
    }

    public function test_uninstalling_removes_everything_but_the_users_when_told(): void
    {
        global $wpdb;

        $user = self::linked_user();
        Settings::load()->set('erase_on_uninstall', true);
        (new ApiConnection())->remember('token');
        Lifecycle::uninstall();

        self::assertSame([], $wpdb->get_col("SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%encharge%'"));
        self::assertSame([], $wpdb->get_col($wpdb->prepare('SHOW TABLES LIKE %s', $wpdb->esc_like($wpdb->prefix . 'encharge') . '%')));
        self::assertSame([], get_user_meta($user, 'encharge_contact_id'));
        self::assertSame([], get_user_meta($user, 'encharge_tags'));
        self::assertNotFalse(get_userdata($user));
    }

    /** @return array{int, string} how a command ends that deactivates and deletes a copy of the plugin, and what it complains of */
    private static function delete_plugin(): array
    {
        $plugin = WP_PLUGIN_DIR . '/webhooks-for-encharge';
        $source = (string) readlink($plugin);
        $active = get_option('active_plugins');
        unlink($plugin);

        try {
            Shell::run(['cp', '-r', $source, $plugin]);
            $log = ['-d', 'display_errors=0', '-d', 'log_errors=1', '-d', 'error_log='];
            $root = Shell::is_root() ? ['--allow-root'] : [];
            $command = [PHP_BINARY, '-d', 'extension=' . Shell::environment('ENCHARGE_EXTENSION'), ...$log, Shell::environment('WP_CLI'), '--path=' . ABSPATH, ...$root, 'plugin', 'uninstall', 'webhooks-for-encharge', '--deactivate'];
            $complaints = tmpfile();
            $status = proc_close(proc_open($command, [1 => ['file', '/dev/null', 'w'], 2 => $complaints], $pipes));
            rewind($complaints);

            return [$status, (string) stream_get_contents($complaints)];
        } finally {
            Shell::run(['rm', '-rf', $plugin]);
            symlink($source, $plugin);
            wp_cache_flush();
            update_option('active_plugins', $active);
        }
    }

    /** @return string a folder with guard files of this installation, with another's, and with a file that is none */
    private function places(string $content): string
    {
        $folder = sys_get_temp_dir() . '/encharge-places-' . bin2hex(random_bytes(6));
        mkdir($folder, 0700);
        $theirs = str_replace([ltrim((string) wp_json_encode(ABSPATH, JSON_UNESCAPED_SLASHES), '"'), 'site.example.test'], ['/srv/another/"', 'another.example'], $content);
        $files = ['former' => $content, 'moved' => str_replace(ABSPATH, '/srv/releases/41/', $content), 'damaged' => substr($content, 0, -5), 'theirs' => $theirs, 'foreign' => '<?php // not ours'];
        foreach ($files as $name => $text) {
            file_put_contents("$folder/$name.php", $text);
        }

        return $folder;
    }

    private static function linked_user(): int
    {
        $user = (int) wp_insert_user(['user_login' => 'linked' . bin2hex(random_bytes(4)), 'user_pass' => 'x']);
        update_user_meta($user, 'encharge_contact_id', 'gone-1');
        update_user_meta($user, 'encharge_tags', ['a']);

        return $user;
    }
}
