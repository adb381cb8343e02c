<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\Scripts;

use PHPUnit\Framework\TestCase;

/**
 * What a script shows of a command that takes long, and whose output matters only when it fails.
 */
final class ProgressTest extends TestCase
{
    public function test_a_long_command_is_shown_to_be_under_way(): void
    {
        [$status, $output, $errors] = $this->run_script('quietly sh -c "echo noise; sleep 1"; echo done');
        self::assertSame([0, "done\n"], [$status, $output]);
        self::assertMatchesRegularExpression('/\A\.{3,}\n\z/', $errors);
    }

    public function test_a_short_command_leaves_no_trace(): void
    {
        self::assertSame([0, "done\n", ''], $this->run_script('seconds_per_dot=5; quietly echo noise; echo done'));
    }

    public function test_a_command_that_fails_says_why_and_ends_the_script(): void
    {
        self::assertSame([1, '', "the reason\n"], $this->run_script('seconds_per_dot=5; quietly sh -c "echo the reason; exit 7"; echo done'));
    }

    public function test_dots_are_no_part_of_what_a_command_prints_and_its_exit_code_stays(): void
    {
        [$status, $output, $errors] = $this->run_script('dotted sh -c "cat; sleep 1; echo more >&2; exit 7" <<<input >file 2>&1 || echo $?; cat file; rm file');
        self::assertSame([0, "7\ninput\nmore\n"], [$status, $output]);
        self::assertMatchesRegularExpression('/\A\.{3,}\n\z/', $errors);
    }

    /** @return array{int, string, string} exit code, stdout, stderr */
    private function run_script(string $script): array
    {
        $command = ['bash', '-c', '. "$1/script/lib/common.sh"; seconds_per_dot=0.1; ' . $script, 'script', dirname(__DIR__, 4)];
        $errors = tmpfile();
        $pipes = [];
        $process = proc_open($command, [['file', '/dev/null', 'r'], ['pipe', 'w'], $errors], $pipes, sys_get_temp_dir());
        $output = (string) stream_get_contents($pipes[1]);
        $status = proc_close($process);
        rewind($errors);
        return [$status, $output, (string) stream_get_contents($errors)];
    }
}
