<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Abilities;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\Tests\WordPress\User\WritesUsers;
use Encharge\Webhooks\WordPress\Abilities\CheckSetup;
use Encharge\Webhooks\WordPress\Abilities\ExplainPerson;
use Encharge\Webhooks\WordPress\Abilities\ListFailures;
use Encharge\Webhooks\WordPress\Abilities\PullPerson;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\Diagnosis;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Health\LogQuery;

/** What programs ask by WordPress's Abilities API; where WordPress has none yet, what it would be given. */
final class AbilitiesTest extends TestCase
{
    use WritesUsers;

    private const READING = ['encharge/check-setup', 'encharge/list-failures', 'encharge/explain-person'];

    protected function setUp(): void
    {
        parent::setUp();
        wp_set_current_user(1);
    }

    public function test_they_are_registered_where_wordpress_has_the_api_and_say_what_they_do(): void
    {
        self::assertSame(self::has_api(), has_action('wp_abilities_api_init'));

        foreach ([...self::READING, 'encharge/pull-person'] as $name) {
            $meta = self::has_api() ? wp_get_ability($name)->get_meta() : self::definition($name)['meta'];
            self::assertSame([in_array($name, self::READING, true), false, true], [$meta['annotations']['readonly'], $meta['annotations']['destructive'], $meta['annotations']['idempotent']]);
            self::assertSame([true, false], [$meta['show_in_rest'], $meta['public'] ?? false]);
        }
        if (self::has_api()) {
            self::assertSame('Encharge', wp_get_ability_category('encharge')->get_label());
            self::assertSame('encharge', wp_get_ability('encharge/check-setup')->get_category());
        }
    }

    public function test_the_set_up_is_checked_without_a_secret(): void
    {
        $made = (new AccessKeys(Settings::load()))->generate('Flow');
        self::assertSame(['checks' => [['id' => 'access keys', 'label' => 'Access keys', 'status' => 'pass', 'message' => '1 valid.', 'remedy' => '']]], self::execute('encharge/check-setup', ['checks' => ['access keys']]));
        self::assertSame([], self::encharge()->requests());

        $all = self::execute('encharge/check-setup', []);
        self::assertContains('encharge', array_column($all['checks'], 'id'));
        self::assertStringNotContainsString($made['key'], (string) wp_json_encode($all));
        self::assertStringNotContainsString(\FakeEncharge::TOKEN, (string) wp_json_encode($all));
        self::assertInstanceOf(\WP_Error::class, self::execute('encharge/check-setup', ['checks' => ['none']]));
        self::assertSame((new Diagnosis(Settings::load(), new ApiConnection()))->ids(), self::definition('encharge/check-setup')['input_schema']['properties']['checks']['items']['enum']);
    }

    public function test_failures_come_a_page_at_a_time_with_what_helps(): void
    {
        $ids = [];
        foreach (['failed', 'created', 'failed', 'failed'] as $outcome) {
            $ids[] = self::log_at(gmdate('Y-m-d H:i:s', time() - HOUR_IN_SECONDS), new LogEntry($outcome, action: 'add', contact_id: 'c1', code: $outcome === 'failed' ? 'person_not_found' : ''));
        }
        self::log_at('2020-01-01 10:00:00', new LogEntry('failed', action: 'add', contact_id: 'old'));
        $page = self::execute('encharge/list-failures', ['limit' => 2, 'days' => 7]);

        self::assertSame([$ids[3], $ids[2]], array_column($page['failures'], 'id'));
        self::assertStringContainsString('The person was deleted in Encharge', $page['failures'][0]['advice']);
        self::assertMatchesRegularExpression('/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/', $page['failures'][0]['time']);
        self::assertSame(['failures', 'before'], array_keys($page));
        $next = self::execute('encharge/list-failures', ['limit' => 2, 'days' => 7, 'before' => $page['before']]);
        self::assertSame([[$ids[0]], null], [array_column($next['failures'], 'id'), $next['before']]);
        self::assertCount(4, self::execute('encharge/list-failures', [])['failures']);
        self::assertInstanceOf(\WP_Error::class, self::execute('encharge/list-failures', ['limit' => 1000]));
    }

