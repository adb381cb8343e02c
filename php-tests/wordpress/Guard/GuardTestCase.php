<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Guard;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Guard\GuardFile;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardUpkeep;

/** Each test begins with a guard file in wp-content that is as it should be. */
abstract class GuardTestCase extends TestCase
{
    protected const FIRST_LINE = "<?php __halt_compiler();\n";

    protected function setUp(): void
    {
        parent::setUp();
        self::assertNull(GuardUpkeep::overwrite());
    }

    protected static function path(): string
    {
        return GuardPlace::path();
    }

    /** @return array<string, mixed> */
    protected static function document(): array
    {
        return GuardFile::here()->document() ?? [];
    }

    /** @return array<string, mixed> of the only site, or of the one with this number */
    protected static function entry(int $site = 1): array
    {
        return array_column(self::document()['sites'] ?? [], null, 'id')[$site] ?? [];
    }

    /** Lets the file lie elsewhere, or be another user's, as it is when the web server's PHP said so. */
    protected static function place(string $path, ?int $user = null): void
    {
        update_network_option(null, GuardPlace::OPTION, ['file' => $path, 'user' => $user ?? posix_geteuid()]);
    }

    /** @return list<string> what lies beside the file and begins like one that is being written */
    protected static function temporary_files(): array
    {
        return glob(dirname(self::path()) . '/.encharge-guard-*') ?: [];
    }
}
