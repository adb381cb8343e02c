<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

/**
 * The four URLs of the flows, and their parameters.
 */
final class ActionsTest extends WebhookTestCase
{
    public function test_add_creates_the_user_and_links_them(): void
    {
        $this->people(self::person('c1'));

        $data = self::assert_handled($this->post('add', ['id' => 'c1']));

        [$user] = $this->users();
        self::assertSame(['method' => 'add', 'user_id' => $user['ID'], 'created' => true, 'contact_id' => 'c1', 'tags' => ['Customer', 'VIP']], $data);
        self::assertSame(['c1@example.test', 'c1@example.test'], [$user['user_login'], $user['user_email']]);
        self::assertSame(['Ann', 'Lee'], [$this->meta($user['ID'], 'first_name'), $this->meta($user['ID'], 'last_name')]);
        self::assertSame('c1', $this->meta($user['ID'], 'encharge_contact_id'));
        self::assertSame(['Customer', 'VIP'], $this->tags($user['ID']));
        self::assertSame(['subscriber' => true], unserialize((string) $this->meta($user['ID'], 'wp_capabilities')));
        self::assertSame($user['ID'], $this->stack->database->value("SELECT user_id FROM wp_encharge_webhooks_contacts WHERE contact_id = 'c1'"));
    }

    public function test_add_updates_whom_it_finds_by_contact_or_address(): void
    {
        $by_address = $this->insert_user('bob', 'bob@example.test');
        $this->people(self::person('c1', email: 'bob@example.test', firstName: 'Bob'));
        $data = self::assert_handled($this->post('add', ['id' => 'c1']));
        self::assertSame([$by_address, false], [$data['user_id'], $data['created']]);

        $this->people(self::person('c1', email: 'robert@example.test', firstName: 'Robert', tags: ''));
        $data = self::assert_handled($this->post('add', ['id' => 'c1']));
        self::assertSame([$by_address, false, []], [$data['user_id'], $data['created'], $data['tags']]);

        [$user] = $this->users();
        // The address is a claim, which Bob has yet to confirm.
        self::assertSame(['bob', 'bob@example.test', '*'], [$user['user_login'], $user['user_email'], $user['user_pass']]);
        self::assertSame('Robert', $this->meta($by_address, 'first_name'));
        self::assertSame([], $this->tags($by_address));
    }

    public function test_update_pulls_fields_and_tags_and_creates_nobody(): void
    {
        $this->people(self::person('c1'), self::person('c2'));
        $user_id = self::assert_handled($this->post('add', ['id' => 'c1']))['user_id'];
        $this->people(self::person('c1', firstName: 'Anna', tags: 'VIP'), self::person('c2'));

        $data = self::assert_handled($this->post('update', ['id' => 'c1']));

        self::assertSame(['method' => 'update', 'user_id' => $user_id, 'created' => false, 'contact_id' => 'c1', 'tags' => ['VIP']], $data);
        self::assertSame('Anna', $this->meta($user_id, 'first_name'));
        self::assert_failed(404, 'user_not_found', $this->post('update', ['id' => 'c2']));
        self::assertCount(1, $this->users());
    }

    public function test_whoever_was_erased_comes_again_only_when_an_administrator_lets_them(): void
    {
        $this->people(self::person('c1'), self::person('c2', email: 'c2@example.test'));
        self::assert_handled($this->post('add', ['id' => 'c1']));
        $erase = 'foreach ( [ 1, 2 ] as $page ) { apply_filters( "wp_privacy_personal_data_erasers", [] )["webhooks-for-encharge"]["callback"]( "C1@example.test", $page ); }';
        $this->stack->site->cli('eval', $erase);
        self::assertNull($this->stack->database->value("SELECT user_id FROM wp_encharge_webhooks_contacts WHERE contact_id = 'c1'"));

        foreach (['add', 'update'] as $action) {
            $answer = self::assert_failed(422, 'user_rejected', $this->post($action, ['id' => 'c1']));
            self::assertStringContainsString('wp encharge erasure lift <address>', $answer['message']);
        }
        self::assert_failed(404, 'user_not_found', $this->post('update_tags', ['id' => 'c1']));
        self::assertTrue(self::assert_handled($this->post('add', ['id' => 'c2']))['created']);

        $this->stack->site->cli('encharge', 'erasure', 'lift', 'c1@example.test');
        self::assertFalse(self::assert_handled($this->post('add', ['id' => 'c1']))['created']);
    }

    public function test_update_tags_pulls_tags_only(): void
    {
        $this->people(self::person('c1'), self::person('c2'));
        $user_id = self::assert_handled($this->post('add', ['id' => 'c1']))['user_id'];
        $this->people(self::person('c1', firstName: 'Anna', email: 'new@example.test', tags: 'VIP, Alumni'), self::person('c2'));

        $data = self::assert_handled($this->post('update_tags', ['id' => 'c1'], ['role' => 'customer']));

        self::assertSame(['method' => 'update_tags', 'user_id' => $user_id, 'created' => false, 'contact_id' => 'c1', 'tags' => ['VIP', 'Alumni']], $data);
        self::assertSame('Ann', $this->meta($user_id, 'first_name'));
        self::assertSame('c1@example.test', $this->users()[0]['user_email']);
        self::assert_failed(404, 'user_not_found', $this->post('update_tags', ['id' => 'c2']));
    }

