<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Settings;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Site;

final class SiteTest extends TestCase
{
    public function testAnotherHostOrPathIsACopy(): void
    {
        Site::remember();
        self::assertFalse(Site::is_copy());

        foreach (['copy.' . Site::current(), Site::current() . '/staging'] as $confirmed) {
            update_option(Site::OPTION, $confirmed);
            self::assertTrue(Site::is_copy());
        }
    }

    public function testASiteThatNobodyConfirmedYetIsNone(): void
    {
        delete_option(Site::OPTION);

        self::assertFalse(Site::is_copy());
    }

    public function testAFilteredHomeUrlIsNotTheSites(): void
    {
        Site::remember();
        foreach (['option_home', 'home_url'] as $hook) {
            add_filter($hook, static fn (): string => 'https://de.example.org/de');
        }

        self::assertFalse(Site::is_copy());
        self::assertStringNotContainsString('de.example.org', Site::webhook_url('add', ''));
        self::assertStringEndsWith('/?wpf_action=add&access_key=a%20b', Site::webhook_url('add', 'a b'));
    }
}
