<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use PHPUnit\Framework\Attributes\DataProvider;

final class MigrateCommandTest extends CommandTestCase
{
    private const WP_FUSION = [
        'crm' => 'encharge',
        'encharge_key' => \FakeEncharge::TOKEN,
        'access_key' => 'deadbeef',
        'username_format' => 'flname',
        'return_password' => true,
        'return_password_field' => ['crm_field' => 'wpPassword'],
        'send_welcome_email' => true,
        'contact_fields' => [
            'user_email' => ['active' => true, 'type' => 'text', 'crm_field' => 'email'],
            'first_name' => ['active' => true, 'type' => 'text', 'crm_field' => 'givenName'],
            'birthday' => ['active' => true, 'type' => 'date', 'crm_field' => 'birthday'],
            'interests' => ['active' => true, 'type' => 'multiselect', 'crm_field' => 'interests'],
            'off' => ['active' => false, 'type' => 'text', 'crm_field' => 'off'],
            'unset' => ['active' => true, 'type' => 'text', 'crm_field' => ''],
            'role' => ['active' => true, 'type' => 'text', 'crm_field' => 'role'],
            'portal_password' => ['active' => true, 'type' => 'text', 'crm_field' => 'wpPassword'],
            'wp_user_level' => ['active' => true, 'type' => 'text', 'crm_field' => 'level'],
        ],
    ];

    protected function setUp(): void
    {
        parent::setUp();
        delete_option(ApiConnection::TOKEN_OPTION);
        update_option('wpf_options', self::WP_FUSION);
        self::encharge()->fields(array_map(self::field(...), ['email', 'givenName', 'birthday', 'interests', 'level', 'wpPassword']));
    }

    public function test_what_was_set_here_stays_also_where_it_is_the_default(): void
    {
        self::wp('config', 'set', 'username_format', 'email');

        self::assertSame('differs', self::lines()['username_format']);
        self::assertSame('email', Settings::load()->text('username_format'));
    }

    public function test_what_could_not_be_taken_has_failed_and_the_rest_is_taken(): void
    {
        $refuses = '--exec=WP_CLI::add_wp_hook("pre_update_option_encharge_webhooks_api_key", static fn (mixed $new, mixed $old): mixed => $old, 10, 2);';
        $result = self::run_wp('', ['migrate', 'wp-fusion', '--format=json', $refuses]);
        $lines = array_column(json_decode($result['output'], true, flags: JSON_THROW_ON_ERROR), 'status', 'item');

        self::assertSame([1, 'failed', 'taken'], [$result['status'], $lines['API key'], $lines['access key']]);
        self::assertStringContainsString('1 of ', $result['errors']);
    }

    public function test_what_wp_fusion_left_is_taken_over_and_each_thing_is_told(): void
    {
        $user = $this->linked_user();
        $lines = self::lines();

        self::assertSame('taken', $lines['API key']);
        self::assertSame('taken', $lines['access key']);
        self::assertSame('same', $lines['field email → user_email']);
        self::assertSame('taken', $lines['field givenName → first_name']);
        self::assertSame('not needed', $lines['field role → role']);
        self::assertSame('refused', $lines['field level → wp_user_level']);
        self::assertSame('refused', $lines['field wpPassword → portal_password']);
        self::assertArrayNotHasKey('field off → off', $lines);
        self::assertArrayNotHasKey('field  → unset', $lines);
        self::assertSame('differs', $lines['mail to new users']);
        self::assertSame('differs', $lines['address_changes']);
        self::assertSame('taken', $lines['links of users to contacts']);

        $settings = Settings::load();
        self::assertTrue((new ApiConnection())->is_token(\FakeEncharge::TOKEN));
        self::assertEqualsWithDelta(time() + 90 * DAY_IN_SECONDS, (new AccessKeys($settings))->find('deadbeef')['expires'] ?? 0, 60);
        self::assertSame('name', $settings->text('username_format'));
        self::assertSame('password', $settings->text('return_password'));
        self::assertSame('wpPassword', $settings->text('return_password_field'));
        self::assertSame(
            [['email', 'user_email', 'email'], ['lastName', 'last_name', 'text'], ['givenName', 'first_name', 'text'], ['birthday', 'birthday', 'date'], ['interests', 'interests', 'list']],
            array_map(static fn(array $row): array => [$row['field'], $row['key'], $row['type']], $settings->field_map())
        );
        self::assertSame("old-$user", (new ContactTable())->by_user($user)?->contact_id);
        self::assertSame(self::WP_FUSION, get_option('wpf_options'));
    }

