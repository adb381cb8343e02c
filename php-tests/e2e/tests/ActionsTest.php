<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

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
}
