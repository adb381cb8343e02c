<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Multisite;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Admin\NetworkPage;
use Encharge\Webhooks\WordPress\Compat\Sites;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Account;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\NetworkSettings;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Install\InstallPage;

/** Network Admin → Settings → Encharge. */
final class NetworkPageTest extends TestCase
{
    private const HOOK = 'settings_page_' . InstallPage::SLUG;

    protected function setUp(): void
    {
        parent::setUp();
        require_once ABSPATH . 'wp-admin/includes/admin.php';
        delete_site_option(NetworkSettings::OPTION);
        wp_set_current_user(1);
        set_current_screen(self::HOOK . '-network');
        $GLOBALS['admin_page_hooks'] = ['settings.php' => 'settings'];
        NetworkPage::register_hooks();
        add_filter('wp_redirect', static fn(string $url): never => throw new \RuntimeException($url));
        add_filter('wp_die_handler', static fn(): callable => static function (mixed $message, mixed $title, mixed $arguments): never {
            throw new \DomainException('', (int) (is_array($arguments) ? $arguments['response'] ?? 0 : $arguments));
        });
    }

    protected function tearDown(): void
    {
        $_GET = $_POST = $_REQUEST = [];
        unset($GLOBALS['current_screen'], $GLOBALS['submenu'], $GLOBALS['_wp_submenu_nopriv'], $GLOBALS['admin_page_hooks']);
        delete_site_option(NetworkSettings::OPTION);
        parent::tearDown();
    }

    public function test_each_site_is_told_with_its_connection_its_keys_and_what_came(): void
    {
        (new Account(new ApiConnection()))->check();
        (new AccessKeys(Settings::load()))->generate('Flow');
        self::log_at('2026-11-01 10:00:00', new LogEntry('failed', action: 'add', code: 'person_not_found'));
        self::log_at(gmdate('Y-m-d H:i:s', time() - 3600), new LogEntry('failed', action: 'add', code: 'person_not_found'));
        self::log_at(gmdate('Y-m-d H:i:s', time() - 1800), new LogEntry('created', action: 'add'));
        $row = self::row('site.example.test');

        self::assertStringContainsString('Connected', $row);
        self::assertStringContainsString('Example Ltd', $row);
        self::assertMatchesRegularExpression('~>1</td><td[^>]+><time datetime="' . preg_quote(gmdate('Y-m-d\TH:', time() - 1800), '~') . '[^>]+>[^<]+</time></td><td[^>]+>1</td></tr>$~', $row);
        self::assertStringContainsString('/wp-admin/options-general.php?page=encharge-webhooks"', $row);
        self::assertStringNotContainsString(\FakeEncharge::TOKEN, $row);
    }

    public function test_another_site_is_told_by_its_own(): void
    {
        (new AccessKeys(Settings::load()))->generate('Flow');
        $site = self::make_site('<b>Other</b>');
        $row = self::row('Other');
        Sites::on($site, static fn () => update_option('encharge_webhooks_api_key', \FakeEncharge::TOKEN));
        $connected = self::row('Other');
        wp_delete_site($site);

        self::assertStringContainsString('Not connected', $row);
        self::assertMatchesRegularExpression('~>0</td><td[^>]+>none</td><td[^>]+>0</td></tr>$~', $row);
        self::assertStringNotContainsString('<b>', $row);
        self::assertStringContainsString('Not tried yet', $connected);
        self::assertSame(1, get_current_blog_id());
    }

    public function test_a_site_without_the_plugin_is_told_so(): void
    {
        $network = get_site_option('active_sitewide_plugins');
        update_site_option('active_sitewide_plugins', []);
        $row = self::row(get_bloginfo('name'));
        update_site_option('active_sitewide_plugins', $network);

        self::assertStringContainsString('The plugin is not active here.', $row);
        self::assertStringNotContainsString('<a ', $row);
    }

    public function test_what_sites_may_do_is_saved(): void
    {
        self::assertSame([], self::ticked());
        self::assertStringContainsString('settings.php?page=encharge-webhooks&saved=1', self::send(['add_users' => '1']));
        self::assertSame(['add_users'], self::ticked());
        self::assertTrue(NetworkSettings::load()->get('add_users'));
        $_GET = ['saved' => '1'];
        self::assertStringContainsString('The network’s settings are saved', self::answer());

        self::send(['manage_users' => '1']);
        self::assertSame(['manage_users'], self::ticked());
    }

