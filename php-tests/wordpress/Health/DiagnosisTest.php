<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Health;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Health\Check;
use Encharge\Webhooks\WordPress\Health\Diagnosis;
use Encharge\Webhooks\WordPress\Health\RemedyKind;
use Encharge\Webhooks\WordPress\Health\Status;
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
        preg_match_all('/wp encharge config set allowed_roles (\S+)/', implode("\n", self::protection()), $commands);
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

    public function test_the_field_of_the_users_id_is_judged_anew(): void
    {
        foreach (['email' => 'Nothing is ever returned', 'firstName' => 'mapped to first_name', 'gone' => 'no field gone'] as $field => $why) {
            update_option(Settings::OPTION, ['return_user_id_field' => $field]);
            self::assertStringContainsString($why, self::checks()['return user id']['message']);
        }
        update_option(Settings::OPTION, ['return_user_id_field' => 'phone']);
        self::assertArrayNotHasKey('return user id', self::checks());
    }

    public function test_an_answer_from_encharge_is_passed_on(): void
    {
        (new ApiConnection())->remember('wrong-token');
        $check = self::checks()['encharge'];

        self::assertSame('fail', $check['status']);
        self::assertSame('Encharge refused the API key: User not logged in Copy it from Account → API in Encharge. Run: wp encharge connect', (string) preg_replace('/ \(trace id [^)]*\)/', '', $check['message']));
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

    /** @return \Generator<string, array{string, int, int, list<string>|null}> the check; tests that the site gets, calls that Encharge gets, and with what the statements that the database gets begin; null: any */
    public static function single_checks(): \Generator
    {
        yield 'what runs here' => ['extension', 1, 0, null];
        yield 'the tables' => ['tables', 0, 0, ['SHOW', 'SELECT']];
        yield 'their engines' => ['transactions', 0, 0, ['SHOW']];
        yield 'whether they take anything' => ['writes', 0, 0, ['START', 'UPDATE', 'INSERT', 'ROLLBACK', 'DELETE']];
        yield 'the site' => ['site', 0, 0, []];
        yield 'whether webhooks arrive' => ['reception', 1, 0, null];
        yield 'who answers them' => ['guard', 1, 0, null];
        yield 'the inbox' => ['inbox', 0, 0, []];
        yield 'WordPress behind the guard' => ['wordpress', 3, 0, null];
        yield 'a header' => ['authorization', 3, 0, null];
        yield 'the object cache' => ['object cache', 3, 0, null];
        yield 'the keys' => ['access keys', 0, 0, []];
        yield 'the account' => ['encharge', 0, 2, []];
        yield 'the field map' => ['field map', 0, 1, []];
        yield 'the way back of a password' => ['return password', 0, 1, []];
        yield 'the way back of an id' => ['return user id', 0, 1, []];
        yield 'the role of new users' => ['default role', 0, 0, []];
        yield 'who is protected' => ['protected users', 0, 0, ['SELECT']];
    }

    /** @param list<string>|null $expected */
    #[DataProvider('single_checks')]
    public function test_a_check_that_is_made_alone_asks_for_nothing_that_others_need(string $id, int $tests, int $calls, ?array $expected): void
    {
        update_option(Settings::OPTION, ['return_password' => 'link', 'return_user_id_field' => 'noSuchField', 'field_map' => [['field' => 'noSuchField', 'key' => 'phone', 'type' => 'text', 'wipe' => false]]]);
        update_option(SiteIdentity::OPTION, SiteIdentity::current());
        $sent = 0;
        add_filter('pre_http_request', static function (mixed $response, array $options, string $url) use (&$sent): array {
            ++$sent;
            $data = str_ends_with($url, 'answered_by=wordpress') ? ['answered_by' => 'wordpress', 'settings' => 'current', 'object_cache' => true, 'authorization' => true] : ['answered_by' => 'guard'];

            return ['response' => ['code' => 200, 'message' => ''], 'body' => json_encode(['data' => $data]), 'headers' => []];
        }, 10, 3);
        $diagnosis = new Diagnosis(Settings::load(), new ApiConnection());
        $statements = [];
        add_filter('query', static function (string $query) use (&$statements): string {
            $statements[strtok(ltrim($query), " \n")] = true;

            return $query;
        });
        $checks = $diagnosis->check($id);
        remove_all_filters('query');

        self::assertSame([$id], array_values(array_unique(array_column($checks, 'id'))));
        self::assertSame([$tests, $calls], [$sent, count(self::encharge()->requests())]);
        self::assertSame($expected ?? array_keys($statements), array_keys($statements));
        self::assertContains($id, $diagnosis->ids());
    }

    public function test_every_check_has_a_name_by_which_it_can_be_made_alone(): void
    {
        $diagnosis = new Diagnosis(Settings::load(), new ApiConnection());

        self::assertSame(array_column(iterator_to_array(self::single_checks()), 0), array_values(array_diff($diagnosis->ids(), ['network'])), 'in the order of a webhook\'s way');
    }

    public function test_why_encharge_cannot_be_asked_is_said_once_and_by_each_check_that_needs_it(): void
    {
        update_option(Settings::OPTION, ['return_password' => 'link']);
        (new ApiConnection())->remember('wrong-token');

        self::assertCount(1, array_keys(array_column(self::diagnosis(), 'check'), 'encharge', true));
        self::assertCount(1, self::encharge()->requests());
        foreach (['field map', 'return password'] as $id) {
            $checks = (new Diagnosis(Settings::load(), new ApiConnection()))->check($id);
            self::assertSame([['encharge', Status::Fail]], array_map(static fn(Check $check): array => [$check->id, $check->status], $checks));
        }
    }

    public function test_a_diagnosis_keeps_nothing_of_what_encharge_said(): void
    {
        self::diagnosis();

        self::assertFalse(get_option('encharge_webhooks_account'));
        self::assertFalse(get_transient('encharge_webhooks_fields'));
    }

    public function test_a_check_that_there_is_not_is_refused(): void
    {
        $this->expectException(\InvalidArgumentException::class);
        (new Diagnosis(Settings::load(), new ApiConnection()))->check('nonsense');
    }

    public function test_what_puts_a_check_right_is_told_apart_from_what_was_seen(): void
    {
        $check = (new Diagnosis(Settings::load(), new ApiConnection()))->check('access keys')[0];

        self::assertSame(['There is none: every webhook is refused.', RemedyKind::Command, 'wp encharge key generate'], [$check->message, $check->remedy?->kind, $check->remedy?->value]);
        self::assertSame('There is none: every webhook is refused. Run: wp encharge key generate', $check->text());
    }

    public function test_in_the_admin_area_a_screen_is_named_in_the_place_of_a_command(): void
    {
        add_role('clerk', 'Clerk', ['read' => true, 'edit_shop_orders' => true]);
        wp_insert_user(['user_login' => 'clerk', 'user_pass' => 'x', 'role' => 'clerk']);
        update_option(SiteIdentity::OPTION, 'original.example');
        update_option(Settings::OPTION, ['default_role' => 'administrator', 'return_password' => 'link', 'field_map' => [['field' => 'gone', 'key' => 'gone', 'type' => 'text', 'wipe' => false]]]);
        $remedies = static function (string ...$ids): array {
            $shown = array_map(static fn(Check $check): Check => $check->in_admin(), (new Diagnosis(Settings::load(), new ApiConnection()))->checks(...$ids));
            array_map(static fn(Check $check) => self::assertStringNotContainsString('wp encharge', $check->text()), $shown);

            return array_values(array_filter(array_map(static fn(Check $check): string => (string) $check->remedy?->value, $shown)));
        };
        $url = admin_url('options-general.php?page=encharge-webhooks&tab=');

        self::assertSame(
            ["{$url}set-up", "{$url}set-up#encharge-make", "{$url}field-map", "{$url}users#encharge-return_password_field", "{$url}users#encharge-default_role", "{$url}users#encharge-allowed_roles"],
            $remedies('site', 'access keys', 'field map', 'return password', 'default role', 'protected users'),
        );
        delete_option(ApiConnection::TOKEN_OPTION);
        self::assertSame(["{$url}set-up#encharge-account"], $remedies('encharge'));
        update_option(ApiConnection::TOKEN_OPTION, 'refused');
        self::assertSame(["{$url}set-up#encharge-account"], $remedies('encharge'));
        remove_role('clerk');
    }

    public function test_a_translation_changes_what_is_read_and_no_name(): void
    {
        $ids = array_column(self::diagnosis(), 'check');
        add_filter('gettext', static fn(string $translation, string $text, string $domain): string => $domain === 'webhooks-for-encharge' ? "[$translation]" : $translation, 10, 3);
        $checks = (new Diagnosis(Settings::load(), new ApiConnection()))->checks();

        self::assertSame($ids, array_column($checks, 'id'));
        foreach ($checks as $check) {
            self::assertStringStartsWith('[', $check->label);
        }
        self::assertSame('[There is none: every webhook is refused.] [Run: wp encharge key generate]', array_values(array_filter($checks, static fn(Check $check): bool => $check->id === 'access keys'))[0]->text());
    }

    /** @return list<string> messages */
    private static function protection(): array
    {
        $checks = self::diagnosis();

        return array_column(array_filter($checks, static fn (array $check): bool => $check['check'] === 'protected users'), 'message');
    }
}
