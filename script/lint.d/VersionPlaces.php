<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Lint;

/**
 * Where the version is written, in the folder of the project. Of each place the first match counts.
 */
final class VersionPlaces
{
    private const REFERENCE = 'ext/php_encharge.h';

    /** File → what is the version there. */
    private const LINES = [
        self::REFERENCE => '/^#define PHP_ENCHARGE_VERSION "\K[^"]+/m',
        'wp-plugin-shim/webhooks-for-encharge.php' => '/^ \* Version: +\K\S+/m',
        'wp-plugin-shim/src/Install/Requirements.php' => "/^\tpublic const EXTENSION = '\K[^']+/m",
        'wp-plugin-shim/readme.txt' => '/^Stable tag: \K\S+/m',
        'wp-plugin-shim/languages/webhooks-for-encharge.pot' => '/^"Project-Id-Version: Webhooks for Encharge \K[^"\\\\]+/m',
        'wp-plugin-shim/languages/webhooks-for-encharge-de_DE.po' => '/^"Project-Id-Version: Webhooks for Encharge \K[^"\\\\]+/m',
        'wp-plugin-shim/languages/webhooks-for-encharge-es_ES.po' => '/^"Project-Id-Version: Webhooks for Encharge \K[^"\\\\]+/m',
        'php-tests/e2e/harness/WebhookTestCase.php' => "/^    protected const VERSION = '\K[^']+/m",
    ];

    /** File → what is the version in the heading of its newest changes, and the heading of those to come, which a person writes. */
    private const HEADINGS = [
        'CHANGELOG.md' => ['/^## \[\K[^\]]+/m', "## [%s] - unreleased\n\n"],
        'wp-plugin-shim/readme.txt' => ['/^= \K\d\S*(?= =$)/m', "= %s =\n\n"],
    ];

    public function __construct(private readonly string $root)
    {
    }

    /** @return list<string> what is wrong: places without a version, or with another one than the extension's */
    public function faults(): array
    {
        $version = $this->found(self::REFERENCE, self::LINES[self::REFERENCE]);
        $faults = [];
        foreach ($this->places() as [$file, $pattern]) {
            $found = $this->found($file, $pattern);
            if ($found === '' || $found !== $version) {
                $faults[] = "$file: version \"$found\", where the extension's is \"$version\"";
            }
        }
        return $faults;
    }

    /** Writes another version to each place. Changes of a version that was never released become those of this one; else they get a heading of their own. */
    public function set(string $version): void
    {
        $is_released = !str_ends_with($this->found('CHANGELOG.md', '/^## .*/m'), 'unreleased');
        $is_known = $this->found('CHANGELOG.md', self::HEADINGS['CHANGELOG.md'][0]) === $version;
        foreach (self::LINES as $file => $pattern) {
            $this->change($file, $pattern, $version);
        }
        foreach (self::HEADINGS as $file => [$pattern, $heading]) {
            if ($is_released && !$is_known) {
                $this->insert($file, $pattern, sprintf($heading, $version));
            } else {
                $this->change($file, $pattern, $version);
            }
        }
    }

    /** @return iterable<array{string, string}> file and pattern */
    private function places(): iterable
    {
        foreach (self::LINES as $file => $pattern) {
            yield [$file, $pattern];
        }
        foreach (self::HEADINGS as $file => [$pattern]) {
            yield [$file, $pattern];
        }
    }

    private function found(string $file, string $pattern): string
    {
        preg_match($pattern, (string) file_get_contents("$this->root/$file"), $found);
        return $found[0] ?? '';
    }

    private function change(string $file, string $pattern, string $version): void
    {
        $text = (string) file_get_contents("$this->root/$file");
        file_put_contents("$this->root/$file", preg_replace($pattern, $version, $text, 1));
    }

    /** Puts lines before the one that has the first match. */
    private function insert(string $file, string $pattern, string $lines): void
    {
        $text = (string) file_get_contents("$this->root/$file");
        preg_match($pattern, $text, $match, PREG_OFFSET_CAPTURE);
        $position = (int) strrpos(substr($text, 0, $match[0][1] ?? 0), "\n") + 1;
        file_put_contents("$this->root/$file", substr_replace($text, $lines, $position, 0));
    }
}
