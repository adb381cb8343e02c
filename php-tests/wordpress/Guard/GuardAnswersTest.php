<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Guard;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardAnswers;

/** What the guard remembers of a site's webhooks. */
final class GuardAnswersTest extends TestCase
{
    public function test_a_key_of_the_site_is_told_by_its_first_digits_and_tests_that_passed_are_not_refused(): void
    {
        (new AccessKeys(Settings::load()))->generate('Buyers');
        $keys = (new AccessKeys(Settings::load()))->all();
        $digits = substr($keys[0]['digest'], 0, 4);
        $twin = ['label' => '', 'id' => 'twin', 'digest' => $digits . str_repeat('0', 60)] + $keys[0];
        $answered = static fn(?string $code, string $key): array => ['time' => 1000, 'code' => $code, 'address' => '203.0.113.0/24', 'user_agent' => 'x', 'key' => $key];
        $memory = GuardAnswers::read([
            'since' => 900,
            'hours' => [['hour' => 0, 'code' => null, 'count' => 5], ['hour' => 0, 'code' => 'invalid_json', 'count' => 2], ['hour' => 3600, 'code' => 'invalid_access_key', 'count' => 1]],
            'last' => [$answered('invalid_access_key', $digits === '0000' ? '1111' : '0000'), $answered(null, $digits), $answered('invalid_json', $digits), $answered('missing_access_key', '')],
        ]);
        $names = static fn(array ...$keys): array => array_map(static fn(array $answered): array => array_map(AccessKeys::name(...), GuardAnswers::keys_of($answered, $keys)), $memory->last);

        self::assertSame([900, 3, true], [$memory->since, $memory->refused, $memory->has_test()]);
        self::assertSame([[], ['Buyers'], ['Buyers'], []], $names(...$keys));
        self::assertSame([[], ['Buyers', 'twin'], ['Buyers', 'twin'], []], $names(...$keys, ...[$twin]));
        self::assertNull(GuardAnswers::here());
    }
}
