<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\Scripts;

use Encharge\Webhooks\Tests\Support\Process;
use Encharge\Webhooks\Tests\Support\Shell;
use PHPUnit\Framework\TestCase;

/**
 * What script/demo says last, and that what it offers to copy works.
 */
final class DemoTest extends TestCase
{
    private const PATIENCE = 180.0;

    private string $log;
    private Process $demo;

    protected function setUp(): void
    {
        $this->log = (string) tempnam(sys_get_temp_dir(), 'encharge-demo-');
    }

    protected function tearDown(): void
    {
        $this->demo->stop();
        unlink($this->log);
    }

    public function test_the_lines_to_copy_make_a_user_of_somebody_new_and_work_again(): void
    {
        $this->start('--serve');
        $this->await('/access_key=[\w-]+\'\n/');
        preg_match_all('/^curl .+$/m', (string) file_get_contents($this->log), $lines);
        self::assertCount(2, $lines[0]);
        foreach ([true, false] as $is_new) {
            foreach ($lines[0] as $line) {
                $answer = json_decode(Shell::run(['bash', '-c', "$line -sS"]), true);
            }
            self::assertSame([true, $is_new], [$answer['success'], $answer['data']['created'] ?? null], json_encode($answer) ?: '');
        }
        $this->demo->stop();
        self::assertStringEndsWith("'\n", (string) file_get_contents($this->log), 'It ends without a word about being ended.');
    }

    public function test_it_ends_with_a_word_about_serving(): void
    {
        $this->start();
        $this->await('/Among the refused:(?s:.+)\n\n== .+\n$/');
        self::assertStringContainsString('script/demo --serve', (string) strrchr((string) file_get_contents($this->log), '='));
    }

    private function start(string ...$arguments): void
    {
        $this->demo = new Process([dirname(__DIR__, 4) . '/script/demo', ...array_values($arguments)], $this->log, static fn(): bool => true);
    }

    /** @param string $pattern of what it prints at last */
    private function await(string $pattern): void
    {
        $end = microtime(true) + self::PATIENCE;
        while (preg_match($pattern, $printed = (string) file_get_contents($this->log)) !== 1) {
            if (microtime(true) > $end) {
                self::fail("script/demo did not come to it:\n$printed");
            }
            usleep(100000);
        }
    }
}
