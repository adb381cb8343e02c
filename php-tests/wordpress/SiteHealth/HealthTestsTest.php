<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\SiteHealth;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\Diagnosis;
use WP_REST_Request;
use WP_REST_Response;
use WP_Site_Health;

/** What Tools → Site Health asks and shows, by WordPress's own class and its REST server. */
final class HealthTestsTest extends TestCase
{
    private const PREFIX = 'encharge_webhooks_';

    protected function setUp(): void
    {
        parent::setUp();
        require_once ABSPATH . 'wp-admin/includes/admin.php';
        require_once ABSPATH . 'wp-admin/includes/class-wp-site-health.php';
        $GLOBALS['wp_rest_server'] = null;
        wp_set_current_user(1);
    }

    protected function tearDown(): void
    {
        $GLOBALS['wp_rest_server'] = null;
        parent::tearDown();
    }

    public function test_what_the_page_shows_at_once_sends_no_request_and_what_asks_is_a_route(): void
    {
        $sent = [];
        add_filter('pre_http_request', static function (mixed $response, array $options, string $url) use (&$sent): array {
            $sent[] = $url;

            return ['response' => ['code' => 200, 'message' => ''], 'body' => '{"data":{"answered_by":"guard"}}', 'headers' => []];
        }, 10, 3);
        $direct = array_map(static fn(array $test): array => $test['test'](), self::tests('direct'));

        // The command line, which runs this, asks the web server whether it has the extension, too.
        self::assertSame([], array_diff_key($direct, array_flip(['extension', 'tables', 'transactions', 'site', 'inbox', 'access_keys', 'default_role', 'network'])));
        self::assertLessThanOrEqual(1, count($sent));
        self::assertSame([], self::encharge()->requests());
        foreach ($direct as $name => $result) {
            self::assertSame([self::PREFIX . $name, 'Encharge'], [$result['test'], $result['badge']['label']]);
        }

        foreach (self::tests('async') as $name => $test) {
            self::assertSame([rest_url("encharge-site-health/v1/tests/$name"), true], [$test['test'], $test['has_rest']]);
            self::assertSame(200, self::ask($name)->get_status());
            self::assertSame(self::ask($name)->get_data(), $test['async_direct_test']());
        }
        self::assertCount(4, self::tests('async'));
    }

    public function test_every_check_of_the_diagnosis_is_shown(): void
    {
        (new AccessKeys(Settings::load()))->generate('Flow');
        Settings::load()->set('return_password', 'link');
        $shown = implode("\n", array_column([
            ...array_values(array_map(static fn(array $test): array => $test['test'](), self::tests('direct'))),
            ...array_values(array_map(static fn(array $test): array => $test['async_direct_test'](), self::tests('async'))),
        ], 'description'));

        foreach ((new Diagnosis(Settings::load(), new ApiConnection()))->checks() as $check) {
            self::assertStringContainsString(esc_html($check->message), $shown, $check->id);
        }
    }

    public function test_the_worst_check_gives_the_status_and_its_screen_the_link(): void
    {
        $test = self::tests('direct')['access_keys']['test'];
        self::assertSame(['critical', '<p>There is none: every webhook is refused.</p>'], [$test()['status'], $test()['description']]);
        self::assertStringContainsString('options-general.php?page=encharge-webhooks&#038;tab=set-up#encharge-make">Make a webhook URL on the tab Set-up.</a>', $test()['actions']);

        $made = (new AccessKeys(Settings::load()))->generate('Flow');
        self::assertSame(['good', '<p>1 valid.</p>', ''], [$test()['status'], $test()['description'], $test()['actions']]);
        self::assertStringNotContainsString($made['key'], (string) wp_json_encode($test()));

        self::encharge()->fault(['mode' => 'error', 'status' => 500, 'message' => '<svg onload=alert(1)>', 'times' => 0]);
        $account = self::ask('account')->get_data();
        self::assertSame('critical', $account['status']);
        self::assertStringNotContainsString('<svg', $account['description']);
        self::assertStringNotContainsString(\FakeEncharge::TOKEN, $account['description']);
    }

    public function test_every_link_leads_to_a_tab_that_is_there(): void
    {
        add_filter('pre_http_request', static fn(): \WP_Error => new \WP_Error('http_request_failed', 'no route'));
        Settings::load()->set('return_password', 'link');
        $results = array_map(static fn(array $test): array => ($test['async_direct_test'] ?? $test['test'])(), [...array_values(self::tests('direct')), ...array_values(self::tests('async'))]);
        $actions = implode('', array_column($results, 'actions'));
        preg_match_all('/tab=([a-z-]+)/', $actions, $tabs);

        self::assertContains('recommended', array_column($results, 'status'));
        self::assertNotSame([], $tabs[1]);
        self::assertSame([], array_diff($tabs[1], array_column(Tab::cases(), 'value')));
        self::assertStringContainsString('tab=set-up#encharge-checks">See all checks on the tab Set-up.</a>', $actions);
    }

    public function test_several_checks_of_one_test_are_each_named(): void
    {
        add_filter('pre_http_request', static fn(): array => ['response' => ['code' => 403, 'message' => ''], 'body' => '<html>', 'headers' => []]);
        $result = self::ask('reception')->get_data();

        self::assertSame('critical', $result['status']);
        foreach (['Reception', 'Guard', 'WordPress', 'Authorization', 'Object cache'] as $label) {
            self::assertStringContainsString("<li><strong>$label</strong> (", $result['description']);
        }
        self::assertStringContainsString('<strong>Reception</strong> (Needs attention)', $result['description']);
    }

    public function test_who_may_not_see_the_rest_sees_none_of_it_and_cron_makes_all(): void
    {
        wp_set_current_user(0);
        self::assertSame([[], []], [self::tests('direct'), self::tests('async')]);
        self::assertSame(401, self::ask('account')->get_status());
        wp_set_current_user((int) wp_insert_user(['user_login' => 'editor', 'user_pass' => 'x', 'role' => 'editor']));
        self::assertSame([[], 403], [self::tests('direct'), self::ask('account')->get_status()]);
        add_filter('encharge_webhooks_capability', static fn(string $capability, string $task): string => $task === Access::SEE ? 'edit_posts' : $capability, 10, 2);
        self::assertSame(200, self::ask('protected')->get_status());

        remove_all_filters('encharge_webhooks_capability');
        wp_set_current_user(0);
        add_filter('wp_doing_cron', '__return_true');
        self::assertNotSame([], self::tests('direct'));
        self::assertArrayHasKey('async_direct_test', self::tests('async')['account']);
    }

    public function test_a_test_that_is_none_is_not_found_and_the_schema_is_told(): void
    {
        self::assertSame(404, self::ask('tables')->get_status());
        self::assertSame('encharge-site-health-test', rest_do_request(new WP_REST_Request('OPTIONS', '/encharge-site-health/v1/tests/account'))->get_data()['schema']['title'] ?? '');
    }

    /** @return array<string, array<string, mixed>> the plugin's, by their names without what stands before each */
    private static function tests(string $kind): array
    {
        $tests = [];
        foreach (WP_Site_Health::get_tests()[$kind] as $name => $test) {
            if (str_starts_with((string) $name, self::PREFIX)) {
                $tests[substr((string) $name, strlen(self::PREFIX))] = $test;
            }
        }

        return $tests;
    }

    private static function ask(string $test): WP_REST_Response
    {
        return rest_do_request(new WP_REST_Request('GET', "/encharge-site-health/v1/tests/$test"));
    }
}