    public function test_what_the_database_did_not_store_is_told(): void
    {
        add_filter('pre_update_site_option_' . NetworkSettings::OPTION, static fn(mixed $new, mixed $old): mixed => $old, 10, 2);
        add_filter('pre_site_option_' . NetworkSettings::OPTION, static fn(): array => []);

        self::assertStringContainsString('The database did not store the setting', self::send(['add_users' => '1']));
    }

    public function test_only_the_networks_administrators_see_it_and_only_its_form_saves(): void
    {
        $refusals = [self::refusal(static fn() => self::send(['add_users' => '1'], 'wrong'))];
        $user = (int) wpmu_create_user('ann' . bin2hex(random_bytes(4)), 'x', 'ann@example.com');
        add_user_to_blog(1, $user, 'administrator');
        wp_set_current_user($user);
        $refusals[] = self::refusal(self::answer(...));
        $refusals[] = self::refusal(static fn() => self::send(['add_users' => '1']));
        wpmu_delete_user($user);

        self::assertSame([403, 403, 403], $refusals);
        self::assertFalse(NetworkSettings::load()->get('add_users'));
    }

    public function test_many_sites_come_a_page_at_a_time(): void
    {
        $sites = array_map(static fn(int $number): int => self::make_site("Site $number."), range(1, 20));
        $first = self::answer();
        $_GET = ['paged' => '2'];
        $second = self::answer();
        $_GET = ['paged' => '900'];
        $last = self::answer();
        array_map(wp_delete_site(...), $sites);

        self::assertStringContainsString('Page 1 of 2', $first);
        self::assertStringContainsString('paged=2', $first);
        self::assertStringNotContainsString('Site 20.', $first);
        self::assertStringContainsString('Site 20.', $second);
        self::assertStringContainsString('Page 2 of 2', $last);
    }

    private static function make_site(string $title): int
    {
        $site = wpmu_create_blog('site.example.test', '/' . bin2hex(random_bytes(4)) . '/', $title, 1);
        self::assertIsInt($site);

        return $site;
    }

    private static function row(string $site): string
    {
        $_GET = [];
        preg_match_all('~<tr>(?:(?!</tr>).)*</tr>~s', strstr(self::answer(), 'encharge-sites') ?: '', $rows);

        return array_values(preg_grep('~' . preg_quote($site, '~') . '~', $rows[0]) ?: [''])[0];
    }

    /** @return list<string> settings that are ticked */
    private static function ticked(): array
    {
        $_GET = [];
        preg_match_all('~name="(\w+)" value="1"[^>]*checked~', self::answer(), $matches);

        return $matches[1];
    }

    /**
     * @param array<string, string> $fields
     * @return string the page; the URL that the browser is sent to, if it is
     */
    private static function send(array $fields, ?string $nonce = null): string
    {
        $_POST = $_REQUEST = ['encharge_network' => '1', '_wpnonce' => $nonce ?? wp_create_nonce('encharge_webhooks_network')] + $fields;

        try {
            return self::answer();
        } catch (\RuntimeException $redirect) {
            return $redirect->getMessage();
        } finally {
            $_POST = $_REQUEST = [];
        }
    }

    private static function refusal(callable $request): int
    {
        try {
            $request();
        } catch (\DomainException $end) {
            return $end->getCode();
        }
        self::fail('It was allowed.');
    }

    private static function answer(): string
    {
        // One process answers several requests.
        array_map(remove_all_actions(...), ['load-' . self::HOOK, self::HOOK]);
        unset($GLOBALS['_wp_submenu_nopriv'], $GLOBALS['submenu']);
        ob_start();
        try {
            do_action('network_admin_menu');
            if (isset($GLOBALS['_wp_submenu_nopriv']['settings.php'][InstallPage::SLUG])) {
                // As WordPress does where the menu says that the user has no such page.
                wp_die('', '', 403);
            }
            do_action('load-' . self::HOOK);
            do_action(self::HOOK);
        } finally {
            $page = (string) ob_get_clean();
        }

        return $page;
    }
}
