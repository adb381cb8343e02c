<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Packages;

use Encharge\Webhooks\Tests\Support\Shell;

/**
 * What script/package has made, and the project that it was made from.
 */
final class Packages
{
    public static function project(string $path = ''): string
    {
        return dirname(__DIR__, 3) . "/$path";
    }

    /** @return string the version that the extension states of itself */
    public static function version(): string
    {
        preg_match('/^#define PHP_ENCHARGE_VERSION "(.+)"$/m', (string) file_get_contents(self::project('ext/php_encharge.h')), $found);
        return $found[1] ?? throw new \RuntimeException('The extension has no version.');
    }

    public static function plugin(): string
    {
        return self::made('webhooks-for-encharge-' . self::version() . '.zip');
    }

    public static function source(): string
    {
        return self::made('php_encharge-' . self::version() . '-src.tgz');
    }

    /** @return string for the PHP that runs this */
    public static function pie(): string
    {
        $platform = sprintf('php%d.%d-%s-linux-glibc%s%s', PHP_MAJOR_VERSION, PHP_MINOR_VERSION, php_uname('m'), PHP_DEBUG ? '-debug' : '', PHP_ZTS ? '-zts' : '');
        return self::made('php_encharge-' . self::version() . "_$platform.zip");
    }

    private static function made(string $name): string
    {
        return Shell::environment('PACKAGES') . "/$name";
    }

    /** @return array<string, string> name → content of what is in a zip */
    public static function unzipped(string $archive): array
    {
        $zip = new \ZipArchive();
        if ($zip->open($archive, \ZipArchive::RDONLY) !== true) {
            throw new \RuntimeException("$archive is no zip.");
        }
        $files = [];
        for ($index = 0; $index < $zip->numFiles; $index++) {
            $files[(string) $zip->getNameIndex($index)] = (string) $zip->getFromIndex($index);
        }
        return $files;
    }

    /** @return list<string> what Git tracks in a folder of the project, from that on */
    public static function tracked(string $folder): array
    {
        return explode("\0", rtrim(Shell::run(['git', '-C', self::project($folder), 'ls-files', '-z']), "\0"));
    }
}
