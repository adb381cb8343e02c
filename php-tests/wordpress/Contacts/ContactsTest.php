<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Contacts;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\Tests\WordPress\User\WritesUsers;
use Encharge\Webhooks\WordPress\Contacts;

/** Which contact is which user, whoever says so. */
final class ContactsTest extends TestCase
{
    use WritesUsers;

    public function testTheTableFollowsTheMeta(): void
    {
        $user = $this->stranger();
        $contacts = new Contacts();

        add_user_meta($user->ID, 'encharge_contact_id', 'one');
        self::assertSame($user->ID, $contacts->by_contact('one')['user_id']);
        update_user_meta($user->ID, 'encharge_contact_id', 'two');
        self::assertNull($contacts->by_contact('one'));
        self::assertSame('two', $contacts->by_user($user->ID)['contact_id']);
        update_user_meta($user->ID, 'encharge_contact_id', 'no contact id');
        self::assertNull($contacts->by_user($user->ID));
        update_user_meta($user->ID, 'encharge_contact_id', 'three');
        delete_user_meta($user->ID, 'encharge_contact_id');
        self::assertNull($contacts->by_contact('three'));
    }

    public function testTheMetaSaysWhoIsLinked(): void
    {
        $this->settings();
        [$user, $person] = $this->linked();
        self::assertSame($person['id'], get_user_meta($user->ID, 'encharge_contact_id', true));
    }

    public function testADeletedUsersRowGoes(): void
    {
        $this->settings();
        [$user, $person] = $this->linked();
        wp_delete_user($user->ID);
        self::assertNull((new Contacts())->by_contact($person['id']));
    }

    public function testAContactWhoseUserIsGoneIsUnlinked(): void
    {
        $this->settings();
        [$user, $person] = $this->linked();
        $GLOBALS['wpdb']->delete($GLOBALS['wpdb']->users, ['ID' => $user->ID]);

        self::assertNull((new Contacts())->by_contact($person['id'])['user_id']);
        $outcome = $this->sync($person);
        self::assertTrue($outcome->created);
        self::assertNotSame($user->ID, $outcome->user_id);
    }

    public function testTheAddressOfAnotherContactsUserIsLinkedAnew(): void
    {
        $this->settings();
        [$user, $person] = $this->linked();
        $other = $this->unique('c');

        $outcome = $this->sync(['id' => $other, 'email' => strtoupper($person['email'])]);

        self::assertSame($user->ID, $outcome->user_id);
        self::assertFalse($outcome->created);
        $this->assertNoted('relinked', 'id', $outcome);
        self::assertStringContainsString($person['id'], $outcome->notes[0]['message']);
        self::assertSame($other, (new Contacts())->by_user($user->ID)['contact_id']);
        self::assertNull((new Contacts())->by_contact($person['id']));
    }

    public function testAnAccentIsAnotherAddress(): void
    {
        $this->settings();
        $name = $this->unique();
        $GLOBALS['wpdb']->insert($GLOBALS['wpdb']->users, ['user_login' => $name, 'user_nicename' => $name, 'user_email' => "á$name@example.com"]);

        self::assertTrue($this->sync(['email' => "a$name@example.com"])->created);
    }
}
