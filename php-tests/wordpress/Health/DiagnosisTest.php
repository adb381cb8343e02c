<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Health;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Health\Diagnosis;
use PHPUnit\Framework\Attributes\DataProvider;

final class DiagnosisTest extends TestCase
{
    /** @return array<string, array{int, string, array<string, string>, string, string}> status, body, headers; what is said */
    public static function answers(): array
    {
        $json = static fn (string $code): string => '{"success":false,"data":{"code":"' . $code . '","message":""}}';

        return [
            'the guard' => [200, '{"data":{"answered_by":"guard"}}', [], 'pass', 'reaches this plugin'],
            'a refusal of ours' => [403, $json('invalid_access_key'), [], 'warn', 'does not know the key'],
            'no extension in the web server' => [503, $json('not_configured'), [], 'fail', 'does not load the extension'],
            'a redirect to the twin' => [301, '', ['location' => 'https://www.site.example.test/?wpf_action=test'], 'fail', 'run wp option update home https://www.site.example.test && wp option update siteurl https://www.site.example.test'],
            'and what flows need then' => [301, '', ['location' => 'https://site.example.test/?wpf_action=test&x=1'], 'fail', 'https://site.example.test/?wpf_action=…,'],
            'a redirect to somebody else' => [302, '', ['location' => 'https://sso.example.org/?wpf_action=test'], 'fail', 'Redirected to https://sso.example.org/, '],
            'a redirect to the same' => [302, '', ['location' => 'http://site.example.test/?wpf_action=test'], 'fail', 'Let POSTs to http://site.example.test/?wpf_action=… through without'],
            'a redirect to nowhere' => [302, '', [], 'fail', 'Redirected to another place'],
            'basic authentication' => [401, 'Authorization Required', [], 'fail', 'asks for a password'],
            'of nginx' => [401, '', ['server' => 'nginx/1.22.1'], 'fail', 'In nginx\'s configuration: map $request_uri $password { "~^/\?(.*&)?wpf_action=" off;'],
            'of Apache' => [401, '', ['server' => 'Apache/2.4'], 'fail', 'Require expr "%{THE_REQUEST} =~ m#^POST /\?(\S*&)?wpf_action=#"'],
            'a firewall' => [403, '<html>', [], 'fail', 'status 403'],
            'a cached page' => [200, '<html>', [], 'fail', 'status 200'],
        ];
    }

    /** @param array<string, string> $headers */
    #[DataProvider('answers')]
    public function test_tells_from_the_answer_how_far_a_webhook_gets(int $status, string $body, array $headers, string $expected, string $message): void
    {
        $requests = [];
        add_filter('pre_http_request', static function (mixed $response, array $options, string $url) use ($status, $body, $headers, &$requests): array {
            $requests[] = $options + ['url' => $url];

            return ['response' => ['code' => $status, 'message' => ''], 'body' => $body, 'headers' => $headers];
        }, 10, 3);

        $check = self::checks()['reception'];

        self::assertSame($expected, $check['status']);
        self::assertStringContainsString($message, $check['message']);
        self::assertSame(['POST', SiteIdentity::home() . '/?wpf_action=test', 0], [$requests[0]['method'], $requests[0]['url'], $requests[0]['redirection']]);
        self::assertSame(['application/json', '{}'], [$requests[0]['headers']['Content-Type'], $requests[0]['body']]);
        self::assertStringNotContainsString('wpf_action=test', $check['message']);
        foreach (array_filter($requests, static fn(array $request): bool => str_contains($request['url'], 'wpf_action')) as $request) {
            self::assertMatchesRegularExpression('/^[0-9a-f]{64}$/', $request['headers']['X-Encharge-Access-Key'], 'none without a key, which would be counted as refused');
        }
    }

    public function test_nobody_whom_the_redirect_names_gets_into_a_command(): void
    {
        foreach (['https://evil.example/?wpf_action=test', 'https://site.example.test.evil.example/?wpf_action=test', 'https://site.example.test@evil.example/?wpf_action=test', 'https://site.example.test/login?wpf_action=test', 'ftp://site.example.test/?wpf_action=test'] as $target) {
            remove_all_filters('pre_http_request');
            add_filter('pre_http_request', static fn (): array => ['response' => ['code' => 301, 'message' => ''], 'body' => '', 'headers' => ['location' => $target]]);

            self::assertStringNotContainsString('wp option', self::checks()['reception']['message'], $target);
        }
    }

