<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Cli;

use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\Tests\WordPress\TestCase;

/** For commands, which run as they do for a person: WP-CLI in a process of its own, on the site of the tests. */
abstract class CommandTestCase extends TestCase
{
    /** Runs a command that succeeds. */
    protected static function wp(string ...$arguments): string
    {
        $result = self::run_wp('', array_values($arguments));
        self::assertSame(0, $result['status'], $result['errors'] . $result['output']);

        return rtrim($result['output'], "\n");
    }

    /** Runs a command that fails with exit code 1. */
    protected static function wp_fails(string ...$arguments): string
    {
        $result = self::run_wp('', array_values($arguments));
        self::assertSame(1, $result['status'], $result['output']);

        return $result['errors'] . $result['output'];
    }

    /** @return array<array-key, mixed> what a command lists or tells */
    protected static function decoded(string ...$arguments): array
    {
        return json_decode(self::wp(...[...array_values($arguments), '--format=json']), true, 512, JSON_THROW_ON_ERROR);
    }

    /**
     * Runs a command, and lets this process read anew what it had cached.
     *
     * @param string       $input     what it reads from stdin
     * @param list<string> $arguments after `wp encharge`
     * @return array{status: int, output: string, errors: string}
     */
    protected static function run_wp(string $input, array $arguments, bool $with_extension = true): array
    {
        return self::execute(self::command($arguments, $with_extension), $input);
    }

    /**
     * @param non-empty-list<string> $command without a shell
     * @param string                 $input   what it reads from stdin
     * @return array{status: int, output: string, errors: string}
     */
    protected static function execute(array $command, string $input): array
    {
        $files = [tmpfile(), tmpfile(), tmpfile()];
        fwrite($files[0], $input);
        array_map(rewind(...), $files);
        $pipes = [];
        $status = proc_close(proc_open($command, $files, $pipes));
        array_map(rewind(...), $files);
        wp_cache_flush();

        return ['status' => $status, 'output' => (string) stream_get_contents($files[1]), 'errors' => (string) stream_get_contents($files[2])];
    }

    /**
     * @param list<string> $arguments after `wp encharge`
     * @return non-empty-list<string> what runs the command, without a shell
     */
    protected static function command(array $arguments, bool $with_extension = true): array
    {
        return [
            PHP_BINARY,
            ...($with_extension ? ['-d', 'extension=' . Shell::environment('ENCHARGE_EXTENSION')] : []),
            ...self::compiled_once($with_extension ? 'opcache' : 'opcache-without-extension'),
            Shell::environment('WP_CLI'),
            ...(Shell::is_root() ? ['--allow-root'] : []),
            '--path=' . ABSPATH,
            '--url=' . home_url(),
            'encharge',
            ...$arguments,
        ];
    }

    /** @return list<string> what has a command take WordPress, compiled, from where the one before has left it: half of its time is compiling */
    private static function compiled_once(string $folder): array
    {
        $path = dirname(ABSPATH) . "/$folder";
        is_dir($path) || mkdir($path, 0700);
        return ['-d', 'opcache.enable_cli=1', '-d', "opcache.file_cache=$path", '-d', 'opcache.file_cache_only=1'];
    }
}
