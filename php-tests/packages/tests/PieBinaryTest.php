<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Packages;

use Encharge\Webhooks\Tests\Support\Shell;
use PHPUnit\Framework\TestCase;

/** The extension ready-made, as PIE puts it on a server that has neither a compiler nor Jansson. */
final class PieBinaryTest extends TestCase
{
    private const GLIBC_OF_THE_OLDEST_SYSTEMS = '2.34';

    private TemporaryFolder $folder;

    private string $binary;

    protected function setUp(): void
    {
        $this->folder = new TemporaryFolder();
        $this->binary = "{$this->folder->path}/encharge.so";
        Shell::run(['unzip', '-q', Packages::pie(), '-d', $this->folder->path]);
    }

    public function test_it_brings_the_licences_of_all_that_is_in_it(): void
    {
        self::assertSame(['.', '..', 'LICENSE', 'LICENSE.jansson', 'encharge.so'], scandir($this->folder->path));
        self::assertStringContainsString('Petri Lehtinen', (string) file_get_contents("{$this->folder->path}/LICENSE.jansson"));
    }

    public function test_of_the_server_it_wants_libcurl_and_the_c_library_alone(): void
    {
        $dynamic = Shell::run(['readelf', '-d', $this->binary]);
        preg_match_all('/\(NEEDED\) .*\[(.+)\]/', $dynamic, $needed);
        preg_match_all('/GLIBC_([\d.]+)/', Shell::run(['readelf', '-V', $this->binary]), $glibc);
        usort($glibc[1], version_compare(...));

        self::assertSame([], preg_grep('/^(?:libcurl\.so\.4|libc\.so\.6|ld-linux-.+)$/D', $needed[1], PREG_GREP_INVERT));
        self::assertContains('libcurl.so.4', $needed[1]);
        self::assertStringNotContainsString('PATH', $dynamic, 'it looks for libraries where it was built');
        self::assertTrue(version_compare((string) end($glibc[1]), self::GLIBC_OF_THE_OLDEST_SYSTEMS, '<='), (string) end($glibc[1]));
    }

    /** Another extension may bring a Jansson of its own into the process. */
    public function test_php_alone_sees_into_it(): void
    {
        preg_match_all('/ T (\S+)$/m', Shell::run(['nm', '-D', '--defined-only', $this->binary]), $symbols);

        self::assertSame(['get_module'], $symbols[1]);
        self::assertSame('', Shell::run(['sh', '-c', 'nm "$1" 2>/dev/null || true', 'nm', $this->binary]), 'it is not stripped');
    }

    public function test_it_does_what_the_examples_say(): void
    {
        $examples = Packages::project('php-tests/ext/examples');
        // What runs them writes beside them, and they name the stand-in for Encharge by its place.
        mkdir("{$this->folder->path}/php-tests");
        Shell::run(['cp', '-r', dirname($examples), Packages::project('php-tests/support'), "{$this->folder->path}/php-tests"]);
        Shell::run(['ln', '-s', Packages::project('ext'), $this->folder->path]);

        $runner = dirname(Shell::environment('ENCHARGE_EXTENSION'), 2) . '/run-tests.php';
        $said = Shell::run(['env', '-C', "{$this->folder->path}/php-tests", 'NO_INTERACTION=1', 'REPORT_EXIT_STATUS=1', 'TEST_PHP_EXECUTABLE=' . PHP_BINARY, PHP_BINARY, '-n', $runner, '-n', '-d', "extension=$this->binary", '-q', '--no-progress', '--show-diff', 'ext/examples']);

        $number = count(glob("$examples/*.phpt") ?: []);
        self::assertGreaterThan(0, $number);
        self::assertMatchesRegularExpression("/^Tests passed +: +$number /m", $said);
    }
}