    public function test_a_server_that_cannot_reach_itself_proves_nothing(): void
    {
        add_filter('pre_http_request', static fn (): \WP_Error => new \WP_Error('http_request_failed', 'no route'));

        self::assertSame('warn', self::checks()['reception']['status']);
    }

    public function test_every_check_passes_where_nothing_is_wrong(): void
    {
        (new AccessKeys(Settings::load()))->generate('');
        $checks = self::checks();

        foreach (['extension', 'tables', 'transactions', 'writes', 'site', 'access keys', 'encharge', 'default role'] as $name) {
            self::assertSame('pass', $checks[$name]['status'], $name);
        }
        self::assertArrayNotHasKey('field map', $checks);
    }

    /** @return array<string, array{string}> the beginning of a statement */
    public static function writes(): array
    {
        global $wpdb;

        return ['locks' => ['UPDATE `' . Schema::locks_table()], 'users' => ["UPDATE `$wpdb->users`"], 'meta' => ["UPDATE `$wpdb->usermeta`"], 'contacts' => ['INSERT INTO `' . Schema::contacts_table()], 'log' => ['INSERT INTO `' . Schema::log_table()]];
    }

    /** Each table by itself: a database's user can have rights for some. */
    #[DataProvider('writes')]
    public function test_a_database_that_takes_nothing_is_noticed(string $statement): void
    {
        add_filter('query', static fn(string $query): string => str_starts_with($query, $statement) ? 'SELECT nothing FROM nowhere' : $query);
        $check = self::checks()['writes'];
        remove_all_filters('query');

        self::assertSame('fail', $check['status']);
        self::assertStringContainsString('nowhere', $check['message']);
    }

    public function test_what_is_tried_of_the_database_leaves_nothing(): void
    {
        global $wpdb;
        $rows = static fn(): array => array_map(static fn(string $table): array => $wpdb->get_results("SELECT * FROM $table", ARRAY_A), [...Schema::tables(), Schema::locks_table()]);
        $before = $rows();

        self::assertSame('pass', self::checks()['writes']['status']);
        self::assertSame($before, $rows());
    }

    public function test_each_thing_that_is_wrong_is_named_by_a_check_of_its_own(): void
    {
        global $wpdb;

        $wpdb->query('DELETE FROM ' . Schema::locks_table() . ' WHERE bucket = 7');
        update_option(SiteIdentity::OPTION, 'original.example');
        update_option(Settings::OPTION, [
            'default_role' => 'editor',
            'return_password' => 'link',
            'return_password_field' => 'noSuchField',
            'field_map' => [['field' => 'email', 'key' => 'wp_capabilities', 'type' => 'text', 'wipe' => false]],
        ]);
        $checks = self::checks();

        self::assertSame('fail', $checks['tables']['status']);
        self::assertStringContainsString('original.example', $checks['site']['message']);
        self::assertStringContainsString('key generate', $checks['access keys']['message']);
        self::assertSame('fail', $checks['return password']['status']);
        self::assertStringContainsString('editor', $checks['default role']['message']);
        self::assertStringContainsString('wp_capabilities is not written', $checks['field map']['message']);
    }

    public function test_the_default_role_that_is_advised_is_one_that_can_be_set(): void
    {
        update_option(Settings::OPTION, ['allowed_roles' => ['customer'], 'default_role' => 'subscriber']);
        self::assertStringEndsWith('Run: wp encharge config set allowed_roles automatic', self::checks()['default role']['message']);

        add_role('customer', 'Customer', ['read' => true]);
        self::assertStringEndsWith('Run: wp encharge config set default_role customer', self::checks()['default role']['message']);
    }

