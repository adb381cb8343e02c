<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Health;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\GuardRefusals;

/** What the guard remembers, as the administrator reads it. */
final class GuardRefusalsTest extends TestCase
{
    public function test_tests_that_passed_are_none_and_a_key_of_the_site_is_told_by_its_label(): void
    {
        (new AccessKeys(Settings::load()))->generate('Buyers');
        $keys = (new AccessKeys(Settings::load()))->all();
        $digits = substr($keys[0]['digest'], 0, 4);
        $other = $digits === '0000' ? '1111' : '0000';
        $answered = static fn(?string $code, string $key): array => ['time' => 1000, 'code' => $code, 'address' => '203.0.113.0/24', 'user_agent' => 'x', 'key' => $key];
        $memory = GuardRefusals::read([
            'since' => 900,
            'hours' => [['hour' => 0, 'code' => null, 'count' => 5], ['hour' => 0, 'code' => 'invalid_json', 'count' => 2], ['hour' => 3600, 'code' => 'invalid_access_key', 'count' => 1]],
            'last' => [$answered('invalid_access_key', $other), $answered(null, $digits), $answered('invalid_json', $digits), $answered('missing_access_key', '')],
        ], $keys);

        self::assertSame([900, 3], [$memory->since, $memory->count]);
        self::assertSame(['', 'Buyers', ''], array_column($memory->refusals, 'label'));
        self::assertSame('The access key is not valid on this site.', $memory->refusals[0]['message']);
        self::assertNull(GuardRefusals::here(Settings::load()));
    }
}