    public function test_test_checks_the_key_and_does_nothing_else(): void
    {
        self::assertSame(['method' => 'test', 'answered_by' => 'guard'], self::assert_handled($this->post('test')));
        self::assertSame(['method' => 'test', 'answered_by' => 'guard'], self::assert_handled($this->post('test', '{not read')));
        self::assertSame([], $this->stack->encharge->requests());
        $this->assert_no_user_came();
    }

    public function test_every_webhook_is_one_call_and_two_when_something_is_returned(): void
    {
        $this->people(self::person('c1'), self::person('c2'));
        foreach (['add', 'update', 'update_tags', 'add'] as $number => $action) {
            self::assert_handled($this->post($action, ['id' => 'c1']));
            self::assertCount($number + 1, $this->stack->encharge->requests());
        }
        $this->stack->site->set(['return_password' => 'password', 'return_password_field' => 'wpPassword']);

        self::assert_handled($this->post('add', ['id' => 'c2']));

        $calls = array_map(static fn(array $request): string => "{$request['method']} {$request['path']}", array_slice($this->stack->encharge->requests(), 4));
        self::assertSame(['GET /v1/people', 'POST /v1/people'], $calls);
    }

    public function test_a_trusted_payload_needs_no_call(): void
    {
        $this->stack->site->set(['trust_payload' => true]);

        $data = self::assert_handled($this->post('add', ['endUserData' => [self::person('c1', firstName: 'Trudy')]]));

        self::assertSame('Trudy', $this->meta($data['user_id'], 'first_name'));
        self::assertSame([], $this->stack->encharge->requests());
    }

    public function test_a_payload_that_nobody_trusts_is_asked_about(): void
    {
        $this->people(self::person('c1', firstName: 'Ann'));

        $data = self::assert_handled($this->post('add', ['endUserData' => [self::person('c1', firstName: 'Trudy')]]));

        self::assertSame('Ann', $this->meta($data['user_id'], 'first_name'));
        self::assertCount(1, $this->stack->encharge->requests());
    }

    public function test_a_role_that_is_harmless_is_given_and_another_is_refused(): void
    {
        $this->add_role('customer', ['read' => true]);
        $this->people(self::person('c1'), self::person('c2'), self::person('c3'));

        $data = self::assert_handled($this->post('add', ['id' => 'c1'], ['role' => 'customer']));
        self::assertSame(['customer' => true], unserialize((string) $this->meta($data['user_id'], 'wp_capabilities')));
        self::assertArrayNotHasKey('notes', $data);

        foreach (['administrator' => 'c2', 'no-such-role' => 'c3'] as $role => $contact) {
            $data = self::assert_handled($this->post('add', ['id' => $contact], ['role' => $role]));
            self::assertSame(['role_refused'], array_column($data['notes'], 'code'));
            self::assertSame(['code', 'field', 'message'], array_keys($data['notes'][0]));
            self::assertSame(['subscriber' => true], unserialize((string) $this->meta($data['user_id'], 'wp_capabilities')));
        }
        self::assertStringContainsString('role_refused', $this->log()[1]['notes']);
    }

    public function test_an_existing_user_changes_the_role_that_webhooks_give(): void
    {
        $this->add_role('customer', ['read' => true]);
        $this->people(self::person('c1'));
        $user_id = self::assert_handled($this->post('add', ['id' => 'c1']))['user_id'];

        self::assert_handled($this->post('update', 'id=c1&role=customer', [], ['Content-Type: application/x-www-form-urlencoded']));
        self::assertSame(['customer' => true], unserialize((string) $this->meta($user_id, 'wp_capabilities')));

        self::assert_handled($this->post('update', 'id=c1&role=customer', ['role' => 'subscriber'], ['Content-Type: application/x-www-form-urlencoded']));
        self::assertSame(['subscriber' => true], unserialize((string) $this->meta($user_id, 'wp_capabilities')), 'the query goes before the form');

        self::assert_handled($this->post('update', ['id' => 'c1']));
        self::assertSame(['subscriber' => true], unserialize((string) $this->meta($user_id, 'wp_capabilities')));
    }

    public function test_mail_goes_out_when_asked_for_and_only_on_creation(): void
    {
        $this->people(self::person('c1'), self::person('c2'));

        self::assert_handled($this->post('add', ['id' => 'c1']));
        self::assertSame([], $this->stack->mails());

        self::assert_handled($this->post('add', ['id' => 'c2'], ['send_notification' => 'true']));
        self::assert_handled($this->post('add', ['id' => 'c2'], ['send_notification' => 'true']));
        [$mail] = $this->stack->mails();
        self::assertCount(1, $this->stack->mails());
        self::assertStringContainsString('To: c2@example.test', $mail);
        self::assertMatchesRegularExpression('~http://site\.example\.test:\d+/wp-login\.php\?\S*action=rp~', $mail);
    }
}
