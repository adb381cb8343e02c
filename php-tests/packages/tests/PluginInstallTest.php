<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Packages;

use Encharge\Webhooks\Tests\Support\Shell;
use PHPUnit\Framework\TestCase;

/** The plugin's zip in a WordPress, as somebody has it who uploads it. */
final class PluginInstallTest extends TestCase
{
    private const STORED = <<<'PHP'
        global $wpdb;
        echo wp_json_encode( array_merge(
            $wpdb->get_col( "SHOW TABLES LIKE '%encharge%'" ),
            $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE CONCAT( option_name, option_value ) LIKE '%encharge%' AND option_name <> 'recently_activated'" ),
            $wpdb->get_col( "SELECT meta_key FROM $wpdb->usermeta WHERE meta_key LIKE '%encharge%'" )
        ) );
        PHP;

    private TemporaryFolder $folder;

    protected function setUp(): void
    {
        $this->folder = new TemporaryFolder();
    }

    public function test_with_the_extension_it_works_and_leaves_nothing_when_it_is_told_to_erase(): void
    {
        $site = $this->site(['-d', 'extension=' . Shell::environment('ENCHARGE_EXTENSION')]);
        $site->cli('encharge', 'key', 'generate', '--label=Trial');
        $site->cli('encharge', 'config', 'set', 'erase_on_uninstall', 'on');
        self::assertFileExists("$site->root/wp-content/encharge-guard.php");
        self::assertNotSame([], self::stored($site));

        $site->cli('plugin', 'uninstall', $site::PLUGIN, '--deactivate');

        self::assertSame([], self::stored($site));
        self::assertSame([], glob("$site->root/wp-content/*encharge*"));
        self::assertSame([], glob("$site->root/wp-content/plugins/*encharge*"));
    }

    public function test_without_the_extension_it_says_what_is_missing_and_can_be_deleted(): void
    {
        $site = $this->site([]);

        self::assertStringContainsString('active,' . Packages::version(), $site->cli('plugin', 'list', '--name=' . $site::PLUGIN, '--fields=status,version', '--format=csv'));
        try {
            $site->cli('encharge', 'status');
            self::fail('There is no extension, and a command has worked.');
        } catch (\RuntimeException $failure) {
            self::assertStringContainsString('needs the PHP extension "encharge"', $failure->getMessage());
        }

        $site->cli('plugin', 'uninstall', $site::PLUGIN, '--deactivate');

        self::assertSame([], glob("$site->root/wp-content/*encharge*"));
        self::assertSame([], glob("$site->root/wp-content/plugins/*encharge*"));
    }

    /** @param list<string> $php */
    private function site(array $php): InstalledPlugin
    {
        return new InstalledPlugin("{$this->folder->path}/wordpress", $php);
    }

    /** @return list<string> what the database holds of the plugin */
    private static function stored(InstalledPlugin $site): array
    {
        return json_decode($site->cli('eval', self::STORED), true, 512, JSON_THROW_ON_ERROR);
    }
}
