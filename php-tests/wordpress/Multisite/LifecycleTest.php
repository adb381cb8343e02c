<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Multisite;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Compat\Sites;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Guard\GuardFile;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardUpkeep;
use Encharge\Webhooks\WordPress\Inbox\InboxPlace;
use Encharge\Webhooks\WordPress\Lifecycle;
use Encharge\Webhooks\WordPress\Privacy\ErasedAddresses;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\Sync\Tags;

/** Tables but the locks, settings and keys are a site's own, as long as the site is there. */
final class LifecycleTest extends TestCase
{
    private int $site;

    protected function setUp(): void
    {
        parent::setUp();
        $this->site = (int) wp_insert_site(['domain' => 'site.example.test', 'path' => '/s' . bin2hex(random_bytes(4)) . '/', 'user_id' => 1]);
    }

    protected function tearDown(): void
    {
        restore_current_blog();
        if (get_site($this->site)) {
            wp_delete_site($this->site);
        }
        parent::tearDown();
    }

    public function test_a_new_site_of_a_network_that_has_the_plugin_is_ready(): void
    {
        switch_to_blog($this->site);

        self::assertTrue(Schema::is_complete());
        self::assertSame(SiteIdentity::current(), SiteIdentity::confirmed());
        self::assertStringEndsWith('_encharge_contact_id', ContactTable::meta_key());
        self::assertNotSame('encharge_contact_id', ContactTable::meta_key());
    }

    public function test_network_activation_reaches_every_site(): void
    {
        switch_to_blog($this->site);
        Schema::drop();
        restore_current_blog();

        Lifecycle::activate(true);

        switch_to_blog($this->site);
        self::assertTrue(Schema::is_complete());
    }

    public function test_all_sites_lock_by_the_same_rows_since_they_share_the_users(): void
    {
        $locks = Schema::locks_table();

        switch_to_blog($this->site);
        self::assertSame($locks, Schema::locks_table());
    }

    public function test_uninstalling_every_site_erases_the_locks_too(): void
    {
        global $wpdb;

        foreach (get_sites(['fields' => 'ids', 'number' => 0]) as $site) {
            switch_to_blog($site);
            Settings::load()->set('erase_on_uninstall', true);
            restore_current_blog();
        }

        Lifecycle::uninstall();

        self::assertSame([], preg_grep('/encharge_/', $wpdb->get_col('SHOW TABLES')));
    }

    public function test_uninstalling_takes_the_secrets_of_every_site_of_every_network(): void
    {
        global $wpdb;

        $wpdb->insert($wpdb->site, ['domain' => 'second.example.test', 'path' => '/']);
        $network = (int) $wpdb->insert_id;
        $wpdb->insert($wpdb->sitemeta, ['site_id' => $network, 'meta_key' => 'ms_files_rewriting', 'meta_value' => '0']);
        $other = (int) wp_insert_site(['domain' => 'second.example.test', 'path' => '/', 'network_id' => $network, 'user_id' => 1]);
        update_network_option($network, GuardPlace::OPTION, ['file' => '/srv/guard.php']);
        $sites = [1, $this->site, $other];
        foreach ($sites as $site) {
            switch_to_blog($site);
            (new ApiConnection())->remember("token-$site");
            (new AccessKeys(Settings::load()))->generate('');
            restore_current_blog();
        }
        Lifecycle::uninstall();
        $left = array_map(static fn(int $site): array => [get_blog_option($site, ApiConnection::TOKEN_OPTION), get_blog_option($site, Settings::OPTION)['access_keys'] ?? null], $sites);
        $place = get_network_option($network, GuardPlace::OPTION);
        wp_delete_site($other);
        $wpdb->delete($wpdb->site, ['id' => $network]);
        clean_network_cache($network);

        self::assertSame(array_fill(0, 3, [false, null]), $left);
        self::assertFalse($place);
    }

    public function test_keys_are_a_sites_own(): void
    {
        (new AccessKeys(Settings::load()))->generate('main');

        switch_to_blog($this->site);
        self::assertSame([], (new AccessKeys(Settings::load()))->all());
    }

    public function test_who_was_erased_on_one_site_may_come_to_another(): void
    {
        ErasedAddresses::add('ann@example.com');

        switch_to_blog($this->site);
        self::assertFalse(ErasedAddresses::has('ann@example.com'));
        ErasedAddresses::add('bea@example.com');
        self::assertTrue(ErasedAddresses::has('bea@example.com'));
        restore_current_blog();
        self::assertSame([true, false], [ErasedAddresses::has('ann@example.com'), ErasedAddresses::has('bea@example.com')]);
    }

    public function test_a_deleted_sites_tables_go_with_it_and_no_others(): void
    {
        global $wpdb;

        $prefix = $wpdb->get_blog_prefix($this->site);
        wp_delete_site($this->site);

        self::assertSame([], $wpdb->get_col($wpdb->prepare('SHOW TABLES LIKE %s', $wpdb->esc_like($prefix . 'encharge') . '%')));
        self::assertTrue(Schema::is_complete());
    }

    public function test_each_site_has_an_inbox_of_its_own_which_goes_with_it(): void
    {
        update_network_option(null, GuardPlace::OPTION, ['file' => '', 'user' => posix_geteuid()]);
        self::assertNull(GuardUpkeep::write(null));
        $main = InboxPlace::folder();
        $site = Sites::on($this->site, InboxPlace::folder(...));
        self::assertStringStartsWith(dirname($main) . "/$this->site-", $site);
        self::assertDirectoryExists("$site/new");
        self::assertSame($site, array_column(GuardFile::here()->document()['sites'] ?? [], 'inbox', 'id')[$this->site]['folder']);
        self::assertSame([], InboxPlace::strangers());

        touch("$site/new/entry.php");
        wp_delete_site($this->site);
        self::assertDirectoryDoesNotExist($site);
        self::assertDirectoryExists("$main/new");
    }

    public function test_uninstalling_erases_the_sites_that_said_so(): void
    {
        switch_to_blog($this->site);
        Settings::load()->set('erase_on_uninstall', true);
        $tables = Schema::tables();
        update_user_meta(1, ContactTable::meta_key(), 'gone');
        update_user_meta(1, Tags::meta_key(), ['gone']);
        $keys = [ContactTable::meta_key(), Tags::meta_key()];
        restore_current_blog();
        update_user_meta(1, ContactTable::meta_key(), 'kept');

        Lifecycle::uninstall();

        self::assertSame('kept', get_user_meta(1, ContactTable::meta_key(), true));
        self::assertTrue(Schema::is_complete());
        self::assertSame(['', ''], array_map(static fn (string $key): mixed => get_user_meta(1, $key, true), $keys));
        self::assertFalse(get_blog_option($this->site, Settings::OPTION));
        self::assertSame([], array_intersect($tables, $GLOBALS['wpdb']->get_col('SHOW TABLES')));
    }
}
