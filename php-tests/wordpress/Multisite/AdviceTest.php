<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Multisite;

use Encharge\Webhooks\Tests\WordPress\Cli\CommandTestCase;
use Encharge\Webhooks\WordPress\Admin\Notices;
use Encharge\Webhooks\WordPress\Admin\Page;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Health\Diagnosis;
use Encharge\Webhooks\WordPress\Health\RemedyKind;

/** A command that is advised names the site, which is not the network's main one. */
final class AdviceTest extends CommandTestCase
{
    private const URL = ' --url=http://site.example.test/advice';

    private int $site;

    protected function setUp(): void
    {
        parent::setUp();
        update_site_option('add_new_users', 0);
        $this->site = (int) wp_insert_site(['domain' => 'site.example.test', 'path' => '/advice/', 'network_id' => 1, 'user_id' => 1]);
        switch_to_blog($this->site);
        wp_set_current_user(1);
        // The web server's PHP has nothing to say: a site that does not answer would not be asked again in this process.
        add_filter('pre_http_request', static fn(): array => ['response' => ['code' => 200, 'message' => ''], 'body' => '{"data":{"answered_by":"wordpress","guard_problem":null}}', 'headers' => []]);
    }

    protected function tearDown(): void
    {
        remove_role('clerk');
        restore_current_blog();
        wp_delete_site($this->site);
        parent::tearDown();
    }

    public function test_doctor_names_the_site(): void
    {
        update_option(SiteIdentity::OPTION, 'original.example');
        update_option(Settings::OPTION, ['default_role' => 'editor', 'return_password' => 'link']);
        add_role('clerk', 'Clerk', ['read' => true, 'edit_shop_orders' => true]);
        add_user_to_blog($this->site, (int) wpmu_create_user('clerk' . bin2hex(random_bytes(4)), 'x', bin2hex(random_bytes(4)) . '@example.com'), 'clerk');

        $this->assertAdvised('connect', self::doctor());
        update_option(ApiConnection::TOKEN_OPTION, "two\nlines");
        $this->assertAdvised('connect', self::doctor('encharge'));
        (new ApiConnection())->remember('refused');
        $this->assertAdvised('connect', self::doctor('encharge'));
        (new ApiConnection())->remember(\FakeEncharge::TOKEN);
        foreach (['connect', 'key generate', 'config set return_password_field <field>', 'config set default_role subscriber', 'config set add_users on --network', 'config set allowed_roles subscriber,clerk'] as $command) {
            $this->assertAdvised($command, self::doctor());
        }
        update_option(Settings::OPTION, ['default_role' => 'editor', 'allowed_roles' => []]);
        $this->assertAdvised('config set allowed_roles automatic', self::doctor('default role'));
    }

    public function test_what_a_network_administrator_has_to_allow_leads_to_the_networks_page(): void
    {
        $check = (new Diagnosis(Settings::load(), new ApiConnection()))->check('network')[0];

        self::assertSame([RemedyKind::Command, network_admin_url('settings.php?page=encharge-webhooks')], [$check->remedy?->kind, $check->in_admin()->remedy?->value]);
    }

    public function test_the_admin_area_leads_to_the_sites_own_page(): void
    {
        require_once ABSPATH . 'wp-admin/includes/admin.php';
        set_current_screen('dashboard');
        Page::register_hooks();
        do_action('admin_menu');
        delete_option(ApiConnection::TOKEN_OPTION);
        ob_start();
        Notices::show();
        $both = (string) ob_get_clean();
        (new AccessKeys(Settings::load()))->generate('');
        ob_start();
        Notices::show();
        $account = (string) ob_get_clean();
        unset($GLOBALS['current_screen']);

        foreach ([$both, $account] as $notice) {
            self::assertStringContainsString('href="http://site.example.test/advice/wp-admin/options-general.php?page=encharge-webhooks&amp;tab=set-up"', $notice);
            self::assertStringNotContainsString('wp encharge', $notice);
        }
    }

    public function test_commands_name_the_site(): void
    {
        update_option('wpf_options', ['crm' => 'encharge']);
        foreach (
            [
                'config set trust_payload off' => ['config', 'set', 'trust_payload', 'on'],
                'key list' => ['key', 'revoke', 'none'],
                'map list' => ['map', 'delete', 'none', 'none'],
                'connect' => ['tag', 'list'],
                'doctor' => ['config', 'set', 'return_password_field', 'any'],
                'connect ' => ['connect'],
                'doctor ' => ['migrate', 'wp-fusion', '--dry-run'],
                'config set address_changes write' => ['migrate', 'wp-fusion', '--dry-run', '--format=csv'],
            ] as $command => $arguments
        ) {
            $result = self::run_wp('', $arguments);
            $this->assertAdvised(trim($command), $result['errors'] . $result['output']);
        }
        $this->assertAdvised('key generate', self::run_wp('deadbeef', ['key', 'add'])['errors']);

        (new ApiConnection())->remember(\FakeEncharge::TOKEN);
        self::encharge()->people([['id' => 'c1', 'email' => 'ann@example.com']]);
        $this->assertAdvised('field list', self::wp_fails('map', 'set', 'noSuchField', 'phone'));
        $this->assertAdvised('config set add_users on --network', self::wp('explain', 'c1'));
    }

    /** That the command is advised, and none for whichever site. */
    private function assertAdvised(string $command, string $text): void
    {
        self::assertStringContainsString("wp encharge $command" . self::URL, $text);
        self::assertSame(substr_count($text, 'wp encharge '), substr_count($text, self::URL), $text);
    }

    private static function doctor(string $check = ''): string
    {
        $checks = self::diagnosis();

        return implode("\n", array_column($check === '' ? $checks : array_filter($checks, static fn(array $one): bool => $one['check'] === $check), 'message'));
    }
}