    public function test_tells_who_is_protected_and_what_ticking_would_change(): void
    {
        add_role('clerk', 'Clerk', ['read' => true, 'edit_shop_orders' => true]);
        foreach (['clerk', 'clerk', 'subscriber', 'subscriber', 'editor'] as $number => $role) {
            $user = new \WP_User((int) wp_insert_user(['user_login' => "protected$number", 'user_pass' => 'x', 'role' => $role]));
        }
        $user->add_cap('list_users');
        update_user_meta($user->ID, 'old_capabilities', ['owner' => true]);
        $messages = self::protection();
        Settings::load()->set('allowed_roles', 'subscriber,clerk');
        $ticked = self::protection();
        remove_role('clerk');

        self::assertStringContainsString('2 by the role clerk (edit_shop_orders)', $messages[0]);
        self::assertMatchesRegularExpression('/\b1 by the role administrator \(\w+\)/', $messages[0]);
        self::assertMatchesRegularExpression('/\b1 by the role editor \(\w+\)/', $messages[0]);
        self::assertStringContainsString('1 by list_users, directly', $messages[0]);
        self::assertStringContainsString('1 by the role owner under old_capabilities', $messages[0]);
        self::assertStringNotContainsString('subscriber', $messages[0]);
        self::assertCount(2, $messages);
        self::assertStringContainsString('config set allowed_roles subscriber,clerk', $messages[1]);
        self::assertStringContainsString('2 users', $messages[1]);
        self::assertStringNotContainsString('clerk', $ticked[0]);
        self::assertStringContainsString('not protected by its edit_shop_orders', $ticked[1]);
    }

    public function test_what_is_advised_of_several_roles_is_one_command(): void
    {
        foreach (['clerk' => 'edit_shop_orders', 'agent' => 'moderate_tickets', 'teacher' => 'edit_courses'] as $role => $capability) {
            add_role($role, ucfirst($role), ['read' => true, $capability => true]);
            wp_insert_user(['user_login' => "$role-ticked", 'user_pass' => 'x', 'role' => $role]);
        }
        Settings::load()->set('allowed_roles', 'subscriber,teacher');
        preg_match_all('/wp encharge config set allowed_roles (\S+?)\. /', implode("\n", self::protection()), $commands);
        foreach ($commands[1] as $roles) {
            Settings::load()->set('allowed_roles', $roles);
        }
        array_map(remove_role(...), ['clerk', 'agent', 'teacher']);

        self::assertEqualsCanonicalizing(['subscriber', 'teacher', 'clerk', 'agent'], Settings::load()->allowed_roles());
    }

    public function test_the_way_back_of_a_password_is_judged_anew(): void
    {
        foreach (['' => 'config set return_password_field', 'email' => 'Nothing is ever returned', 'firstName' => 'mapped to first_name', 'tags' => 'Nothing is ever', 'gone' => 'no field gone'] as $field => $why) {
            update_option(Settings::OPTION, ['return_password' => 'password', 'return_password_field' => $field]);
            self::assertStringContainsString($why, self::checks()['return password']['message']);
        }
        update_option(Settings::OPTION, ['return_password' => 'password', 'return_password_field' => 'phone']);
        self::assertArrayNotHasKey('return password', self::checks());
    }

    public function test_an_answer_from_encharge_is_passed_on(): void
    {
        (new ApiConnection())->remember('wrong-token');
        $check = self::checks()['encharge'];

        self::assertSame('fail', $check['status']);
        self::assertSame('Encharge refused the API key: User not logged in Copy it from Account → API in Encharge and run: wp encharge connect', (string) preg_replace('/ \(trace id [^)]*\)/', '', $check['message']));
    }

    public function test_a_refusal_that_is_not_about_the_token_is_not_called_one(): void
    {
        self::encharge()->fault(['mode' => 'answer', 'status' => 401, 'body' => '<html>Proxy Authentication</html>']);
        $message = self::checks()['encharge']['message'];

        self::assertStringNotContainsString('refused the API key', $message);
        self::assertStringContainsString('A proxy or a firewall', $message);
    }

    public function test_the_account_is_named(): void
    {
        self::assertMatchesRegularExpression('/^Connected to "Example Ltd" \(account \w+\)\.$/', self::checks()['encharge']['message']);

        self::encharge()->fault(['mode' => 'answer', 'path' => '/v1/accounts/info', 'json' => ['name' => 'Example Ltd']]);
        self::assertStringNotContainsString('unknown', self::checks()['encharge']['message']);
    }

    /** @return list<string> messages */
    private static function protection(): array
    {
        $checks = (new Diagnosis(Settings::load(), new ApiConnection()))->checks();

        return array_column(array_filter($checks, static fn (array $check): bool => $check['check'] === 'protected users'), 'message');
    }

    /** @return array<string, array{check: string, status: string, message: string}> by name, the last of each */
    private static function checks(): array
    {
        return array_column((new Diagnosis(Settings::load(), new ApiConnection()))->checks(), null, 'check');
    }
}
