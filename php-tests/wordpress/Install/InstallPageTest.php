<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Install;

use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\Tests\WordPress\Cli\CommandTestCase;
use PHPUnit\Framework\Attributes\TestWith;

/** Settings → Encharge where PHP lacks what the plugin needs. */
final class InstallPageTest extends CommandTestCase
{
    private const OPEN = <<<'PHP'
        require_once ABSPATH . 'wp-admin/includes/admin.php';
        wp_set_current_user( (int) getenv( 'USER_ID' ) );
        set_current_screen( 'settings_page_encharge-webhooks' );
        $GLOBALS['admin_page_hooks'] = array( 'options-general.php' => 'settings' );
        echo implode( ' ', apply_filters( 'plugin_action_links_webhooks-for-encharge/webhooks-for-encharge.php', array( 'deactivate' => 'Deactivate' ) ) ), "\n";
        do_action( 'admin_menu' );
        do_action( 'admin_notices' );
        do_action( 'settings_page_encharge-webhooks' );
        PHP;

    public function test_the_page_says_what_is_missing_and_how_it_comes_the_easiest_way_first(): void
    {
        $page = self::page(1, []);

        self::assertStringContainsString('options-general.php?page=encharge-webhooks">Settings</a> Deactivate', $page);
        self::assertStringContainsString('<p>Webhooks for Encharge needs the PHP extension &quot;encharge&quot;, which this PHP does not load.', $page);
        self::assertMatchesRegularExpression('~<pre dir="ltr" data-encharge-copy="Copy the commands">[^<]*apt-get install \./php8\.2-encharge_.*With PIE.*pie install .*source.*phpize~s', $page);
        self::assertMatchesRegularExpression('~data-encharge-copy="Copy the text for your host">Hello, this is about the WordPress site http://[^<]*PHP extension [^<]*' . preg_quote(PHP_VERSION, '~') . '[^<]*php8\.2-encharge_[^<]*pie install [^<]*make install~', $page);
        self::assertStringContainsString('>What to do</a>', $page);
        self::assertStringNotContainsString('href="#', $page);
    }

    /** What another PHP lacks cannot be had by building the extension. */
    public function test_where_functions_are_missing_no_command_builds_anything(): void
    {
        $page = self::page(1, ['-d', 'extension=' . Shell::environment('ENCHARGE_EXTENSION'), '-d', 'disable_functions=hrtime']);

        self::assertStringContainsString('needs functions that this PHP does not have: hrtime', $page);
        self::assertStringContainsString('data-encharge-copy="Copy the text for your host"', $page);
        self::assertStringNotContainsString('phpize', $page);
        self::assertStringNotContainsString('pie install', $page);
        self::assertStringNotContainsString('apt-get', $page);
    }

    #[TestWith([0])]
    #[TestWith([2])]
    public function test_nobody_else_has_the_page_or_hears_of_it(int $user): void
    {
        if ($user > 0) {
            $user = (int) wp_insert_user(['user_login' => 'editor', 'user_pass' => 'x', 'role' => 'editor']);
        }

        self::assertSame("Deactivate\n", self::page($user, []));
    }

    /**
     * @param list<string> $options of PHP
     * @return string the link in the plugin's row, the notice and the page
     */
    private static function page(int $user, array $options): string
    {
        $command = ['env', "USER_ID=$user", PHP_BINARY, ...$options, Shell::environment('WP_CLI'), ...(Shell::is_root() ? ['--allow-root'] : []), '--path=' . ABSPATH, '--url=' . home_url(), 'eval', self::OPEN];
        $result = self::execute($command, '');
        self::assertSame(['', 0], [$result['errors'], $result['status']], $result['output']);

        return $result['output'];
    }
}
