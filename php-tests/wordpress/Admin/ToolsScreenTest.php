<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Admin;

use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;

/** The tab Tools. */
final class ToolsScreenTest extends SettingsPageTestCase
{
    private const WP_FUSION = [
        'crm' => 'encharge',
        'encharge_key' => \FakeEncharge::TOKEN,
        'access_key' => 'deadbeef',
        'username_format' => 'flname',
        'contact_fields' => ['birthday' => ['active' => true, 'type' => 'date', 'crm_field' => 'birthday']],
    ];

    public function test_the_diagnostics_are_shown_without_a_call_and_without_a_secret(): void
    {
        $made = (new AccessKeys(Settings::load()))->generate('Flow');
        Settings::load()->set('log_days', 7);
        $page = self::open(Tab::Tools);

        foreach (['site: site.example.test', 'log_days: 7', 'email → user_email: email', 'php: ' . PHP_VERSION, 'webhooks-for-encharge/webhooks-for-encharge.php', 'Not run.'] as $line) {
            self::assertStringContainsString($line, $page);
        }
        foreach ([\FakeEncharge::TOKEN, $made['key'], DB_PASSWORD, AUTH_KEY] as $secret) {
            self::assertStringNotContainsString($secret, $page);
        }
        self::assertSame([], self::encharge()->requests());
    }

    public function test_a_button_has_the_checks_made_and_added(): void
    {
        self::encharge()->fault(['mode' => 'error', 'status' => 500, 'message' => '<svg onload=alert(1)>', 'times' => 0]);
        $page = self::send(Tab::Tools, 'run_checks');

        self::assertStringContainsString('PASS  tables:', $page);
        self::assertStringContainsString('FAIL  encharge:', $page);
        self::assertStringNotContainsString('<svg', $page);
        self::assertStringNotContainsString(\FakeEncharge::TOKEN, $page);
        self::assertNotSame([], self::encharge()->requests());
    }

    public function test_settings_are_taken_over_after_it_was_shown_what_changes(): void
    {
        $file = self::file(['log_days' => 7, 'trust_payload' => true]);
        $page = self::send(Tab::Tools, 'preview_settings', ['content' => $file]);

        self::assertStringContainsString('<code dir="ltr">log_days</code></th><td><code dir="ltr">30</code></td><td><code dir="ltr">7</code></td>', $page);
        self::assertStringContainsString('writes what they like into every linked user', $page);
        self::assertSame(30, Settings::load()->number('log_days'));

        self::assertStringContainsString('done=import_settings', self::send(Tab::Tools, 'import_settings', self::hidden_fields($page)));
        self::assertSame([7, true], [Settings::load()->number('log_days'), Settings::load()->is_on('trust_payload')]);
        self::assertStringContainsString('are this site’s now', self::open(Tab::Tools, ['done' => 'import_settings']));
        self::assertStringContainsString('Nothing would change', self::send(Tab::Tools, 'preview_settings', ['content' => $file]));
    }

    public function test_settings_that_changed_since_the_preview_are_previewed_anew(): void
    {
        $page = self::send(Tab::Tools, 'preview_settings', ['content' => self::file(['log_days' => 7])]);
        Settings::load()->set('log_days', 14);
        $again = self::send(Tab::Tools, 'import_settings', self::hidden_fields($page));

        self::assertStringContainsString('Nothing was taken over', $again);
        self::assertStringContainsString('<td><code dir="ltr">14</code></td><td><code dir="ltr">7</code></td>', $again);
        self::assertSame(14, Settings::load()->number('log_days'));

        self::send(Tab::Tools, 'import_settings', self::hidden_fields($again));
        self::assertSame(7, Settings::load()->number('log_days'));
    }

    public function test_what_cannot_be_taken_over_is_told_with_all_reasons_and_the_input_is_kept(): void
    {
        $file = self::file(['log_days' => 0, 'default_role' => 'administrator<b>']);
        $page = self::send(Tab::Tools, 'preview_settings', ['content' => $file]);

        self::assertStringContainsString('log_days is a whole number', $page);
        self::assertStringContainsString('There is no role administrator&lt;b&gt;', $page);
        self::assertStringContainsString('aria-invalid="true" aria-describedby="encharge-content-error"', $page);
        self::assertStringContainsString(esc_textarea(trim($file)), $page);
        self::assertStringNotContainsString('import_settings', $page);

        self::assertStringContainsString('Choose a file', self::send(Tab::Tools, 'preview_settings'));
        self::assertStringContainsString('no file of settings', self::send(Tab::Tools, 'preview_settings', ['content' => 'text']));
        self::assertStringContainsString('log_days is a whole number', self::send(Tab::Tools, 'import_settings', ['content' => $file, 'revision' => Settings::load()->revision()]));
        self::assertFalse(get_option(Settings::OPTION));
    }

    public function test_a_site_without_wp_fusion_is_told_so(): void
    {
        self::assertStringContainsString('WP Fusion has left no settings on this site', self::open(Tab::Tools));
        self::assertStringContainsString('WP Fusion has left no settings on this site', self::send(Tab::Tools, 'compare_wp_fusion'));
        self::assertStringContainsString('WP Fusion has left no settings on this site', self::send(Tab::Tools, 'take_over_wp_fusion'));

        update_option('wpf_options', ['crm' => 'hubspot']);
        self::assertStringContainsString('not set up for Encharge', self::open(Tab::Tools));
    }

