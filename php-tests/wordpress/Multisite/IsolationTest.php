<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Multisite;

use Encharge\Webhooks\Tests\WordPress\Inbox\DrainTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

/** Each contact of an inbox is worked on the site whose inbox it is. */
final class IsolationTest extends DrainTestCase
{
    /** @return iterable<string, array{\Closure(): mixed, array<string, int>}> what a plugin does; states of the entries afterwards */
    public static function ends(): iterable
    {
        yield 'exit' => [static fn () => exit, ['later' => 1]];
        yield 'nothing' => [static fn () => null, []];
    }

    /** @param array<string, int> $states */
    #[DataProvider('ends')]
    public function test_a_plugin_that_stays_on_another_site_stays_alone(\Closure $end, array $states): void
    {
        $site = (int) wp_insert_site(['domain' => 'site.example.test', 'path' => '/s' . bin2hex(random_bytes(4)) . '/', 'user_id' => 1]);
        update_site_option('add_new_users', 1);
        $this->accept_people(3);
        $sites = [];
        add_action('encharge_webhooks_handled', static function (mixed $outcome) use (&$sites, $site, $end): void {
            $sites[] = get_current_blog_id();
            if (count($sites) === 2) {
                switch_to_blog($site);
                switch_to_blog($site);
                $end();
            }
        });

        $this->drain();

        self::assertSame([[1, 1, 1], 1, false], [$sites, get_current_blog_id(), ms_is_switched()]);
        self::assertSame($states, $this->states());
        self::assertSame(['c01@example.com', 'c02@example.com', 'c03@example.com'], self::addresses());
        self::assertSame(array_sum($states), count(array_filter(self::rows(), static fn (array $row): bool => $row['outcome'] === 'failed')));
        wp_delete_site($site);
    }
}
