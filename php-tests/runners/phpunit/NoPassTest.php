<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Runners;

use PHPUnit\Framework\TestCase;

/**
 * What a run of PHPUnit must not pass with, each alone.
 */
final class NoPassTest extends TestCase
{
    public function test_fails(): void
    {
        self::assertSame(1, 2);
    }

    public function test_warns(): void
    {
        trigger_error('a warning of a test', E_USER_WARNING);
        self::assertSame(1, 1);
    }

    public function test_notices(): void
    {
        trigger_error('a notice of a test', E_USER_NOTICE);
        self::assertSame(1, 1);
    }

    public function test_uses_what_is_deprecated(): void
    {
        trigger_error('a deprecation of a test', E_USER_DEPRECATED);
        self::assertSame(1, 1);
    }

    public function test_asserts_nothing(): void
    {
        usleep(1);
    }

    public function test_is_skipped(): void
    {
        self::markTestSkipped();
    }

    public function test_is_incomplete(): void
    {
        self::markTestIncomplete();
    }

    public function test_ends_the_process(): void
    {
        exit(0);
    }
}
