<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\Reply;
use Encharge\Webhooks\Tests\Support\WordPress;

/** A new address of a user who exists: from the webhook to the link in the mail, and who may follow it. */
final class AddressChangeTest extends WebhookTestCase
{
    /** In the admin area WordPress looks for updates, which are not to be had here. */
    protected const EXPECTED_ERRORS = '/could not establish a secure connection to WordPress\.org/';

    private const PASSWORD = 'the-password-of-ann';
    private const OLD = 'ann@example.test';
    private const NEW = 'ann.lee@example.test';

    private int $ann;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ann = $this->insert_user('ann', self::OLD);
        // The form in which WordPress takes over passwords of other software.
        $this->stack->database->execute('UPDATE wp_users SET user_pass = MD5(?) WHERE ID = ?', self::PASSWORD, $this->ann);
        $this->people(self::person('c1', email: self::OLD));
        self::assertSame($this->ann, self::assert_handled($this->post('add', ['id' => 'c1']))['user_id']);
        $this->people(self::person('c1', email: self::NEW));
    }

    public function test_the_link_in_the_mail_works_for_the_user_alone(): void
    {
        $link = $this->link_in_the_mail();

        $signed_out = $this->get($link);
        self::assertSame(302, $signed_out->status, (string) $signed_out);
        self::assertStringContainsString('/wp-login.php?', (string) $signed_out->header('location'));
        self::assertSame(self::OLD, $this->address());

        $somebody_else = $this->get($link, $this->sign_in(WordPress::ADMINISTRATOR['login'], WordPress::ADMINISTRATOR['password']));
        self::assertStringContainsString('error=new-email', (string) $somebody_else->header('location'));
        self::assertSame([self::OLD, WordPress::ADMINISTRATOR['email']], [$this->address(), $this->address(1)]);

        $cookies = $this->sign_in('ann', self::PASSWORD);
        $page = $this->get($link, $cookies);
        self::assertSame(200, $page->status, (string) $page);
        self::assertStringContainsString('<strong>' . self::NEW . '</strong>', $page->body);
        self::assertSame(self::OLD, $this->address(), 'to follow a link is no consent');

        $yes = $this->press_the_button($link, $cookies, $page);
        self::assertStringContainsString('updated=true', (string) $yes->header('location'), (string) $yes);
        self::assertSame(self::NEW, $this->address());
        self::assertSame([], self::assert_handled($this->post('update', ['id' => 'c1']))['notes'] ?? []);
    }

    public function test_a_foreign_page_cannot_press_the_button(): void
    {
        $link = $this->link_in_the_mail();

        $forged = Http::send([
            'url' => $link,
            'headers' => ['Content-Type: application/x-www-form-urlencoded', 'Cookie: ' . $this->sign_in('ann', self::PASSWORD)],
            'body' => '_wpnonce=0123456789',
        ]);

        self::assertSame([403, self::OLD], [$forged->status, $this->address()]);
    }

    public function test_who_is_protected_by_then_keeps_their_address(): void
    {
        $link = $this->link_in_the_mail();
        $cookies = $this->sign_in('ann', self::PASSWORD);
        $page = $this->get($link, $cookies);
        $this->stack->database->execute("UPDATE wp_usermeta SET meta_value = ? WHERE user_id = ? AND meta_key = 'wp_capabilities'", serialize(['editor' => true]), $this->ann);

        $this->press_the_button($link, $cookies, $page);

        self::assertSame(self::OLD, $this->address());
    }

    public function test_an_address_is_stored_as_it_was_confirmed(): void
    {
        $this->people(self::person('c1', email: "o'brien&ann@example.test"));
        self::assert_handled($this->post('update', ['id' => 'c1']));
        self::assertSame(1, preg_match('#\S+/wp-admin/profile\.php\?newuseremail=[0-9a-f]{32}#', $this->stack->mails()[0], $match));
        $cookies = $this->sign_in('ann', self::PASSWORD);

        $this->press_the_button($match[0], $cookies, $this->get($match[0], $cookies));

        self::assertSame("o'brien&ann@example.test", $this->address());
    }

    public function test_until_then_a_lost_password_is_mailed_to_the_old_address(): void
    {
        $this->link_in_the_mail();

        $this->form('/wp-login.php?action=lostpassword', ['user_login' => 'ann']);

        $mails = preg_grep('/action=rp/', $this->stack->mails());
        self::assertCount(1, $mails);
        self::assertMatchesRegularExpression('/^To: ' . preg_quote(self::OLD, '/') . '\r?$/m', (string) reset($mails));
    }

    public function test_an_address_is_kept_where_the_setting_says_never(): void
    {
        $this->stack->site->set(['address_changes' => 'never']);

        $data = self::assert_handled($this->post('update', ['id' => 'c1']));

        self::assertSame(['address_kept'], array_column($data['notes'], 'code'));
        self::assertSame([self::OLD, []], [$this->address(), $this->stack->mails()]);
    }

    public function test_an_address_is_written_at_once_where_the_setting_says_write(): void
    {
        $this->stack->site->set(['address_changes' => 'write']);

        self::assertArrayNotHasKey('notes', self::assert_handled($this->post('update', ['id' => 'c1'])));

        self::assertSame(self::NEW, $this->address());
        self::assertMatchesRegularExpression('/^To: ' . preg_quote(self::OLD, '/') . '\r?$/m', implode("\n", $this->stack->mails()), 'core\'s notice');
    }

    public function test_an_account_that_a_webhook_made_takes_it_until_somebody_has_signed_in(): void
    {
        $this->stack->site->set(['field_map' => [
            ['field' => 'email', 'key' => 'user_email', 'type' => 'email', 'wipe' => false],
            ['field' => 'pw', 'key' => 'user_pass', 'type' => 'password', 'wipe' => false],
        ]]);
        $this->people(self::person('c2', pw: self::PASSWORD));
        $bob = self::assert_handled($this->post('add', ['id' => 'c2']))['user_id'];

        $this->people(self::person('c2', email: 'c2.first@example.test'));
        self::assert_handled($this->post('update', ['id' => 'c2']));
        self::assertSame('c2.first@example.test', $this->address($bob));

        $this->sign_in('c2.first@example.test', self::PASSWORD);
        $this->people(self::person('c2', email: 'c2.second@example.test'));
        $data = self::assert_handled($this->post('update', ['id' => 'c2']));
        self::assertSame(['address_to_confirm'], array_column($data['notes'], 'code'));
        self::assertSame('c2.first@example.test', $this->address($bob));
    }

    private function link_in_the_mail(): string
    {
        $data = self::assert_handled($this->post('update', ['id' => 'c1']));
        self::assertSame(['address_to_confirm'], array_column($data['notes'], 'code'));
        self::assertSame(self::OLD, $this->address());
        [$mail] = $this->stack->mails();
        self::assertMatchesRegularExpression('/^To: ' . preg_quote(self::NEW, '/') . '\r?$/m', $mail);
        self::assertSame(1, preg_match('#\S+/wp-admin/profile\.php\?newuseremail=[0-9a-f]{32}#', $mail, $match), $mail);

        return $match[0];
    }

    private function press_the_button(string $link, string $cookies, Reply $page): Reply
    {
        self::assertSame(1, preg_match('/name="_wpnonce" value="(\w+)"/', $page->body, $nonce), (string) $page);

        return Http::send(['url' => $link, 'headers' => ['Content-Type: application/x-www-form-urlencoded', "Cookie: $cookies"], 'body' => "_wpnonce=$nonce[1]"]);
    }

    private function address(?int $user_id = null): string
    {
        return (string) $this->stack->database->value('SELECT user_email FROM wp_users WHERE ID = ?', $user_id ?? $this->ann);
    }

    private function get(string $url, string $cookies = ''): Reply
    {
        return Http::send(['method' => 'GET', 'url' => $url, 'headers' => $cookies === '' ? [] : ["Cookie: $cookies"]]);
    }

    /** @return string the cookies of somebody who is signed in */
    private function sign_in(string $login, string $password): string
    {
        $reply = $this->form('/wp-login.php', ['log' => $login, 'pwd' => $password]);
        self::assertSame(302, $reply->status, (string) $reply);

        return implode('; ', array_map(static fn(string $cookie): string => strtok($cookie, ';'), $reply->headers['set-cookie']));
    }

    /** @param array<string, string> $fields */
    private function form(string $path, array $fields): Reply
    {
        return Http::send([
            'url' => $this->stack->site->url . $path,
            'headers' => ['Content-Type: application/x-www-form-urlencoded', 'Cookie: wordpress_test_cookie=WP%20Cookie%20check'],
            'body' => http_build_query($fields),
        ]);
    }
}
