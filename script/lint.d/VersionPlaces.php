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

    /** Writes another version to each place, and a heading above the newest changes if theirs is another version's. */
    public function set(string $version): void
    {
        foreach (self::LINES as $file => $pattern) {
            $this->change($file, fn (string $text): string => (string) preg_replace($pattern, $version, $text, 1));
        }
        foreach (self::HEADINGS as $file => [$pattern, $heading]) {
            if ($this->found($file, $pattern) !== $version) {
                $this->change($file, function (string $text) use ($pattern, $heading, $version): string {
                    preg_match($pattern, $text, $newest, PREG_OFFSET_CAPTURE);
                    $line = (int) strrpos(substr($text, 0, $newest[0][1] ?? 0), "\n") + 1;
                    return substr_replace($text, sprintf($heading, $version), $line, 0);
                });
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

    /** @param callable(string): string $change */
    private function change(string $file, callable $change): void
    {
        file_put_contents("$this->root/$file", $change((string) file_get_contents("$this->root/$file")));
    }
}