    /** @return iterable<string, array{bool}> */
    public static function tokens(): iterable
    {
        yield 'the API key that is here' => [true];
        yield 'the API key that is taken over' => [false];
    }

    #[DataProvider('tokens')]
    public function test_the_account_says_which_fields_there_are_and_can_be_written(bool $is_here): void
    {
        if ($is_here) {
            (new ApiConnection())->remember(\FakeEncharge::TOKEN);
        }
        self::encharge()->fields([self::field('email'), self::field('givenName'), self::field('birthday'), ['readOnly' => true] + self::field('wpPassword')]);

        foreach ([['--dry-run'], []] as $options) {
            $rows = array_column(self::decoded('migrate', 'wp-fusion', ...$options), null, 'item');
            self::assertSame('refused', $rows['return_password_field']['status']);
            self::assertStringContainsString('does not let the field wpPassword be written', $rows['return_password_field']['detail']);
            self::assertSame('refused', $rows['return_password']['status']);
            self::assertSame('refused', $rows['field interests → interests']['status']);
            self::assertStringContainsString('no field interests', $rows['field interests → interests']['detail']);
            self::assertNotSame('refused', $rows['field givenName → first_name']['status']);
        }
        self::assertSame(['none', ''], [Settings::load()->text('return_password'), Settings::load()->text('return_password_field')]);
        self::assertNotContains('interests', array_column(Settings::load()->field_map(), 'key'));
    }

    /** @return iterable<string, array{string, array<string, mixed>, string, 'taken'|'refused'|'not needed', string}> WP Fusion's key; a fault of Encharge's; code for the command line; what becomes of the key; what is said */
    public static function obstacles(): iterable
    {
        yield 'a key that Encharge does not know' => ['unknown-token', [], '', 'refused', 'Encharge refused the API key: User not logged in'];
        yield 'a key that Encharge does not let in' => [\FakeEncharge::TOKEN, ['mode' => 'answer', 'status' => 403, 'json' => ['error' => ['message' => 'Upgrade', 'errorCode' => 1403, 'traceId' => 't1']]], '', 'refused', 'Encharge refused the call: Upgrade'];
        yield 'a key that can be none' => ["unknown\ntoken", [], '', 'refused', 'This is no API key: it has to be one line'];
        yield 'a proxy that can be none' => [\FakeEncharge::TOKEN, [], 'define("WP_PROXY_HOST", "a b"); define("WP_PROXY_PORT", "1");', 'taken', 'WP_PROXY_HOST and WP_PROXY_PORT in wp-config.php are not'];
        yield "a proxy that answers in Encharge's place" => [\FakeEncharge::TOKEN, ['mode' => 'answer', 'status' => 401, 'body' => '<html>'], '', 'taken', 'A proxy or a firewall'];
        yield 'no key' => ['', [], '', 'not needed', 'There is no Encharge API key yet'];
    }

    /** @param array<string, mixed> $fault */
    #[DataProvider('obstacles')]
    public function test_where_the_account_cannot_be_asked_the_cause_is_said_and_nothing_taken_that_was_refused(string $key, array $fault, string $code, string $becomes, string $said): void
    {
        update_option('wpf_options', ['encharge_key' => $key] + self::WP_FUSION);
        if ($fault !== []) {
            self::encharge()->fault($fault);
        }
        $result = self::run_wp('', ['migrate', 'wp-fusion', '--format=json', "--exec=$code"]);
        $rows = array_column(json_decode($result['output'], true, flags: JSON_THROW_ON_ERROR), null, 'item');

        self::assertSame(0, $result['status']);
        self::assertStringContainsString('The fields are not checked', $result['errors']);
        self::assertStringContainsString($said, $result['errors']);
        self::assertSame($key === '', str_contains($result['errors'], 'no Encharge API key'));
        self::assertSame([$becomes, 'taken'], [$rows['API key']['status'], $rows['access key']['status']]);
        self::assertSame($becomes === 'refused', str_contains($rows['API key']['detail'], $said));
        self::assertSame($becomes === 'taken' ? 'option' : 'none', (new ApiConnection())->token_source());
        self::assertStringNotContainsString('unknown', $result['errors'] . $result['output']);
    }

