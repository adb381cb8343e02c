<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Cli;

use Encharge\Webhooks\WordPress\Privacy\ErasedAddresses;

final class ErasureCommandTest extends CommandTestCase
{
    public function test_somebody_comes_again_once_an_administrator_lets_them(): void
    {
        self::assertSame('0', self::wp('erasure', 'count'));
        ErasedAddresses::add('ann@example.com');
        ErasedAddresses::add('bea@example.com');
        self::assertSame('2', self::wp('erasure', 'count'));

        self::assertStringContainsString('could make or link a user', self::wp('erasure', 'lift', 'Ann@Example.com', '--dry-run'));
        self::assertTrue(ErasedAddresses::has('ann@example.com'));
        self::assertStringContainsString('The next webhook for Ann@Example.com may make or link a user.', self::wp('erasure', 'lift', 'Ann@Example.com'));
        self::assertSame([false, true], [ErasedAddresses::has('ann@example.com'), ErasedAddresses::has('bea@example.com')]);
        self::assertStringContainsString('ann@example.com is not among those who were erased.', self::wp_fails('erasure', 'lift', 'ann@example.com'));
    }
}
