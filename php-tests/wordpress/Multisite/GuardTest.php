<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Multisite;

use Encharge\Webhooks\Guard;
use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\Tests\WordPress\Guard\GuardTestCase;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardChanges;
use Encharge\Webhooks\WordPress\Guard\GuardFile;
use Encharge\Webhooks\WordPress\Guard\GuardLock;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardRevision;
use Encharge\Webhooks\WordPress\Guard\GuardUpkeep;
use Encharge\Webhooks\WordPress\Guard\WebUpkeep;

/** One file serves all sites of a network that have the plugin. */
final class GuardTest extends GuardTestCase
{
    private const PLUGIN = 'webhooks-for-encharge/webhooks-for-encharge.php';

    /** @var list<int> */
    private array $sites = [];

    protected function setUp(): void
    {
        parent::setUp();
        require_once ABSPATH . 'wp-admin/includes/plugin.php';
    }

    protected function tearDown(): void
    {
        foreach (array_filter($this->sites, static fn(int $site): bool => get_site($site) !== null) as $site) {
            wp_delete_site($site);
        }
        if (!is_plugin_active_for_network(self::PLUGIN)) {
            activate_plugin(self::PLUGIN, '', true);
        }
        parent::tearDown();
    }

    public function test_sites_come_with_their_address_and_go(): void
    {
        $site = $this->site('/Shop/');

        self::assertTrue(self::document()['multisite']);
        self::assertSame(['id' => $site, 'host' => 'site.example.test', 'path' => '/Shop/'], array_intersect_key(self::entry($site), array_flip(['id', 'host', 'path'])));
        self::assertSame(2, Guard::inspect(self::path())['sites']);

        wp_update_site($site, ['domain' => 'SHOP.example.test', 'path' => '/']);
        self::assertSame(['shop.example.test', '/'], [self::entry($site)['host'], self::entry($site)['path']]);

        wp_delete_site($site);
        self::assertSame([1], array_column(self::document()['sites'], 'id'));
    }

    public function test_a_closed_site_is_left_to_wordpress(): void
    {
        $site = $this->site('/closed/');

        foreach (['archived', 'spam', 'deleted'] as $flag) {
            wp_update_site($site, [$flag => 1]);
            self::assertSame([], self::entry($site), $flag);
            wp_update_site($site, [$flag => 0]);
            self::assertSame('/closed/', self::entry($site)['path'], $flag);
        }
    }

    public function test_a_key_is_that_of_its_site_alone(): void
    {
        $site = $this->site('/one/');
        switch_to_blog($site);
        $made = (new AccessKeys(Settings::load()))->generate('');
        restore_current_blog();

        self::assertSame([hash('sha256', $made['key'])], array_column(self::entry($site)['keys'], 'digest'));
        self::assertSame([], self::entry()['keys']);
    }

    public function test_settings_of_several_sites_that_are_changed_without_a_transaction_are_all_written(): void
    {
        $sites = [get_current_blog_id(), $this->site('/first/'), $this->site('/second/')];
        foreach ($sites as $site) {
            switch_to_blog($site);
            update_option(Settings::OPTION, ['trust_payload' => true]);
            restore_current_blog();
        }
        self::assertSame([false, false, false], array_map(fn(int $site): bool => self::entry($site)['trust_payload'], $sites));

        switch_to_blog($sites[2]);
        (new AccessKeys(Settings::load()))->generate('');
        restore_current_blog();
        self::assertSame([false, false, true], array_map(fn(int $site): bool => self::entry($site)['trust_payload'], $sites));

        GuardChanges::write_the_rest();
        self::assertSame([true, true, true], array_map(fn(int $site): bool => self::entry($site)['trust_payload'], $sites));
    }

    public function test_only_the_site_that_changed_is_read_anew(): void
    {
        $site = $this->site('/other/');
        $document = self::document();
        $document['sites'][1]['trust_payload'] = true;
        GuardFile::here()->write($document);

        Settings::load()->set('log_days', 7);
        self::assertTrue(self::entry($site)['trust_payload']);

        self::assertNull(GuardUpkeep::write(null));
        self::assertFalse(self::entry($site)['trust_payload']);
    }

