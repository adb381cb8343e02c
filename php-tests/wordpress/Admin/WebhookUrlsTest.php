<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Admin;

use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\KeyPurpose;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\LogEntry;

/** One key for each flow: made once, shown once, listed, replaced, revoked. */
final class WebhookUrlsTest extends SettingsPageTestCase
{
    private const FORM = ['flow' => 'Onboarding', 'does' => 'add', 'role' => 'subscriber', 'notify' => '1', 'async' => '1'];

    public function test_a_url_is_shown_in_the_answer_that_makes_it_and_in_no_other(): void
    {
        $page = self::make(self::FORM);
        $key = self::key_in($page);

        self::assertSame('Onboarding', self::keys()->find($key)['label'] ?? null);
        self::assertStringContainsString("/?wpf_action=add&amp;access_key=$key&amp;role=subscriber&amp;send_notification=true&amp;async=true\" data-encharge-copy", $page);
        self::assertStringContainsString('{{ person.id }}', $page);

        $later = self::open(Tab::SetUp);
        self::assertStringContainsString('Onboarding', $later);
        self::assertStringNotContainsString($key, $later);
        self::assertStringNotContainsString(hash('sha256', $key), $later);
    }

    public function test_a_form_that_is_sent_once_more_makes_no_second_key_and_knows_a_way_on(): void
    {
        $form = self::FORM + ['request' => self::request_in(self::open(Tab::SetUp))];
        $key = self::key_in(self::send(Tab::SetUp, 'make_key', $form));
        $id = self::keys()->all()[0]['id'];
        $again = self::send(Tab::SetUp, 'make_key', $form);

        self::assertCount(1, self::keys()->all());
        self::assertStringContainsString('This form has made its URL already', $again);
        self::assertStringContainsString("replace=$id", $again);
        self::assertStringNotContainsString($key, $again);

        self::send(Tab::SetUp, 'revoke', ['key' => $id]);
        self::assertStringContainsString('was revoked since', self::send(Tab::SetUp, 'make_key', $form));
        self::assertSame([], self::keys()->all());
    }

    public function test_a_flow_has_one_url(): void
    {
        self::make(self::FORM);
        $id = self::keys()->all()[0]['id'];
        $page = self::make(self::FORM);

        self::assertCount(1, self::keys()->all());
        self::assertStringContainsString('There is a URL for a flow of this name.', $page);
        self::assertStringContainsString("replace=$id", $page);
    }

    public function test_everything_that_is_wrong_is_told_at_once_and_what_was_entered_stays(): void
    {
        $page = self::make(['flow' => '"><svg onload=alert(1)>', 'does' => 'update_tags', 'role' => 'subscriber', 'notify' => '1', 'async' => '1']);

        self::assertSame([], self::keys()->all());
        foreach (['flow', 'role', 'notify'] as $field) {
            self::assertStringContainsString("<a href=\"#encharge-$field\">", $page);
            self::assertStringContainsString("aria-describedby=\"encharge-$field-error\"", $page);
            self::assertStringContainsString("id=\"encharge-$field-error\"", $page);
        }
        self::assertStringContainsString('value="&quot;&gt;&lt;svg onload=alert(1)&gt;"', $page);
        self::assertStringNotContainsString('<svg', $page);
        self::assertStringContainsString("value=\"update_tags\" checked='checked'", $page);
        self::assertStringContainsString("value=\"subscriber\" selected='selected'", $page);
        self::assertStringContainsString("name=\"async\" value=\"1\" checked='checked'", $page);

        self::assertStringContainsString('Give the name of the flow', self::make(['flow' => ' '] + self::FORM));
        self::assertStringContainsString('may not ask for the role administrator', self::make(['role' => 'administrator'] + self::FORM));
        self::assertStringContainsString('Say what the webhook does.', self::make(['does' => ''] + self::FORM));
        self::assertStringContainsString('The form did not arrive whole', self::send(Tab::SetUp, 'make_key', self::FORM));
        self::assertSame([], self::keys()->all());
    }

    public function test_the_page_says_when_the_database_took_no_key(): void
    {
        $form = self::FORM + ['request' => self::request_in(self::open(Tab::SetUp))];
        $page = self::while_no_settings_are_stored(static fn(): string => self::send(Tab::SetUp, 'make_key', $form));

        self::assertStringContainsString('The database did not take the change. Nothing was changed', $page);
        self::assertDoesNotMatchRegularExpression('/access_key=[0-9a-f]{64}/', $page);
        self::assertSame([], self::keys()->all());
        $key = self::key_in(self::send(Tab::SetUp, 'make_key', $form));
        self::assertNotNull(self::keys()->find($key));
    }