    public function test_wp_fusion_is_found_compared_and_taken_over_by_a_second_click(): void
    {
        self::left_by_wp_fusion();
        $page = self::open(Tab::Tools);
        self::assertStringContainsString('with 1 field switched on', $page);
        self::assertStringContainsString('compare_wp_fusion', $page);
        self::assertStringNotContainsString('take_over_wp_fusion', $page);
        self::assertSame([], self::encharge()->requests());

        $compared = self::send(Tab::Tools, 'compare_wp_fusion');
        self::assertMatchesRegularExpression('~<bdi>field birthday → birthday</bdi></th><td[^>]+>To be taken over</td><td[^>]+><bdi>as date</bdi>~', $compared);
        self::assertStringContainsString('take_over_wp_fusion', $compared);
        self::assertStringNotContainsString('deadbeef', $compared);
        self::assertFalse(get_option(Settings::OPTION));

        $done = self::send(Tab::Tools, 'take_over_wp_fusion');
        self::assertStringContainsString('All that was to be taken over is taken over', $done);
        self::assertMatchesRegularExpression('~<bdi>access key</bdi></th><td[^>]+>Taken over</td>~', $done);
        self::assertStringNotContainsString('take_over_wp_fusion', $done);
        self::assertStringContainsString('activate WP Fusion and deactivate this plugin', $done);
        self::assertNotNull((new AccessKeys(Settings::load()))->find('deadbeef'));
        self::assertTrue((new ApiConnection())->is_token(\FakeEncharge::TOKEN));
        self::assertContains('birthday', array_column(Settings::load()->field_map(), 'key'));
        self::assertSame(self::WP_FUSION, get_option('wpf_options'));

        self::assertStringContainsString('There is nothing to take over', self::send(Tab::Tools, 'compare_wp_fusion'));
    }

    public function test_what_could_not_be_taken_over_is_told(): void
    {
        self::left_by_wp_fusion();
        add_filter('pre_update_option_' . ApiConnection::TOKEN_OPTION, static fn(mixed $new, mixed $old): mixed => $old, 10, 2);
        $done = self::send(Tab::Tools, 'take_over_wp_fusion');

        self::assertMatchesRegularExpression('~\b1 of \d+ failed~', $done);
        self::assertMatchesRegularExpression('~<bdi>API key</bdi></th><td[^>]+>Failed</td>~', $done);
        self::assertMatchesRegularExpression('~<bdi>access key</bdi></th><td[^>]+>Taken over</td>~', $done);
    }

    public function test_settings_that_the_database_does_not_take_can_be_taken_over_again(): void
    {
        $page = self::send(Tab::Tools, 'preview_settings', ['content' => self::file(['log_days' => 7])]);
        $again = self::while_no_settings_are_stored(static fn(): string => self::send(Tab::Tools, 'import_settings', self::hidden_fields($page)));

        self::assertStringContainsString('The database did not take the change. Nothing was changed: try again.', $again);
        self::send(Tab::Tools, 'import_settings', self::hidden_fields($again));
        self::assertSame(7, Settings::load()->number('log_days'));
    }

    public function test_whoever_may_make_no_keys_takes_none_over(): void
    {
        self::left_by_wp_fusion();
        add_filter('encharge_webhooks_capability', static fn (string $capability, string $task): string => Access::MANAGE_KEYS === $task ? $capability : 'edit_posts', 10, 2);
        self::sign_in_as('editor');

        self::assertStringNotContainsString('take_over_wp_fusion', self::send(Tab::Tools, 'compare_wp_fusion'));
        self::assertSame(403, self::refusal(static fn () => self::send(Tab::Tools, 'take_over_wp_fusion')));
        self::assertSame([], (new AccessKeys(Settings::load()))->all());
    }

    public function test_nothing_is_done_for_whoever_may_only_look_or_with_another_forms_nonce(): void
    {
        add_filter('encharge_webhooks_capability', static fn (string $capability, string $task): string => Access::SEE === $task ? 'edit_posts' : $capability, 10, 2);
        $fields = ['content' => self::file(['log_days' => 7]), 'revision' => Settings::load()->revision()];
        $nonce = wp_create_nonce('encharge_webhooks_preview_settings');
        self::assertSame(403, self::refusal(static fn () => self::send(Tab::Tools, 'import_settings', $fields, $nonce)));

        self::sign_in_as('editor');
        self::assertDoesNotMatchRegularExpression('/value="(run_checks|export_settings|preview_settings|compare_wp_fusion)"/', self::open(Tab::Tools));
        foreach (['run_checks', 'export_settings', 'preview_settings', 'import_settings', 'compare_wp_fusion', 'take_over_wp_fusion'] as $form) {
            self::assertSame(403, self::refusal(static fn () => self::send(Tab::Tools, $form, $fields)));
        }
        self::assertFalse(get_option(Settings::OPTION));
    }

    private static function left_by_wp_fusion(): void
    {
        delete_option(ApiConnection::TOKEN_OPTION);
        update_option('wpf_options', self::WP_FUSION);
        self::encharge()->fields([['name' => 'email'], ['name' => 'birthday']]);
    }

    /** @param array<string, mixed> $settings */
    private static function file(array $settings): string
    {
        return json_encode(['format' => 'webhooks-for-encharge/settings', 'version' => 1, 'settings' => $settings], JSON_PRETTY_PRINT | JSON_THROW_ON_ERROR);
    }

    /** @return array<string, string> what the form sends that takes the settings over */
    private static function hidden_fields(string $page): array
    {
        preg_match_all('~name="(content|revision)" value="([^"]*)"~', $page, $matches, PREG_SET_ORDER);

        return array_map(static fn(string $value): string => html_entity_decode($value, ENT_QUOTES), array_column($matches, 2, 1));
    }
}
