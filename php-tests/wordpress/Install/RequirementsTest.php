<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Install;

use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\Tests\WordPress\Cli\CommandTestCase;
use Encharge\Webhooks\WordPress\Install\Requirements;
use PhpToken;

/** Hosts disable functions: what the plugin needs is named, what it can do without it asks for. */
final class RequirementsTest extends CommandTestCase
{
    /** What only computes, which no host takes away. */
    private const COMPUTES = '/^(array_\w+|is_(?!file|writable)\w+|str\w+|str_\w+|preg_\w+|json_\w+|ctype_alpha|\w*sort|base64_encode|basename|bin2hex|compact|constant|count|crc32|define[d]?|dirname|end|explode|get_class|get_debug_type|get_object_vars|class_exists|function_exists|gmdate|hex2bin|html_entity_decode|implode|in_array|intdiv|intval|log|ltrim|max|mb_strlen|mb_substr|min|parse_str|range|rawurlencode|reset|round|rtrim|shuffle|similar_text|spl_autoload_register|sprintf|substr|time|trim|ucfirst|version_compare|vsprintf)$/';

    public function test_every_function_is_needed_or_done_without(): void
    {
        $called = [];
        foreach (self::sources() as $file => $code) {
            foreach (self::calls($code) as $name) {
                if (preg_match(self::COMPUTES, $name) === 0 && !str_contains($code, "function_exists( '$name' )")) {
                    $called[$name][] = $file;
                }
            }
        }
        ksort($called);

        self::assertSame(Requirements::FUNCTIONS, array_map(strval(...), array_keys($called)), json_encode(array_diff_key($called, array_flip(Requirements::FUNCTIONS)), JSON_THROW_ON_ERROR));
    }

    public function test_the_command_line_names_what_it_lacks(): void
    {
        [$status, $said] = self::without('hrtime,lstat,flush', ['status']);

        self::assertSame(1, $status);
        self::assertStringContainsString('needs functions that this PHP does not have: hrtime, lstat. Take them out of disable_functions', $said);
        self::assertStringContainsString('This is the command line\'s PHP ' . PHP_VERSION, $said);
        self::assertStringNotContainsString('phpize', $said);
    }

    public function test_the_command_line_does_without_the_rest(): void
    {
        [$status, $said] = self::without('chmod,fileperms,flock,flush,fsync,gethostname,lchown,php_ini_loaded_file,touch,usleep', ['key', 'generate']);

        self::assertSame(0, $status, $said);
        self::assertMatchesRegularExpression('/[0-9a-f]{64}/', $said);
    }

    /**
     * @param list<string> $arguments after `wp encharge`
     * @return array{int, string} status, output
     */
    private static function without(string $functions, array $arguments): array
    {
        $command = self::command($arguments);
        array_splice($command, 1, 0, ['-d', "disable_functions=$functions"]);
        $output = tmpfile();
        $pipes = [];
        $status = proc_close(proc_open($command, [1 => $output, 2 => $output], $pipes));
        rewind($output);

        return [$status, (string) stream_get_contents($output)];
    }

    /** @return array<string, string> file → code */
    private static function sources(): array
    {
        $root = dirname(__DIR__, 3) . '/wp-plugin-shim';
        $files = iterator_to_array(new \RegexIterator(new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($root)), '/\.php$/'), false);

        return array_combine(array_map(strval(...), $files), array_map(static fn(\SplFileInfo $file): string => (string) file_get_contents((string) $file), $files));
    }

    /** @return list<string> PHP's own functions that the code calls, or passes on to be called */
    private static function calls(string $code): array
    {
        $tokens = array_values(array_filter(PhpToken::tokenize($code), static fn(PhpToken $token): bool => !$token->isIgnorable()));
        $names = [];
        foreach ($tokens as $i => $token) {
            $before = $tokens[$i - 1]->text ?? '';
            if ($token->is([T_STRING, T_NAME_FULLY_QUALIFIED]) && ($tokens[$i + 1]->text ?? '') === '(' && !in_array($before, ['->', '?->', '::', 'function', 'new', '#['], true)) {
                $names[] = strtolower(ltrim($token->text, '\\'));
            }
        }

        return array_values(array_unique(array_filter($names, static fn(string $name): bool => function_exists($name) && (new \ReflectionFunction($name))->isInternal())));
    }
}
