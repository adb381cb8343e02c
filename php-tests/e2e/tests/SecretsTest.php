<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Database;
use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\PhpFpm;
use Encharge\Webhooks\Tests\Support\Server\Reply;
use Encharge\Webhooks\Tests\Support\WordPress;

/**
 * Keys, tokens and passwords are where they belong, and nowhere else. nginx's access log alone holds keys: it is the
 * URL that the sender used.
 */
final class SecretsTest extends WebhookTestCase
{
    protected const EXPECTED_ERRORS = '/./';

    private const MAPPED_PASSWORD = 'pa\'ss\\w"1 ü %s $2y';

    /** @var list<Reply> */
    private array $replies = [];

    public function test_secrets_are_in_no_table_log_answer_or_phpinfo(): void
    {
        // nginx also logs the sender's URL where a body went to a file, in other tests.
        $logged = array_map(strlen(...), $this->stack->logs());
        $returned = $this->do_everything();
        $secrets = [$this->stack->key, \FakeEncharge::TOKEN, Database::PASSWORD, WordPress::ADMINISTRATOR['password'], self::MAPPED_PASSWORD, $returned];
        $forms = array_unique(array_merge(...array_map(self::forms(...), $secrets)));

        foreach ($this->stack->database->dump() as $where => $row) {
            // The option in which the contract keeps the token.
            if (!str_contains($where, 'encharge_webhooks_api_key')) {
                self::assert_without($forms, $row, $where);
            }
        }
        foreach ($this->stack->logs() as $file => $content) {
            self::assert_without($forms, substr($content, $file === 'php.log' ? 0 : $logged[$file]), $file);
        }
        foreach ($this->replies as $reply) {
            self::assert_without($forms, $reply->body . json_encode($reply->headers, JSON_THROW_ON_ERROR), (string) $reply);
        }
        foreach (Http::send_all(array_fill(0, 4 * PhpFpm::WORKERS, ['method' => 'GET', 'url' => $this->stack->site->url . '/phpinfo.php'])) as $reply) {
            self::assertStringContainsString('encharge.cainfo', $reply->body);
            self::assert_without($forms, $reply->body, 'phpinfo()');
        }
        foreach ($this->stack->mails() as $mail) {
            self::assert_without($forms, quoted_printable_decode($mail), 'mail');
        }
    }

    public function test_keys_are_stored_as_digests(): void
    {
        $settings = unserialize((string) $this->stack->database->value("SELECT option_value FROM wp_options WHERE option_name = 'encharge_webhooks_settings'"));

        self::assertSame([hash('sha256', $this->stack->key)], array_column($settings['access_keys'], 'digest'));
        self::assertSame(
            ['encharge_webhooks_api_key' => 'off', 'encharge_webhooks_settings' => 'off'],
            array_column($this->stack->database->rows("SELECT option_name, autoload FROM wp_options WHERE option_name IN ('encharge_webhooks_api_key', 'encharge_webhooks_settings') ORDER BY 1"), 'autoload', 'option_name')
        );
    }

    public function test_the_token_goes_to_encharge_in_its_header_only(): void
    {
        $this->people(self::person('c1'));
        $this->stack->site->set(['return_password' => 'password', 'return_password_field' => 'wpPassword']);
        self::assert_handled($this->post('add', ['id' => 'c1']));

        self::assertCount(2, $this->stack->encharge->requests());
        foreach ($this->stack->encharge->requests() as $request) {
            self::assertSame(\FakeEncharge::TOKEN, $request['headers']['x-encharge-token']);
            self::assertSame(1, substr_count(json_encode($request, JSON_THROW_ON_ERROR), \FakeEncharge::TOKEN));
            self::assertSame('tls', $request['listener']);
        }
    }

    public function test_passwords_open_the_login_form(): void
    {
        $this->stack->site->set(['return_password' => 'password', 'return_password_field' => 'wpPassword']);
        $this->people(self::person('c1'));
        self::assert_handled($this->post('add', ['id' => 'c1']));
        $returned = $this->stack->encharge->state()['people'][0]['wpPassword'];
        self::assertGreaterThanOrEqual(22, strlen($returned));
        $this->stack->site->set(['field_map' => self::map_with_password()]);
        $this->people(self::person('c2', password: self::MAPPED_PASSWORD));
        self::assert_handled($this->post('add', ['id' => 'c2']));

        self::assertTrue($this->can_log_in('c1@example.test', $returned));
        self::assertTrue($this->can_log_in('c2@example.test', self::MAPPED_PASSWORD));
        self::assertFalse($this->can_log_in('c1@example.test', self::MAPPED_PASSWORD));
        self::assertArrayNotHasKey('wpPassword', $this->stack->encharge->state()['people'][0], 'the password that Encharge already knows');
    }

