<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Install;

use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\Tests\WordPress\Cli\CommandTestCase;

/** Tools → Site Health where PHP lacks what the plugin needs. */
final class CriticalTestTest extends CommandTestCase
{
    private const ASK = <<<'PHP'
        require_once ABSPATH . 'wp-admin/includes/admin.php';
        require_once ABSPATH . 'wp-admin/includes/class-wp-site-health.php';
        wp_set_current_user( (int) getenv( 'USER_ID' ) );
        $test = WP_Site_Health::get_tests()['direct']['encharge_webhooks_extension'];
        echo wp_json_encode( $test['test']() );
        PHP;

    public function test_the_missing_extension_is_critical_with_the_advice_and_the_page(): void
    {
        $result = self::found(1, []);

        self::assertSame(['critical', 'encharge_webhooks_extension'], [$result['status'], $result['test']]);
        self::assertStringContainsString('needs the PHP extension &quot;encharge&quot;, which this PHP does not load.', $result['description']);
        self::assertStringContainsString('phpize', $result['description']);
        self::assertStringContainsString('options-general.php?page=encharge-webhooks">What to do</a>', $result['actions']);
    }

    public function test_where_functions_are_missing_no_command_builds_anything(): void
    {
        $result = self::found(1, ['-d', 'extension=' . Shell::environment('ENCHARGE_EXTENSION'), '-d', 'disable_functions=hrtime']);

        self::assertSame('critical', $result['status']);
        self::assertStringContainsString('needs functions that this PHP does not have: hrtime', $result['description']);
        self::assertStringNotContainsString('phpize', $result['description']);
    }

    public function test_cron_which_is_nobody_counts_it_without_a_link(): void
    {
        $result = self::found(0, []);

        self::assertSame(['critical', ''], [$result['status'], $result['actions']]);
    }

    /**
     * @param list<string> $options of PHP
     * @return array<string, mixed>
     */
    private static function found(int $user, array $options): array
    {
        $command = ['env', "USER_ID=$user", PHP_BINARY, ...$options, Shell::environment('WP_CLI'), ...(Shell::is_root() ? ['--allow-root'] : []), '--path=' . ABSPATH, '--url=' . home_url(), 'eval', self::ASK];
        $result = self::execute($command, '');
        self::assertSame(['', 0], [$result['errors'], $result['status']], $result['output']);

        return (array) json_decode($result['output'], true);
    }
}