    public function test_a_person_is_explained_and_nothing_written(): void
    {
        self::encharge()->people([['id' => 'c7', 'email' => 'ann@example.com', 'firstName' => 'Ann']]);
        $explained = self::execute('encharge/explain-person', ['person' => 'ann@example.com']);

        self::assertSame(['c7', true, 0], [$explained['contact'], $explained['creates'], $explained['user_id']]);
        self::assertContains('first_name', array_column($explained['changes'], 'key'));
        self::assertFalse(get_user_by('email', 'ann@example.com'));
        self::assertSame([], (new LogQuery())->rows());
        self::assertSame('encharge_not_explained', self::execute('encharge/explain-person', ['person' => 'bea@example.com'])->get_error_code());
        self::assertInstanceOf(\WP_Error::class, self::execute('encharge/explain-person', []));
    }

    public function test_a_person_is_pulled_and_made_only_if_that_is_asked_for(): void
    {
        self::encharge()->people([['id' => 'c7', 'email' => 'ann@example.com', 'firstName' => 'Ann']]);
        self::assertSame('encharge_not_pulled', self::execute('encharge/pull-person', ['person' => 'c7'])->get_error_code());

        $made = self::execute('encharge/pull-person', ['person' => 'c7', 'create' => true]);
        self::assertSame(['created', get_user_by('email', 'ann@example.com')->ID], [$made['outcome'], $made['user_id']]);
        self::assertSame('pull', LogQuery::row($made['log_id'])['action'] ?? '');

        self::encharge()->people([['id' => 'c7', 'email' => 'ann@example.com', 'firstName' => 'Anne']]);
        self::assertSame('updated', self::execute('encharge/pull-person', ['person' => 'ann@example.com'])['outcome']);
        self::assertSame('Anne', get_user_meta($made['user_id'], 'first_name', true));
    }

    public function test_nobody_gets_more_than_the_screens_give_them(): void
    {
        self::encharge()->people([['id' => 'c7', 'email' => 'ann@example.com', 'firstName' => 'Ann']]);
        self::execute('encharge/pull-person', ['person' => 'c7', 'create' => true]);
        $inputs = ['encharge/check-setup' => ['checks' => ['access keys']], 'encharge/list-failures' => [], 'encharge/explain-person' => ['person' => 'c7'], 'encharge/pull-person' => ['person' => 'c7']];
        $refused = static fn(): array => array_map(static fn(string $name): string => (string) (($result = self::execute($name, $inputs[$name])) instanceof \WP_Error ? $result->get_error_code() : ''), array_keys($inputs));
        $none = 'ability_invalid_permissions';

        wp_set_current_user(0);
        self::assertSame([$none, $none, $none, $none], $refused());
        wp_set_current_user((int) wp_insert_user(['user_login' => 'editor', 'user_pass' => 'x', 'role' => 'editor']));
        self::assertSame([$none, $none, $none, $none], $refused());

        $may = static fn(string ...$tasks): bool => add_filter('encharge_webhooks_capability', static fn(string $capability, string $asked): string => in_array($asked, $tasks, true) ? 'edit_posts' : $capability, 10, 2);
        $may(Access::SEE);
        self::assertSame(['', '', $none, $none], $refused());
        // Who may have something done for people has it done for those only whom they may edit.
        self::encharge()->people([['id' => 'c7', 'email' => 'ann@example.com', 'firstName' => 'Anne']]);
        $may(Access::SEE, Access::CHANGE);
        self::assertSame(['', '', '', 'rest_forbidden'], $refused());
        self::assertSame('Ann', get_user_meta(get_user_by('email', 'ann@example.com')->ID, 'first_name', true));
    }

    private static function has_api(): bool
    {
        return function_exists('wp_register_ability');
    }

    /** @return mixed what the ability answers; a WP_Error where it is refused */
    private static function execute(string $name, mixed $input): mixed
    {
        if (self::has_api()) {
            return wp_get_ability($name)->execute($input);
        }
        $definition = self::definition($name);
        $valid = rest_validate_value_from_schema($input, $definition['input_schema'], 'input');
        if (is_wp_error($valid)) {
            return $valid;
        }
        if (!$definition['permission_callback']($input)) {
            return new \WP_Error('ability_invalid_permissions');
        }
        $output = $definition['execute_callback']($input);
        self::assertTrue(is_wp_error($output) || rest_validate_value_from_schema($output, $definition['output_schema'], 'output'));

        return $output;
    }

    /** @return array<string, mixed> */
    private static function definition(string $name): array
    {
        return match ($name) {
            'encharge/check-setup' => CheckSetup::definition(),
            'encharge/list-failures' => ListFailures::definition(),
            'encharge/explain-person' => ExplainPerson::definition(),
            'encharge/pull-person' => PullPerson::definition(),
        };
    }
}
