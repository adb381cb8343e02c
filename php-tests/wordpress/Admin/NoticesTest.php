<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Admin;

use Encharge\Webhooks\AccessKey;
use Encharge\Webhooks\InboxState;
use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\WordPress\Admin\Notices;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Account;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\Webhook;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Inbox\InboxPlace;
use Encharge\Webhooks\WordPress\Install\InstallPage;

/** What stands on WordPress's own pages, and what on the settings page alone. */
final class NoticesTest extends SettingsPageTestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        do_action('admin_menu');
        unset($GLOBALS['plugin_page']);
    }

    public function test_the_administrator_is_led_to_the_first_url_until_there_is_one(): void
    {
        self::assertStringContainsString('has no webhook URL yet, so every webhook is refused', self::notices());
        // An older WordPress writes the ampersand by its number.
        self::assertStringContainsString('page=' . InstallPage::SLUG . '&tab=set-up"', str_replace(['&amp;', '&#038;'], '&', self::notices()));

        (new AccessKeys(Settings::load()))->generate('');
        self::assertSame('', self::notices());
    }

    public function test_the_administrator_is_told_that_the_account_is_missing_also_after_the_first_access_key(): void
    {
        delete_option(ApiConnection::TOKEN_OPTION);
        self::assertStringContainsString('not set up yet', self::notices());

        (new AccessKeys(Settings::load()))->generate('');
        self::assertStringContainsString('not connected to an account at Encharge', self::notices());
        self::assertStringContainsString('tab=set-up', self::notices());

        (new ApiConnection())->remember(\FakeEncharge::TOKEN);
        self::assertSame('', self::notices());
    }

    public function test_a_key_that_has_expired_opens_nothing(): void
    {
        (new AccessKeys(Settings::load()))->add('deadbeef', time() - 1);

        self::assertStringContainsString('has no webhook URL yet', self::notices());
    }

    public function test_the_settings_page_says_on_each_tab_once_what_is_missing(): void
    {
        delete_option(ApiConnection::TOKEN_OPTION);

        self::assertSame('', self::notices(Tab::SetUp));
        foreach ([Tab::FieldMap, Tab::Users, Tab::Activity, Tab::Tools] as $tab) {
            self::assertStringContainsString('not set up yet', self::notices($tab));
        }
    }

    public function test_nobody_else_sees_a_notice(): void
    {
        wp_set_current_user(0);
        delete_option(ApiConnection::TOKEN_OPTION);
        update_option(SiteIdentity::OPTION, 'original.example');
        self::assertSame('', self::notices());

        wp_set_current_user((int) wp_insert_user(['user_login' => 'editor', 'user_pass' => 'x', 'role' => 'editor']));
        self::assertSame('', self::notices());
    }

    public function test_what_is_in_the_guard_files_way_is_told_with_what_helps(): void
    {
        (new AccessKeys(Settings::load()))->generate('');
        $file = WP_CONTENT_DIR . '/encharge-guard.php';
        file_put_contents($file, 'another file');
        $notice = self::notices(Tab::Activity);
        $elsewhere = self::notices();
        unlink($file);

        self::assertSame('', $elsewhere);
        self::assertStringContainsString("There is another file in the place of the guard file, $file", $notice);
        self::assertStringContainsString('encharge guard remove', $notice);
        self::assertSame('', self::notices(Tab::Activity));
    }

    public function test_a_former_guard_file_that_cannot_be_removed_is_told(): void
    {
        (new AccessKeys(Settings::load()))->generate('');
        $folder = '/var/tmp/encharge-notices-' . bin2hex(random_bytes(6));
        mkdir($folder);
        $files = ["$folder/removable.php", "$folder/left.php"];
        foreach ($files as $file) {
            copy(GuardPlace::path(), $file);
        }
        update_network_option(null, GuardPlace::OPTION, ['file' => '', 'user' => posix_geteuid(), 'former' => [$files[0]]]);
        self::assertSame('', self::notices(Tab::SetUp));
        self::assertFileDoesNotExist($files[0]);

        update_network_option(null, GuardPlace::OPTION, ['file' => '', 'user' => posix_geteuid(), 'former' => [$files[1]]]);
        // Root removes with the rights of the owner, who may write nothing in that folder.
        Shell::is_root() && chown($files[1], 65534);
        chmod($folder, 0555);
        $notice = self::notices(Tab::SetUp);
        $elsewhere = self::notices();
        chmod($folder, 0755);
        Shell::run(['rm', '-r', $folder]);

        self::assertSame('', $elsewhere);
        self::assertStringContainsString("could not be removed, and the API token stands in it. Run: sudo rm $files[1]", $notice);
    }

    public function test_whoever_could_deactivate_the_plugin_is_told_what_would_wait(): void
    {
        (new AccessKeys(Settings::load()))->generate('');
        $server = ['REQUEST_METHOD' => 'POST', 'CONTENT_TYPE' => 'application/json', 'CONTENT_LENGTH' => '10'];
        $webhook = Webhook::accept($server, ['wpf_action' => 'add', 'access_key' => 'the key'], '{"id":"a"}', [AccessKey::digest('the key')]);
        $receipts = InboxPlace::open()?->accept($webhook) ?? [];
        $elsewhere = self::notices();
        $page = $GLOBALS['pagenow'] ?? null;
        $GLOBALS['pagenow'] = 'plugins.php';
        $notice = self::notices();
        $GLOBALS['pagenow'] = $page;
        InboxPlace::open()?->discard(InboxState::Fresh, $receipts[0]);

        self::assertSame('', $elsewhere);
        self::assertStringContainsString('accepted 1 webhook that is not finished. If you deactivate the plugin, it waits', $notice);
    }

    public function test_a_site_can_let_others_see_notices(): void
    {
        add_filter('encharge_webhooks_capability', static fn(string $capability, string $task): string => $task === Access::SEE ? 'edit_posts' : $capability, 10, 2);
        self::sign_in_as('editor');
        do_action('admin_menu');

        self::assertStringContainsString('no webhook URL yet', self::notices());
        self::assertStringNotContainsString('<button', self::notices());

        add_filter('encharge_webhooks_capability', static fn(): string => '', 11);
        self::assertSame('', self::notices());
    }

    public function test_the_settings_page_is_asked_once_which_tab_it_is(): void
    {
        (new Account(new ApiConnection()))->check();
        (new AccessKeys(Settings::load()))->generate('');
        self::open(null);
        $GLOBALS['plugin_page'] = InstallPage::SLUG;
        $asked = [];
        add_filter('query', static function (string $query) use (&$asked): string {
            $asked[] = $query;

            return $query;
        });

        self::assertSame('', self::shown());
        self::assertSame([], preg_grep('/encharge_webhooks_log/', $asked));
    }

    /** @param Tab|null $tab of the settings page; null: another page */
    private static function notices(?Tab $tab = null): string
    {
        if ($tab !== null) {
            self::open($tab);
        }
        $GLOBALS['plugin_page'] = $tab === null ? null : InstallPage::SLUG;
        $_GET = $tab === null ? [] : ['tab' => $tab->value];

        return self::shown();
    }

    private static function shown(): string
    {
        ob_start();
        Notices::show();

        return (string) ob_get_clean();
    }
}
