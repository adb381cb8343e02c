<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Config;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;

final class SiteIdentityTest extends TestCase
{
    public function test_another_host_or_path_is_a_copy(): void
    {
        SiteIdentity::remember();
        self::assertFalse(SiteIdentity::is_copy());

        foreach (['copy.' . SiteIdentity::current(), SiteIdentity::current() . '/staging'] as $confirmed) {
            update_option(SiteIdentity::OPTION, $confirmed);
            self::assertTrue(SiteIdentity::is_copy());
        }
    }

    public function test_a_site_that_nobody_confirmed_yet_is_no_copy(): void
    {
        delete_option(SiteIdentity::OPTION);

        self::assertFalse(SiteIdentity::is_copy());
    }

    public function test_a_filtered_home_url_is_not_taken_for_the_sites_own(): void
    {
        SiteIdentity::remember();
        foreach (['option_home', 'home_url'] as $hook) {
            add_filter($hook, static fn (): string => 'https://de.example.org/de');
        }

        self::assertFalse(SiteIdentity::is_copy());
        self::assertStringNotContainsString('de.example.org', SiteIdentity::webhook_url('add', ''));
        self::assertStringEndsWith('/?wpf_action=add&access_key=a%20b', SiteIdentity::webhook_url('add', 'a b'));
    }
}
