<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Lifecycle;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\AccessKeys;
use Encharge\Webhooks\WordPress\Api;
use Encharge\Webhooks\WordPress\Debt\Debts;
use Encharge\Webhooks\WordPress\Lifecycle;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Settings;
use Encharge\Webhooks\WordPress\Site;

final class LifecycleTest extends TestCase
{
    public function testActivationMakesTheTablesAndNoKey(): void
    {
        Schema::drop();
        Lifecycle::activate(false);

        self::assertTrue(Schema::is_complete());
        self::assertSame([], (new AccessKeys(Settings::load()))->all());
        self::assertFalse(Site::is_copy());
    }

    public function testASiteThatWasNeverActivatedIsBroughtUpToDate(): void
    {
        Schema::drop();
        delete_option(Site::OPTION);
        wp_clear_scheduled_hook(Debts::CRON_HOOK);
        Lifecycle::upgrade();

        self::assertTrue(Schema::is_complete());
        self::assertSame(Site::current(), Site::confirmed());
        self::assertNotFalse(wp_next_scheduled(Debts::CRON_HOOK));
    }

    public function testAnUpgradeDoesNotConfirmACopy(): void
    {
        update_option(Site::OPTION, 'elsewhere.example');
        Lifecycle::upgrade();

        self::assertTrue(Site::is_copy());
    }

    public function testDeactivationStopsTheCronJob(): void
    {
        Lifecycle::upgrade();
        Lifecycle::deactivate(false);

        self::assertFalse(wp_next_scheduled(Debts::CRON_HOOK));
    }

    public function testUninstallingLeavesEverythingUnlessTold(): void
    {
        $user = self::linked_user();
        Settings::load()->set('erase_on_uninstall', false);
        Lifecycle::uninstall();

        self::assertTrue(Schema::is_complete());
        self::assertIsArray(get_option(Settings::OPTION));
        self::assertSame('gone-1', get_user_meta($user, 'encharge_contact_id', true));
    }

    public function testUninstallingRemovesEverythingButTheUsersWhenTold(): void
    {
        global $wpdb;

        $user = self::linked_user();
        Settings::load()->set('erase_on_uninstall', true);
        (new Api())->remember('token');
        Lifecycle::uninstall();

        self::assertSame([], $wpdb->get_col("SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%encharge%'"));
        self::assertSame([], $wpdb->get_col($wpdb->prepare('SHOW TABLES LIKE %s', $wpdb->esc_like($wpdb->prefix . 'encharge') . '%')));
        self::assertSame([], get_user_meta($user, 'encharge_contact_id'));
        self::assertSame([], get_user_meta($user, 'encharge_tags'));
        self::assertNotFalse(get_userdata($user));
    }


    private static function linked_user(): int
    {
        $user = (int) wp_insert_user(['user_login' => 'linked' . bin2hex(random_bytes(4)), 'user_pass' => 'x']);
        update_user_meta($user, 'encharge_contact_id', 'gone-1');
        update_user_meta($user, 'encharge_tags', ['a']);

        return $user;
    }
}