    public function test_another_site_does_not_bring_a_file_back_that_is_behind(): void
    {
        $site = $this->site('/another/');
        [$lock, $made] = $this->with_a_key_that_the_file_lacks();

        switch_to_blog($site);
        GuardUpkeep::keep();
        restore_current_blog();
        self::assertSame(1, GuardFile::here()->modified());

        fclose($lock);
        switch_to_blog($site);
        GuardUpkeep::keep();
        restore_current_blog();
        self::assertSame([hash('sha256', $made)], array_column(self::entry()['keys'], 'digest'));
        self::assertEqualsWithDelta(time(), GuardFile::here()->modified(), 2);
    }

    public function test_nor_does_a_change_of_another_site(): void
    {
        $site = $this->site('/another/');
        [$lock, $made] = $this->with_a_key_that_the_file_lacks();
        fclose($lock);

        switch_to_blog($site);
        Settings::load()->set('trust_payload', true);
        restore_current_blog();

        self::assertSame([hash('sha256', $made)], array_column(self::entry()['keys'], 'digest'));
        self::assertTrue(self::entry($site)['trust_payload']);
    }

    public function test_the_file_goes_with_the_last_site_that_has_the_plugin(): void
    {
        $site = $this->site('/last/');
        deactivate_plugins(self::PLUGIN, false, true);
        self::assertFileDoesNotExist(self::path());

        self::assertNull(activate_plugin(self::PLUGIN));
        switch_to_blog($site);
        self::assertNull(activate_plugin(self::PLUGIN));
        self::assertSame([1, $site], array_column(self::document()['sites'], 'id'));

        deactivate_plugins(self::PLUGIN);
        restore_current_blog();
        self::assertSame([1], array_column(self::document()['sites'], 'id'));

        deactivate_plugins(self::PLUGIN);
        self::assertFileDoesNotExist(self::path());
    }

    public function test_another_users_deactivation_is_left_to_a_site_that_still_has_the_plugin(): void
    {
        $site = $this->site('/left/');
        deactivate_plugins(self::PLUGIN, true, true);
        foreach ([1, $site] as $id) {
            switch_to_blog($id);
            self::assertNull(activate_plugin(self::PLUGIN));
            restore_current_blog();
        }
        $known = get_network_option(null, GuardPlace::OPTION);
        self::place('', 65534);
        $asked = [];
        add_filter('pre_http_request', static function (mixed $response, array $request, string $url) use (&$asked): array {
            $asked[] = [$url, $request['body']['encharge_webhooks_guard_site']];

            return ['response' => ['code' => 200, 'message' => 'OK'], 'headers' => [], 'body' => '{"success":true,"data":{"guard_problem":null}}'];
        }, 10, 3);
        // Loads the classes, which may lie in a folder that is closed to others.
        WebUpkeep::ask(null);
        self::as_another_user(static fn () => deactivate_plugins(self::PLUGIN));
        update_network_option(null, GuardPlace::OPTION, $known);

        self::assertSame([get_home_url($site, '/'), '1'], end($asked));
        self::assertCount(2, $asked);
        self::assertFileExists(self::path());
        switch_to_blog($site);
        deactivate_plugins(self::PLUGIN);
        restore_current_blog();
    }

    /** By the revision another server sees that its file is behind. */
    public function test_whatever_the_network_changes_of_a_site_is_a_new_revision(): void
    {
        $site = $this->site('/revised/');
        $changes = [
            'path' => static fn () => wp_update_site($site, ['path' => '/moved/']),
            'domain' => static fn () => wp_update_site($site, ['domain' => 'moved.example.test']),
            'archived' => static fn () => wp_update_site($site, ['archived' => 1]),
            'no longer' => static fn () => wp_update_site($site, ['archived' => 0]),
        ];
        foreach ($changes as $name => $change) {
            $before = [self::revision(1), self::revision($site)];
            $change();

            self::assertSame($before[0], self::revision(1), $name);
            self::assertNotSame($before[1], self::revision($site), $name);
        }
        self::assertSame(self::revision($site), self::entry($site)['revision']);
        wp_update_site($site, ['last_updated' => '2026-01-01 00:00:00']);
        self::assertSame(self::revision($site), self::entry($site)['revision']);
    }