    public function test_a_password_that_cannot_be_returned_is_a_note(): void
    {
        $this->stack->site->set(['return_password' => 'password', 'return_password_field' => 'wpPassword']);
        $this->people(self::person('c1'));
        // The first passes unharmed: it is the pull.
        $this->stack->encharge->fault(['mode' => 'answer']);
        $this->stack->encharge->fault(['mode' => 'error', 'status' => 500]);

        $data = self::assert_handled($this->post('add', ['id' => 'c1']));

        self::assertSame([true, ['password_not_returned']], [$data['created'], array_column($data['notes'], 'code')]);
        self::assert_handled($this->post('update_tags', ['id' => 'c1']));
        $paid = $this->stack->encharge->state()['people'][0]['wpPassword'];
        self::assertTrue($this->can_log_in('c1@example.test', $paid));
        self::assertNull($this->stack->database->value("SELECT owed FROM wp_encharge_webhooks_contacts WHERE contact_id = 'c1'"));
    }

    public function test_a_returned_link_sets_a_password(): void
    {
        $this->stack->site->set(['return_password' => 'link', 'return_password_field' => 'wpLink']);
        $this->people(self::person('c1'));
        self::assert_handled($this->post('add', ['id' => 'c1']));

        $link = $this->stack->encharge->state()['people'][0]['wpLink'];

        $first = Http::send(['method' => 'GET', 'url' => $link]);
        self::assertSame(302, $first->status, (string) $first);
        $form = Http::send(['method' => 'GET', 'url' => $this->stack->site->url . $first->header('location'), 'headers' => [self::cookies($first)]]);
        self::assertStringContainsString('name="pass1"', $form->body, $first . $form);
    }

    /** @return string the password that was returned */
    private function do_everything(): string
    {
        $key = $this->stack->key;
        $token = \FakeEncharge::TOKEN;
        $this->stack->site->set(['return_password' => 'password', 'return_password_field' => 'wpPassword']);
        $this->people(self::person('c1'), self::person('c3'));
        $this->replies[] = $this->post('add', ['id' => 'c1'], ['send_notification' => 'true']);
        $returned = $this->stack->encharge->state()['people'][0]['wpPassword'];
        $this->stack->site->set(['field_map' => self::map_with_password()]);
        $this->people(self::person('c2', password: self::MAPPED_PASSWORD), self::person('c3', password: self::MAPPED_PASSWORD));
        $this->replies[] = $this->post('add', ['id' => 'c2']);
        $this->replies[] = $this->post('update', ['id' => 'c2']);
        $this->replies[] = $this->post('add', "{\"$key\":");
        $this->replies[] = $this->post('add', '{}', ['access_key' => '', $key => $token]);
        $this->replies[] = $this->post($key, '{}');
        $this->replies[] = $this->post('add', ['id' => 'c2'], ['role' => $key]);
        $this->replies[] = Http::send(['url' => $this->url(['wpf_action' => 'test']), 'headers' => ["Authorization: Bearer $key"]]);
        foreach ([401, 429, 500] as $status) {
            $this->stack->encharge->fault(['mode' => 'error', 'status' => $status, 'message' => "Token $token is bad", 'code' => $token]);
            $this->replies[] = $this->post('add', ['id' => 'c2']);
        }
        $this->stack->encharge->fault(['mode' => 'redirect', 'location' => "/?token=$token"]);
        $this->replies[] = $this->post('add', ['id' => 'c2']);
        $this->stack->site->load('hostile');
        foreach (['throws', 'calls_nothing', 'errs', 'exits', 'warns', 'takes_all_memory', 'kills'] as $deed) {
            foreach (['user_register', 'encharge_webhooks_failed', 'wp_loaded'] as $hook) {
                $this->stack->site->set_option('hostile', "$hook $deed");
                $this->replies[] = $this->post('add', ['id' => 'c3']);
                $this->replies[] = $this->post('add', ['id' => 'gone']);
            }
        }
        self::assertGreaterThan(50, count($this->replies));
        return $returned;
    }

    /**
     * @param array<int, string> $forms
     */
    private static function assert_without(array $forms, string $text, string $where): void
    {
        foreach ($forms as $form) {
            self::assertStringNotContainsStringIgnoringCase($form, $text, $where);
        }
    }

    /** @return list<string> a secret as it may be written */
    private static function forms(string $secret): array
    {
        return [$secret, addslashes($secret), rawurlencode($secret), urlencode($secret), base64_encode($secret), (string) json_encode($secret), htmlspecialchars($secret), bin2hex($secret)];
    }

    /** @return list<array{field: string, key: string, type: string, wipe: bool}> */
    private static function map_with_password(): array
    {
        return [
            ['field' => 'email', 'key' => 'user_email', 'type' => 'email', 'wipe' => false],
            ['field' => 'password', 'key' => 'user_pass', 'type' => 'password', 'wipe' => false],
        ];
    }

    private function can_log_in(string $login, string $password): bool
    {
        $reply = Http::send([
            'url' => $this->stack->site->url . '/wp-login.php',
            'headers' => ['Content-Type: application/x-www-form-urlencoded', 'Cookie: wordpress_test_cookie=WP%20Cookie%20check'],
            'body' => http_build_query(['log' => $login, 'pwd' => $password, 'testcookie' => '1']),
        ]);
        return $reply->status === 302 && str_contains((string) $reply->header('set-cookie'), 'wordpress_logged_in_');
    }

    private static function cookies(Reply $reply): string
    {
        return 'Cookie: ' . implode('; ', array_map(static fn(string $cookie): string => explode(';', $cookie)[0], $reply->headers['set-cookie']));
    }
}