    public function test_one_user_is_told_in_the_singular(): void
    {
        $this->linked_user();
        self::assertContains('1 user', array_column(self::decoded('migrate', 'wp-fusion', '--dry-run'), 'detail'));
    }

    public function test_a_second_time_there_is_nothing_to_take(): void
    {
        self::lines();
        $settings = get_option(Settings::OPTION);

        self::assertNotContains('taken', self::lines());
        self::assertSame($settings, get_option(Settings::OPTION));
    }

    public function test_a_dry_run_takes_nothing(): void
    {
        $user = $this->linked_user();
        $output = self::wp('migrate', 'wp-fusion', '--dry-run');

        self::assertStringContainsString('to take', $output);
        self::assertFalse(get_option(Settings::OPTION));
        self::assertSame('none', (new ApiConnection())->token_source());
        self::assertNull((new ContactTable())->by_user($user));
    }

    public function test_a_migration_prints_no_secret(): void
    {
        $output = self::wp('migrate', 'wp-fusion');

        self::assertStringNotContainsString('deadbeef', $output);
        self::assertStringNotContainsString(\FakeEncharge::TOKEN, $output);
    }

    public function test_what_somebody_decided_here_stays(): void
    {
        (new ApiConnection())->remember('our-token');
        Settings::load()->change_field_map(static fn(): array => [['field' => 'firstName', 'key' => 'first_name']]);
        Settings::load()->set('username_format', 'firstname_number');
        $lines = self::lines();

        self::assertSame('differs', $lines['API key']);
        self::assertSame('differs', $lines['field givenName → first_name']);
        self::assertSame('differs', $lines['username_format']);
        self::assertTrue((new ApiConnection())->is_token('our-token'));
        self::assertSame('firstname_number', Settings::load()->text('username_format'));
    }

    public function test_a_role_that_a_webhook_may_not_grant_is_not_taken(): void
    {
        update_option('default_role', 'author');
        $lines = self::lines();

        self::assertSame('differs', $lines['default_role']);
        self::assertSame('subscriber', Settings::load()->text('default_role'));
    }

    public function test_a_site_without_wp_fusion_for_encharge_is_refused(): void
    {
        delete_option('wpf_options');
        self::assertStringContainsString('wpf_options', self::wp_fails('migrate', 'wp-fusion'));

        update_option('wpf_options', ['crm' => 'hubspot'] + self::WP_FUSION);
        self::assertStringContainsString('not set up for Encharge', self::wp_fails('migrate', 'wp-fusion'));
    }

    /** @return array<string, string|bool> as the account tells of it */
    private static function field(string $name): array
    {
        return ['name' => $name, 'title' => $name, 'type' => 'string', 'readOnly' => false, 'array' => false];
    }

    /** @return array<string, string> item → status */
    private static function lines(): array
    {
        return array_column(self::decoded('migrate', 'wp-fusion'), 'status', 'item');
    }

    /** A user whom WP Fusion linked before this plugin was there. */
    private function linked_user(): int
    {
        global $wpdb;

        $user = (int) wp_insert_user(['user_login' => 'wpf' . bin2hex(random_bytes(4)), 'user_pass' => 'x']);
        $wpdb->insert($wpdb->usermeta, ['user_id' => $user, 'meta_key' => 'encharge_contact_id', 'meta_value' => "old-$user"]);
        $wpdb->delete(Schema::contacts_table(), ['user_id' => $user]);

        return $user;
    }
}
