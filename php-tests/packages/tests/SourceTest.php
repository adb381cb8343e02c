<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Packages;

use Encharge\Webhooks\Tests\Support\Shell;
use PHPUnit\Framework\TestCase;

/** The extension's source, as somebody has it who knows nothing of this project but the archive. */
final class SourceTest extends TestCase
{
    private TemporaryFolder $folder;

    private string $source;

    protected function setUp(): void
    {
        $this->folder = new TemporaryFolder();
        $this->source = "{$this->folder->path}/encharge-" . Packages::version();
        Shell::run(['tar', '-xzf', Packages::source(), '-C', $this->folder->path]);
    }

    public function test_it_holds_the_extension_its_documents_and_nothing_that_it_is_developed_with(): void
    {
        self::assertSame(['.', '..', 'CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md', 'composer.json', 'config.m4', 'docs', 'ext'], scandir($this->source));
        self::assertSame(Packages::tracked('ext'), $this->files('ext'));
        self::assertSame([], preg_grep('/\.md$/D', $this->files('docs'), PREG_GREP_INVERT));
    }

    public function test_nobody_of_this_machine_is_named_as_its_owner(): void
    {
        $lines = explode("\n", trim(Shell::run(['tar', '--numeric-owner', '-tvzf', Packages::source()])));

        self::assertSame([], preg_grep('~^(?:-rw-r--r--|drwxr-xr-x) 0/0 ~', $lines, PREG_GREP_INVERT));
    }

    public function test_phpize_configure_and_make_build_an_extension_that_loads(): void
    {
        Shell::run(['env', '-C', $this->source, 'sh', '-ec', 'phpize; ./configure; make -j2 CFLAGS=-O0']);

        $said = Shell::run([PHP_BINARY, '-n', '-d', "extension=$this->source/modules/encharge.so", '--ri', 'encharge']);

        self::assertMatchesRegularExpression('/^version => ' . preg_quote(Packages::version(), '/') . '$/mi', $said);
    }

    /** @return list<string> sorted, from the folder on */
    private function files(string $folder): array
    {
        $files = explode("\n", trim(Shell::run(['find', "$this->source/$folder", '-type', 'f', '-printf', '%P\n'])));
        sort($files);
        return $files;
    }
}
