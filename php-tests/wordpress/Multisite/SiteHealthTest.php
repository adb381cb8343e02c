<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Multisite;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\SiteHealth\HealthTests;

/** Tools → Site Health of a network's site. */
final class SiteHealthTest extends TestCase
{
    public function test_what_the_network_forbids_is_a_test_that_leads_to_the_networks_settings(): void
    {
        wp_set_current_user(1);
        $test = HealthTests::added_to([])['direct']['encharge_webhooks_network']['test'];
        update_site_option('add_new_users', 0);
        $result = $test();

        self::assertSame('recommended', $result['status']);
        self::assertStringNotContainsString('wp encharge', $result['description']);
        self::assertStringContainsString(esc_url(network_admin_url('settings.php?page=encharge-webhooks')), $result['actions']);

        update_site_option('add_new_users', 1);
        self::assertSame(['good', ''], [$test()['status'], $test()['actions']]);
        update_site_option('add_new_users', 0);
    }
}