    public function test_a_plugin_of_the_whole_network_is_a_new_revision_of_each_site(): void
    {
        $site = $this->site('/each/');
        $before = [self::revision(1), self::revision($site)];
        $plugins = (array) get_site_option('active_sitewide_plugins');
        update_site_option('active_sitewide_plugins', $plugins + ['wp-fusion/wp-fusion.php' => time()]);
        $after = [self::revision(1), self::revision($site)];
        $entries = [self::entry(), self::entry($site)];
        update_site_option('active_sitewide_plugins', $plugins);

        self::assertSame([], array_intersect($before, $after));
        self::assertSame($after, array_column($entries, 'revision'));
        self::assertSame([true, true], array_column($entries, 'wp_fusion'));
    }

    public function test_a_site_without_the_plugin_gets_no_revision(): void
    {
        deactivate_plugins(self::PLUGIN, true, true);
        $site = $this->site('/without/');
        wp_update_site($site, ['path' => '/still-without/']);
        activate_plugin(self::PLUGIN);
        $plugins = (array) get_site_option('active_sitewide_plugins');
        update_site_option('active_sitewide_plugins', $plugins + ['another/another.php' => time()]);
        update_site_option('active_sitewide_plugins', $plugins);
        $revision = self::revision($site);
        deactivate_plugins(self::PLUGIN);

        self::assertSame('', $revision);
    }

    public function test_writers_of_several_sites_at_once_lose_nothing(): void
    {
        $sites = array_map(fn(int $number): int => $this->site("/at-once-$number/"), range(1, 4));
        $files = [];
        $processes = array_map(static function (int $site) use (&$files): mixed {
            $command = [PHP_BINARY, '-d', 'extension=' . Shell::environment('ENCHARGE_EXTENSION'), Shell::environment('WP_CLI')];
            $root = Shell::is_root() ? ['--allow-root'] : [];
            $files[] = $output = tmpfile();
            $pipes = [];

            return proc_open([...$command, ...$root, '--path=' . ABSPATH, '--url=' . get_home_url($site), 'encharge', 'key', 'generate'], [1 => $output, 2 => $output], $pipes);
        }, $sites);
        $statuses = array_map(proc_close(...), $processes);

        self::assertSame([0, 0, 0, 0], $statuses);
        self::assertSame([1, 1, 1, 1], array_map(static fn(int $site): int => count(self::entry($site)['keys']), $sites));
    }

    /** @return array{resource, string} the lock that kept the file from being written, and the key */
    private function with_a_key_that_the_file_lacks(): array
    {
        $lock = fopen((new GuardLock(self::path()))->path, 'r+');
        flock($lock, LOCK_EX);
        $made = (new AccessKeys(Settings::load()))->generate('');
        self::assertSame([], self::entry()['keys']);
        self::assertSame(1, GuardFile::here()->modified());

        return [$lock, $made['key']];
    }

    private static function revision(int $site): string
    {
        switch_to_blog($site);
        $revision = GuardRevision::of_database();
        restore_current_blog();

        return $revision;
    }

    /** Runs it as somebody who neither runs the web server's PHP nor is root. */
    private static function as_another_user(callable $work): void
    {
        Shell::is_root() && posix_seteuid(4711);

        try {
            $work();
        } finally {
            posix_getuid() === 0 && posix_seteuid(0);
        }
    }

    private function site(string $path): int
    {
        return $this->sites[] = (int) wp_insert_site(['domain' => 'site.example.test', 'path' => $path, 'user_id' => 1]);
    }
}
