<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

/**
 * Runs the tests of a class where WordPress has to do by itself what the guard does elsewhere.
 */
trait WithoutGuard
{
    protected function setUp(): void
    {
        parent::setUp();
        $this->stack->site->go_without_guard();
    }

    protected function assertPostConditions(): void
    {
        parent::assertPostConditions();
        self::assertFileDoesNotExist($this->stack->site->guard_file);
    }

    protected function assert_refusal_was_kept(string $code): void
    {
        self::assertSame([['refused', $code]], array_map(static fn(array $row): array => [$row['outcome'], $row['code']], $this->log()));
    }

    protected static function answered_by(): string
    {
        return 'wordpress';
    }
}
