<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Packages;

use PHPUnit\Framework\TestCase;

/** The plugin's zip, by what wordpress.org's directory asks of one in writing. */
final class PluginTest extends TestCase
{
    private const FOLDER = 'webhooks-for-encharge/';

    /** @var array<string, string> */
    private static array $files;

    public static function setUpBeforeClass(): void
    {
        self::$files = Packages::unzipped(Packages::plugin());
    }

    public function test_it_holds_the_plugin_whole_and_nothing_else(): void
    {
        $expected = array_map(static fn(string $file): string => self::FOLDER . $file, Packages::tracked('wp-plugin-shim'));
        sort($expected);

        self::assertSame($expected, array_keys(self::$files));
    }

    /** Nothing native, no archive, no script of a shell, no hidden file, nothing that it is only developed with. */
    public function test_it_holds_nothing_but_what_a_site_reads(): void
    {
        $unexpected = preg_grep('~^webhooks-for-encharge/(?:(?:\w[\w-]*/)*[\w-]+\.(?:php|css|js)|languages/[\w-]+\.(?:pot|po|mo|json|l10n\.php)|readme\.txt|LICENSE)$~D', array_keys(self::$files), PREG_GREP_INVERT);

        self::assertSame([], array_values((array) $unexpected));
        self::assertSame([], preg_grep('~(?:^|/)(?:tests?|node_modules|vendor)/|\.(?:min\.js|config\.js)$~i', array_keys(self::$files)));
    }

    public function test_no_file_can_be_run_and_everybody_may_read_each(): void
    {
        $zip = new \ZipArchive();
        $zip->open(Packages::plugin(), \ZipArchive::RDONLY);
        for ($index = 0; $index < $zip->numFiles; $index++) {
            $zip->getExternalAttributesIndex($index, $system, $attributes);
            self::assertSame('100644', decoct($attributes >> 16), (string) $zip->getNameIndex($index));
        }
    }

    public function test_the_template_for_translators_is_in(): void
    {
        self::assertStringContainsString('"X-Domain: webhooks-for-encharge\n"', self::$files[self::FOLDER . 'languages/webhooks-for-encharge.pot']);
    }

    public function test_the_readme_has_every_header_and_the_values_of_the_plugins_own(): void
    {
        $readme = self::headers(self::$files[self::FOLDER . 'readme.txt']);
        $plugin = self::headers(self::$files[self::FOLDER . 'webhooks-for-encharge.php']);

        self::assertStringStartsWith("=== {$plugin['Plugin Name']} ===\n", self::$files[self::FOLDER . 'readme.txt']);
        self::assertSame(Packages::version(), $readme['Stable tag']);
        self::assertSame(Packages::version(), $plugin['Version']);
        foreach (['Requires at least', 'Requires PHP', 'License', 'License URI'] as $name) {
            self::assertSame($plugin[$name], $readme[$name], $name);
        }
        self::assertSame('webhooks-for-encharge', $plugin['Text Domain']);
        self::assertSame('/languages', $plugin['Domain Path']);
        self::assertMatchesRegularExpression('/^[a-z0-9]+(, [a-z0-9]+)*$/D', $readme['Contributors']);
        self::assertMatchesRegularExpression('/^\d+\.\d+$/D', $readme['Tested up to'], 'of WordPress, major and minor');
        self::assertTrue(version_compare($readme['Tested up to'], $readme['Requires at least'], '>='));
    }

    /** More than five tags, or a longer description, the directory cuts off. */
    public function test_the_readme_keeps_to_the_limits(): void
    {
        $readme = self::$files[self::FOLDER . 'readme.txt'];
        preg_match('/^License URI: .*\n\n(.+)\n\n== /m', $readme, $found);

        self::assertLessThanOrEqual(5, count(explode(',', self::headers($readme)['Tags'])));
        self::assertLessThanOrEqual(150, mb_strlen($found[1] ?? str_repeat('?', 151)));
        self::assertLessThanOrEqual(10240, strlen($readme));
        foreach (['Description', 'Installation', 'Frequently Asked Questions', 'Changelog'] as $section) {
            self::assertStringContainsString("\n== $section ==\n", $readme);
        }
        self::assertStringContainsString("\n== Changelog ==\n\n= " . Packages::version() . " =\n", $readme);
    }

    public function test_its_licence_is_the_gpl_and_comes_with_it(): void
    {
        $headers = self::headers(self::$files[self::FOLDER . 'webhooks-for-encharge.php']);

        self::assertSame(['GPL-2.0-or-later', 'https://www.gnu.org/licenses/gpl-2.0.html'], [$headers['License'], $headers['License URI']]);
        self::assertMatchesRegularExpression('/GNU GENERAL PUBLIC LICENSE\s+Version 2, June 1991/', self::$files[self::FOLDER . 'LICENSE']);
    }

    /** What others could call by its URL must do nothing: a class does nothing, and what is no class asks whether WordPress is there. */
    public function test_no_file_does_anything_when_it_is_called_by_itself(): void
    {
        foreach (preg_grep('~^webhooks-for-encharge/[^/]+\.php$~D', array_keys(self::$files)) ?: [] as $name) {
            self::assertMatchesRegularExpression("/^if \\( ! defined\\( '(?:ABSPATH|WP_UNINSTALL_PLUGIN)' \\) \\) {\n\texit;/m", self::$files[$name], $name);
        }
    }

    /** The directory forbids code that cannot be read, code from elsewhere, and an updater beside WordPress's own. */
    public function test_no_code_is_hidden_or_comes_from_elsewhere(): void
    {
        foreach (self::$files as $name => $content) {
            if (preg_match('/\.(?:php|js)$/D', $name) === 1) {
                self::assertDoesNotMatchRegularExpression('/\beval\s*\(|\bcreate_function\b|\bgzinflate\b|\bstr_rot13\b|\bbase64_decode\s*\(|pre_set_site_transient_update_plugins|Update URI/', $content, $name);
                // A translation is one line of data, as WP-CLI writes it.
                self::assertTrue(str_ends_with($name, '.l10n.php') || max(array_map(strlen(...), explode("\n", $content))) < 1000, $name);
            }
        }
    }

    /** @return array<string, string> name → value of the lines that the directory reads */
    private static function headers(string $text): array
    {
        preg_match_all('/^(?: \* )?([A-Z][\w ]+): +(.+)$/m', $text, $found);
        return array_combine($found[1], $found[2]);
    }
}
