<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Multisite;

use Encharge\Webhooks\Tests\WordPress\Cli\CommandTestCase;
use Encharge\Webhooks\WordPress\Config\NetworkSettings;
use Encharge\Webhooks\WordPress\Config\Settings;

/** config --network, explain, doctor: what a network allows its sites. */
final class NetworkCommandsTest extends CommandTestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        update_site_option('add_new_users', 0);
        delete_site_option(NetworkSettings::OPTION);
    }

    protected function tearDown(): void
    {
        delete_site_option(NetworkSettings::OPTION);
        parent::tearDown();
    }

    public function test_config_sets_gets_and_lists_the_networks_settings(): void
    {
        self::wp('config', 'set', 'manage_users', 'on', '--network', '--dry-run');
        self::assertSame('off', self::wp('config', 'get', 'manage_users', '--network'));
        self::wp('config', 'set', 'add_users', 'on', '--network');
        self::assertSame('on', self::wp('config', 'get', 'add_users', '--network'));
        self::assertSame(
            [['key' => 'add_users', 'value' => 'on', 'default' => 'off'], ['key' => 'manage_users', 'value' => 'off', 'default' => 'off']],
            self::decoded('config', 'list', '--network', '--fields=key,value,default')
        );
        self::assertTrue(NetworkSettings::load()->get('add_users'));
        self::assertFalse(get_option(Settings::OPTION));
    }

    public function test_no_site_gives_itself_the_networks_consent(): void
    {
        self::assertStringContainsString('no setting add_users', self::wp_fails('config', 'set', 'add_users', 'on'));
        self::assertStringContainsString('add_users, manage_users', self::wp_fails('config', 'set', 'log_days', '7', '--network'));
        self::assertStringContainsString('on or off', self::wp_fails('config', 'set', 'add_users', 'maybe', '--network'));
        update_option(Settings::OPTION, ['add_users' => true]);
        self::assertFalse(NetworkSettings::load()->get('add_users'));
    }

    public function test_explain_says_that_the_network_lets_nobody_add_users(): void
    {
        self::encharge()->people([['id' => 'c1', 'email' => 'ann@example.com']]);
        self::assertStringContainsString('user_rejected: The network does not let its sites add users', self::decoded('explain', 'c1')['result']);
    }

    public function test_explain_says_what_is_not_this_sites(): void
    {
        $user = new \WP_User((int) wpmu_create_user('ann' . bin2hex(random_bytes(4)), 'x', 'ann@example.com'));
        add_user_to_blog(1, $user->ID, 'subscriber');
        self::encharge()->people([['id' => 'c1', 'email' => 'ann@example.com', 'firstName' => 'Eve']]);
        $verdicts = array_column(self::decoded('explain', 'c1')['changes'], 'verdict', 'key');
        self::assertStringContainsString('This site did not make the account', $verdicts['first_name']);
        self::assertStringContainsString('manage_users', $verdicts['first_name']);
    }

    public function test_doctor_says_whether_the_network_lets_its_sites_add_users(): void
    {
        self::assertSame('warn', self::network_check()['status']);
        NetworkSettings::load()->set('add_users', true);
        self::assertSame('pass', self::network_check()['status']);
    }

    /** @return array{check: string, status: string, message: string} */
    private static function network_check(): array
    {
        $checks = json_decode(self::run_wp('', ['doctor', '--format=json'])['output'], true, 512, JSON_THROW_ON_ERROR);

        return array_column($checks, null, 'check')['network'];
    }
}
