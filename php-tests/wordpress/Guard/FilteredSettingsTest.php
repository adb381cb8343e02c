<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Guard;

use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardUpkeep;
use Encharge\Webhooks\WordPress\Health\WordPressProbe;

/** A site whose own code filters the option, in each request to something else. */
final class FilteredSettingsTest extends GuardTestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        (new AccessKeys(Settings::load()))->generate('');
        (new AccessKeys(Settings::load()))->generate('');
        add_filter('option_' . Settings::OPTION, static fn(array $settings): array => [
            'access_keys' => array_reverse($settings['access_keys']),
            'trust_payload' => random_int(0, 1) === 1,
            'nonce' => random_bytes(8),
        ] + $settings);
    }

    public function test_no_upkeep_rewrites_the_file(): void
    {
        $before = self::file();
        for ($page = 0; $page < 8; $page++) {
            GuardUpkeep::keep();
            self::assertSame($before, self::file());
        }
        self::assertNull(GuardUpkeep::problem());
    }

    public function test_what_is_the_same_is_touched_and_not_rewritten(): void
    {
        $before = self::file();
        touch(self::path(), 1);
        self::assertNull(GuardUpkeep::write(null));

        self::assertSame($before, self::file());
        self::assertEqualsWithDelta(time(), filemtime(self::path()), 60);
    }

    public function test_it_is_no_cache_that_is_behind(): void
    {
        self::assertSame('current', WordPressProbe::seen()['settings']);

        $GLOBALS['wpdb']->update($GLOBALS['wpdb']->options, ['option_value' => serialize(['log_days' => 8])], ['option_name' => Settings::OPTION]);
        self::assertSame('stale', WordPressProbe::seen()['settings']);
    }

    /** @return array{int|false, string|false} which file it is, and what stands in it */
    private static function file(): array
    {
        clearstatcache();

        return [fileinode(self::path()), file_get_contents(self::path())];
    }
}
