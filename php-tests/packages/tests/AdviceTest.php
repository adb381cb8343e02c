<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Packages;

use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\WordPress\Install\ReleaseFiles;
use PHPUnit\Framework\Attributes\TestWith;
use PHPUnit\Framework\TestCase;

/** What the plugin tells an administrator to fetch has to be what a release has. */
final class AdviceTest extends TestCase
{
    public static function setUpBeforeClass(): void
    {
        require_once Packages::project('wp-plugin-shim/src/Install/Requirements.php');
        require_once Packages::project('wp-plugin-shim/src/Install/ReleaseFiles.php');
    }

    #[TestWith(['bookworm', '12'])]
    #[TestWith(['trixie', '13'])]
    public function test_the_packages_of_debian_have_the_names_that_the_plugin_gives_them(string $release, string $version): void
    {
        $library = Packages::project('script/lib/debian-package.sh');
        [$php, $name] = explode("\n", Shell::run(['bash', '-ec', 'dpkg() { echo amd64; }; . "$1"; debian_php "$2"; debian_package "$2" "$3"', 'names', $library, $release, Packages::version()]));

        self::assertSame($name, ReleaseFiles::debian_package("ID=debian\nVERSION_ID=\"$version\"\n", $php, 'x86_64'));
    }

    public function test_pie_finds_a_binary_where_the_plugin_says_so(): void
    {
        self::assertFileExists(Packages::pie());
        self::assertTrue(ReleaseFiles::has_binary(PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION, 'x86_64'));
    }
}