    public function test_the_list_tells_what_each_url_is_for_and_when_it_was_used(): void
    {
        $made = self::keys()->generate('Buyers', new KeyPurpose('update', 'subscriber', async: true));
        self::keys()->add('deadbeef', time() - 1);
        self::log_at('2026-11-01 10:00:00', new LogEntry('updated', action: 'update', key_id: $made['id']));
        $page = self::open(Tab::SetUp);

        self::assertStringContainsString('Update tags and fields of a user who exists · Role: Subscriber · Answered at once', $page);
        self::assertStringContainsString('<time datetime="2026-11-01T10:00:00+00:00">', $page);
        self::assertStringContainsString('Any action', $page);
        self::assertStringContainsString('can be guessed', $page);
        self::assertStringContainsString('Expired', $page);
    }

    public function test_a_url_is_replaced_once_and_the_old_one_goes_on_for_a_while(): void
    {
        $old = self::keys()->generate('Buyers', new KeyPurpose('update'));
        $question = self::open(Tab::SetUp, ['replace' => $old['id']]);
        self::assertStringContainsString('Replace the URL of “Buyers”', $question);
        self::assertCount(1, self::keys()->all());

        $form = ['key' => $old['id'], 'grace' => (string) DAY_IN_SECONDS, 'request' => self::request_in($question)];
        $page = self::send(Tab::SetUp, 'replace', $form);
        $key = self::key_in($page);
        self::assertStringContainsString("/?wpf_action=update&amp;access_key=$key\"", $page);
        self::assertEqualsWithDelta(time() + DAY_IN_SECONDS, self::keys()->find($old['key'])['expires'] ?? 0, 5);
        self::assertSame([null], array_column(array_filter([self::keys()->find($key)]), 'expires'));

        self::assertStringContainsString('This form has made its URL already', self::send(Tab::SetUp, 'replace', $form));
        self::assertCount(2, self::keys()->all());

        self::send(Tab::SetUp, 'replace', ['key' => self::keys()->all()[1]['id'], 'grace' => '0', 'request' => str_repeat('0b', 16)]);
        self::assertNotContains(hash('sha256', $key), array_column(self::keys()->valid(), 'digest'));
    }

    public function test_a_url_that_is_not_there_is_not_replaced(): void
    {
        self::assertStringContainsString('There is no access key &lt;b&gt;', self::send(Tab::SetUp, 'replace', ['key' => '<b>', 'grace' => '0', 'request' => str_repeat('0b', 16)]));
        self::assertStringNotContainsString('name="grace"', self::open(Tab::SetUp, ['replace' => 'none']));
        self::assertSame([], self::keys()->all());
    }

    public function test_a_url_is_revoked_after_a_question(): void
    {
        $made = self::keys()->generate('Buyers');
        self::assertStringContainsString('Revoke the URL of “Buyers”?', self::open(Tab::SetUp, ['revoke' => $made['id']]));
        self::assertCount(1, self::keys()->all());

        self::assertStringContainsString('done=revoked', self::send(Tab::SetUp, 'revoke', ['key' => $made['id']]));
        self::assertSame([], self::keys()->all());
        self::assertStringContainsString('The URL was revoked', self::open(Tab::SetUp, ['done' => 'revoked']));
    }

    public function test_a_site_can_let_others_change_settings_and_not_make_keys(): void
    {
        $made = self::keys()->generate('Buyers');
        add_filter('encharge_webhooks_capability', static fn(string $capability, string $task): string => $task === Access::MANAGE_KEYS ? 'do_not_allow' : $capability, 10, 2);
        $page = self::open(Tab::SetUp, ['replace' => $made['id']]);

        self::assertStringContainsString('You may not make webhook URLs.', $page);
        self::assertStringNotContainsString('name="request"', $page);
        foreach (['make_key', 'replace', 'revoke'] as $form) {
            self::assertSame(403, self::refusal(static fn() => self::send(Tab::SetUp, $form, self::FORM + ['key' => $made['id'], 'request' => str_repeat('0a', 16)])));
        }
        self::assertSame([$made['id']], array_column(self::keys()->all(), 'id'));
    }

    /** @param array<string, string> $fields */
    private static function make(array $fields): string
    {
        return self::send(Tab::SetUp, 'make_key', $fields + ['request' => self::request_in(self::open(Tab::SetUp))]);
    }

    private static function request_in(string $page): string
    {
        preg_match('/name="request" value="([0-9a-f]{32})"/', $page, $found);

        return $found[1] ?? self::fail('There is no form.');
    }

    private static function key_in(string $page): string
    {
        preg_match('/access_key=([0-9a-f]{64})/', $page, $found);

        return $found[1] ?? self::fail("There is no key in $page");
    }

    private static function keys(): AccessKeys
    {
        return new AccessKeys(Settings::load());
    }
}
