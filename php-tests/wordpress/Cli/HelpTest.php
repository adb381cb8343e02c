<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\NetworkSettings;
use Encharge\Webhooks\WordPress\Config\Settings;

/** What `wp help encharge …` and the lists tell of commands and settings. */
final class HelpTest extends CommandTestCase
{
    /** The list of subcommands has one line for each, and WP-CLI prints prose that follows it as if it belonged to the last. */
    public function test_a_command_is_told_in_one_line_and_prose_has_a_heading(): void
    {
        foreach (self::tree() as $name => $command) {
            self::assertMatchesRegularExpression('/\A[A-Z].*[^,]\.\z/', $command['description'], $name);
            if ($command['subcommands'] > 0) {
                self::assertMatchesRegularExpression('/\A(## |\z)/', trim($command['longdesc']), $name);
            } else {
                self::assertMatchesRegularExpression('/\A(## |[A-Z]|\z)/', trim($command['longdesc']), $name);
            }
        }
    }

    public function test_every_list_takes_a_single_field(): void
    {
        foreach (self::tree() as $name => $command) {
            if (str_contains($command['synopsis'], '[--fields=')) {
                self::assertStringContainsString('[--field=', $command['synopsis'], $name);
            }
        }
    }

    public function test_every_command_has_examples_that_it_understands_and_shows_what_one_of_them_prints(): void
    {
        foreach (self::tree() as $name => $command) {
            if ($command['subcommands'] > 0) {
                continue;
            }
            $examples = self::examples($name, $command['longdesc']);
            foreach ($examples as ['line' => $line]) {
                self::assertMatchesRegularExpression("/\\A(sudo -u www-data )?wp $name( |\\z)/", $line);
                self::assert_fits($command['synopsis'], explode("wp $name", $line, 2)[1], $line);
            }
            self::assertNotSame('', implode('', array_column($examples, 'output')), "$name shows no output");
        }
    }

    public function test_help_tells_every_setting(): void
    {
        $help = preg_replace('/\s+/', ' ', self::wp('config', 'set', '--help'));

        foreach (self::listed() as $row) {
            self::assertStringContainsString("{$row['key']} {$row['meaning']} Values: {$row['values']}. Default: " . ($row['default'] ?: 'none'), $help);
        }
        self::assertStringContainsString('add_users Whether webhooks may add users', $help);
        self::assertStringContainsString('manage_users Whether webhooks may write all of a member', $help);
        self::assertCount(2, NetworkSettings::definitions());
        self::assertSame(1, substr_count($help, 'GLOBAL PARAMETERS'));
        self::assertSame('', self::run_wp('', ['config', 'set', '--help'])['errors']);
    }

    public function test_the_list_tells_what_each_setting_means_and_takes(): void
    {
        $rows = self::listed();

        self::assertSame(array_keys(Settings::definitions()), array_keys($rows));
        foreach ($rows as $key => $row) {
            self::assertMatchesRegularExpression('/\A[A-Z].{20,}\.\z/', $row['meaning'], $key);
            self::assertNotSame('', $row['values'], $key);
        }
        self::assertSame('none, password, link', $rows['return_password']['values']);
        self::assertSame('1 to 3650', $rows['log_days']['values']);
        self::assertSame('on, off', $rows['trust_payload']['values']);
        self::assertStringContainsString('password', $rows['return_password']['meaning']);
        self::assertStringContainsString(substr($rows['return_password']['meaning'], 0, 30), self::wp('config', 'list', '--fields=key,meaning', '--format=csv'));
    }

    public function test_one_column_is_printed_bare(): void
    {
        self::assertSame(implode("\n", array_keys(Settings::definitions())), self::wp('config', 'list', '--field=key'));
        self::assertSame("user_email\nfirst_name\nlast_name", self::wp('map', 'list', '--field=key'));
    }

    /** @return list<array{line: string, output: string}> what stands behind the prompt, and below it */
    private static function examples(string $name, string $longdesc): array
    {
        self::assertSame(1, preg_match('/^## EXAMPLES\n\n(.+?)\s*(?=^## |\z)/ms', $longdesc, $section), "$name has no examples");
        $examples = [];
        foreach (explode("\n\n", (string) preg_replace('/^    /m', '', $section[1])) as $block) {
            self::assertSame(1, preg_match('/\A(?:# .+\n)*\$ (?<line>.+)\s*(?<output>(?s:.*))\z/', $block, $example), "$name: $block");
            $examples[] = ['line' => $example['line'], 'output' => $example['output']];
        }
        return $examples;
    }

    /** @param string $arguments as a shell takes them */
    private static function assert_fits(string $synopsis, string $arguments, string $line): void
    {
        preg_match_all('/(?:[^\s"]|"[^"]*")+/', explode(' < ', $arguments)[0], $words);
        $options = preg_grep('/\A--/', $words[0]) ?: [];
        foreach ($options as $option) {
            [$name, $value] = [...explode('=', $option, 2), null];
            self::assertStringContainsString($value === null ? "[$name]" : "[$name=<", $synopsis, $line);
        }
        preg_match_all('/(?:\A| )(?<optional>\[?)<[^>]+>(?<repeating>\.{3})?/', $synopsis, $places);
        $given = count($words[0]) - count($options);
        self::assertGreaterThanOrEqual(count(array_keys($places['optional'], '', true)), $given, $line);
        self::assertLessThanOrEqual(array_filter($places['repeating']) === [] ? count($places[0]) : PHP_INT_MAX, $given, $line);
    }

    /** @return array<string, array<string, string>> key → row */
    private static function listed(): array
    {
        return array_column(self::decoded('config', 'list', '--fields=key,default,values,meaning'), null, 'key');
    }

    /** @return array<string, array{description: string, longdesc: string, synopsis: string, subcommands: int}> name → what help is made of */
    private static function tree(): array
    {
        $told = self::decoded('status', '--fields=site', '--exec=' . <<<'PHP'
            WP_CLI::add_hook('before_invoke:encharge status', static function (): void {
                $tell = static function (object $command, string $name) use (&$tell): array {
                    $told = [$name => ['description' => $command->get_shortdesc(), 'longdesc' => $command->get_longdesc(), 'synopsis' => (string) $command->get_synopsis(), 'subcommands' => count($command->get_subcommands())]];
                    foreach ($command->get_subcommands() as $subcommand) {
                        $told += $tell($subcommand, "$name {$subcommand->get_name()}");
                    }
                    return $told;
                };
                $path = ['encharge'];
                echo json_encode($tell(WP_CLI::get_root_command()->find_subcommand($path), 'encharge'));
                exit(0);
            });
            PHP);
        self::assertGreaterThan(25, count($told));

        return $told;
    }
}
