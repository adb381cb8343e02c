<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Config;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;

final class SiteIdentityTest extends TestCase
{
    public function testAnotherHostOrPathIsACopy(): void
    {
        SiteIdentity::remember();
        self::assertFalse(SiteIdentity::is_copy());

        foreach (['copy.' . SiteIdentity::current(), SiteIdentity::current() . '/staging'] as $confirmed) {
            update_option(SiteIdentity::OPTION, $confirmed);
            self::assertTrue(SiteIdentity::is_copy());
        }
    }

    public function testASiteThatNobodyConfirmedYetIsNone(): void
    {
        delete_option(SiteIdentity::OPTION);

        self::assertFalse(SiteIdentity::is_copy());
    }

    public function testAFilteredHomeUrlIsNotTheSites(): void
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
