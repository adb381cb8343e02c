<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Runners;

use PHPUnit\Framework\TestCase;

/**
 * What passes beside what does not.
 */
final class PassTest extends TestCase
{
    public function test_passes(): void
    {
        self::assertSame(1, 1);
    }
}
