<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\User;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Contacts;
use Encharge\Webhooks\WordPress\User\ProtectedUsers;
use PHPUnit\Framework\Attributes\TestWith;

/** Users whose rights a webhook must not touch. */
final class ProtectedUsersTest extends TestCase
{
    use WritesUsers;

    protected function setUp(): void
    {
        parent::setUp();
        $this->settings();
        add_role('forum_keymaster', 'Keymaster', ['keep_gate' => true]);
    }

    protected function tearDown(): void
    {
        remove_role('forum_keymaster');
        parent::tearDown();
    }

    #[TestWith(['administrator'])]
    #[TestWith(['editor'])]
    #[TestWith(['author'])]
    #[TestWith(['contributor'])]
    #[TestWith(['forum_keymaster'])]
    public function testWhoHoldsAPrivilegedCapabilityByARoleIsProtected(string $role): void
    {
        self::assertTrue(ProtectedUsers::is_protected($this->stranger($role)->ID));
    }

    #[TestWith(['moderate'])]
    #[TestWith(['edit_posts'])]
    #[TestWith(['list_users'])]
    public function testWhoHoldsOneDirectlyIsProtected(string $capability): void
    {
        $user = $this->stranger();
        self::assertFalse(ProtectedUsers::is_protected($user->ID));
        $user->add_cap($capability);
        self::assertTrue(ProtectedUsers::is_protected($user->ID));
        $user->add_cap($capability, false);
        self::assertFalse(ProtectedUsers::is_protected($user->ID));
    }

    public function testWhoHoldsOneByASecondRoleIsProtected(): void
    {
        $user = $this->stranger();
        $user->add_role('author');
        self::assertTrue(ProtectedUsers::is_protected($user->ID));
    }

    #[TestWith([Action::Add])]
    #[TestWith([Action::Update])]
    public function testMatchedByAddressOnlyNothingIsWritten(Action $action): void
    {
        $admin = $this->stranger('administrator');
        $id = $this->unique('c');
        $outcome = $this->sync(['id' => $id, 'email' => $admin->user_email, 'firstName' => 'Eve', 'tags' => 'evil'], $action, 'subscriber');
        self::assertNull($outcome->code);
        self::assertSame('protected_user', $outcome->skipped);
        self::assertSame(['administrator'], get_userdata($admin->ID)->roles);
        self::assertSame('', get_user_meta($admin->ID, 'first_name', true));
        self::assertSame([], get_user_meta($admin->ID, 'encharge_tags'));
        self::assertSame([], get_user_meta($admin->ID, Contacts::meta_key()));
        self::assertNull((new Contacts())->by_contact($id));
    }

    public function testAPullOfOneUserLinksThem(): void
    {
        $admin = $this->stranger('administrator');
        $id = $this->unique('c');
        $outcome = $this->sync(['id' => $id, 'email' => $admin->user_email, 'firstName' => 'Ann'], Action::Update, userId: $admin->ID);
        self::assertNull($outcome->skipped);
        self::assertSame($admin->ID, (new Contacts())->by_contact($id)['user_id'] ?? null);
        self::assertSame('Ann', $this->user($outcome)->first_name);
    }

    public function testWhoWasLinkedBeforeGetsTagsAndNamesAndNothingElse(): void
    {
        $this->settings(map: [
            ['email', 'user_email'], ['login', 'user_login'], ['pw', 'user_pass'], ['firstName', 'first_name'], ['lastName', 'last_name'],
            ['nick', 'nickname'], ['shown', 'display_name'], ['site', 'user_url'], ['bio', 'description'], ['plan', 'plan'],
        ]);
        [$user, $fields] = $this->linked();
        $user->set_role('editor');
        $mails = &$this->mails();
        $outcome = $this->sync([
            'email' => $this->unique() . '@example.com', 'login' => $this->unique(), 'pw' => 'owned', 'firstName' => 'Ann', 'lastName' => 'Lee',
            'nick' => 'al', 'shown' => 'Ann L.', 'site' => 'https://example.com', 'bio' => 'Hello', 'plan' => 'gold', 'tags' => 'a, b',
        ] + $fields, role: 'subscriber');
        $after = $this->user($outcome);
        self::assertSame([$user->user_email, $user->user_login, $user->user_pass], [$after->user_email, $after->user_login, $after->user_pass]);
        self::assertSame(['editor'], $after->roles);
        self::assertSame([], get_user_meta($user->ID, 'plan'));
        self::assertSame(
            ['Ann', 'Lee', 'al', 'Ann L.', 'https://example.com', 'Hello'],
            [$after->first_name, $after->last_name, $after->nickname, $after->display_name, $after->user_url, $after->description]
        );
        self::assertSame(['a', 'b'], get_user_meta($user->ID, 'encharge_tags', true));
        $this->assertNoted('protected_user', 'email', $outcome);
        $this->assertNoted('protected_user', 'plan', $outcome);
        $this->assertNoted('role_refused', 'role', $outcome);
        self::assertSame([], $mails);
    }

    public function testWhoIsLinkedToAnotherContactIsNotRelinkedByAddress(): void
    {
        [$user, $fields] = $this->linked();
        $user->set_role('administrator');
        $outcome = $this->sync(['email' => $fields['email'], 'firstName' => 'Eve']);
        self::assertSame('protected_user', $outcome->skipped);
        self::assertSame($fields['id'], (new Contacts())->by_user($user->ID)['contact_id'] ?? null);
    }
}
