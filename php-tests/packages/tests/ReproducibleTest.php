<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Packages;

use Encharge\Webhooks\Tests\Support\Shell;
use PHPUnit\Framework\TestCase;

/** Whoever doubts a package can make it and compare. */
final class ReproducibleTest extends TestCase
{
    /** In another folder, by other habits, at another time. */
    public function test_somebody_else_makes_the_same_bytes(): void
    {
        $folder = new TemporaryFolder();
        $copy = "$folder->path/with another name";
        mkdir($copy);
        Shell::run(['sh', '-ec', 'umask 077; git -C "$1" ls-files -z | tar -C "$1" --null -T - -c | tar -C "$2" --touch -x; ln -s "$1/.git" "$2/.git"', 'copy', Packages::project(), $copy]);

        Shell::run(['env', 'TZ=Pacific/Auckland', 'LC_ALL=C.UTF-8', 'sh', '-ec', 'umask 077; exec "$@"', 'make', "$copy/script/package", 'plugin', 'source', 'pie']);

        $made = self::sums("$copy/out/packages");
        self::assertCount(3, $made);
        self::assertSame(array_intersect_key(self::sums(dirname(Packages::plugin())), $made), $made);
    }

    /** @return array<string, string> name → digest */
    private static function sums(string $folder): array
    {
        $files = glob("$folder/*") ?: [];
        return array_combine(array_map(basename(...), $files), array_map(static fn(string $file): string => (string) hash_file('sha256', $file), $files));
    }
}
