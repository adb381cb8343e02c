<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\User;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Lifecycle;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\User\PendingAddress;
use PHPUnit\Framework\Attributes\TestWith;

/** An address in Encharge is a claim: whoever fills in a form can change it. */
final class AddressClaimTest extends TestCase
{
    use WritesUsers;

    protected function setUp(): void
    {
        parent::setUp();
        $this->settings();
    }

    public function testANewAddressWaitsForTheUsersConfirmation(): void
    {
        [$user, $fields] = $this->member();
        $mails = &$this->mails();
        $new = $this->unique() . '@example.com';

        $outcome = $this->sync(['email' => $new, 'firstName' => 'Ann'] + $fields, Action::Update);

        $this->assertNoted('address_to_confirm', 'email', $outcome);
        $after = $this->user($outcome);
        self::assertSame([$user->user_email, 'Ann'], [$after->user_email, $after->first_name]);
        $pending = get_user_meta($user->ID, '_new_email', true);
        self::assertSame($new, $pending['newemail']);
        self::assertSame([$new], array_column($mails, 'to'));
        self::assertStringContainsString(admin_url('profile.php?newuseremail=' . PendingAddress::of($user->ID)?->token), $mails[0]['message']);
        self::assertStringNotContainsString($pending['hash'], $mails[0]['message'], 'the key by which WordPress asks nobody');
        self::assertStringNotContainsString($user->user_login, $mails[0]['message'], 'whoever reads it may be anybody');

        retrieve_password($user->user_login);
        self::assertSame($user->user_email, end($mails)['to']);
    }

    public function testTheSameNewAddressIsAskedForOnce(): void
    {
        [, $fields] = $this->member();
        $mails = &$this->mails();
        $new = ['email' => $this->unique() . '@example.com'] + $fields;
        $this->sync($new, Action::Update);

        $this->assertNoted('address_to_confirm', 'email', $this->sync($new, Action::Update));

        self::assertCount(1, $mails);
        $this->sync(['email' => $this->unique() . '@example.com'] + $fields);
        self::assertCount(2, $mails, 'another one is asked for anew');
    }

    public function testAMailThatCannotBeSentIsNotedAndAskedForByTheNextWebhook(): void
    {
        [, $fields] = $this->member();
        $new = ['email' => $this->unique() . '@example.com'] + $fields;
        $fail = static fn (): never => throw new \RuntimeException('The mailer is broken.');
        add_filter('pre_wp_mail', $fail);
        $this->assertNoted('mail_not_sent', 'user_email', $this->sync($new, Action::Update));
        remove_filter('pre_wp_mail', $fail);
        $mails = &$this->mails();

        $this->sync($new, Action::Update);

        self::assertSame([$new['email']], array_column($mails, 'to'));
    }

    public function testTheMailSaysWhatASiteWantsItToSay(): void
    {
        [$user, $fields] = $this->member();
        $mails = &$this->mails();
        add_filter('new_user_email_content', static fn (string $text, array $pending): string => "$pending[newemail] of ###USERNAME###", 10, 2);

        $this->sync(['email' => 'new@example.com'] + $fields, Action::Update);

        self::assertSame("new@example.com of $user->display_name", $mails[0]['message']);
    }

    public function testAMailThatWordPressSaysItDidNotSendIsNoted(): void
    {
        [, $fields] = $this->member();
        add_filter('pre_wp_mail', '__return_false');

        $this->assertNoted('mail_not_sent', 'user_email', $this->sync(['email' => 'new@example.com'] + $fields, Action::Update));
    }

    /** The process was killed after the mail had been crossed out. */
    public function testAMailThatWasLostIsSentByTheNextWebhook(): void
    {
        [$user, $fields] = $this->member();
        $new = ['email' => $this->unique() . '@example.com'] + $fields;
        $this->sync($new, Action::Update);
        update_user_meta($user->ID, PendingAddress::META_KEY, ['mailed' => false] + get_user_meta($user->ID, PendingAddress::META_KEY, true));
        $mails = &$this->mails();

        $this->sync($new, Action::Update);

        self::assertSame([$new['email']], array_column($mails, 'to'));
    }

    public function testAnAddressThatEnchargeNoLongerHasIsWithdrawn(): void
    {
        [$user, $fields] = $this->member();
        $this->sync(['email' => $this->unique() . '@example.com'] + $fields, Action::Update);

        $this->sync($fields, Action::Update);

        self::assertNull(PendingAddress::of($user->ID));
        self::assertSame('', get_user_meta($user->ID, '_new_email', true));
    }

    public function testAnAddressOfSomebodyWhoBecameAnAdministratorIsWithdrawn(): void
    {
        [$user, $fields] = $this->member();
        $new = ['email' => $this->unique() . '@example.com'] + $fields;
        $this->sync($new, Action::Update);
        $user->set_role('administrator');

        $this->sync($new, Action::Update);

        self::assertNull(PendingAddress::of($user->ID));
    }

    public function testAnAddressThatTheUserEnteredThemselvesStays(): void
    {
        [$user, $fields] = $this->member();
        $own = ['hash' => md5('own'), 'newemail' => 'own@example.com'];
        update_user_meta($user->ID, '_new_email', $own);
        $mails = &$this->mails();

        $this->assertNoted('address_kept', 'email', $this->sync(['email' => 'evil@example.com'] + $fields, Action::Update));

        self::assertSame([$own, []], [get_user_meta($user->ID, '_new_email', true), $mails]);
    }

    public function testWhoDeclinesAnAddressIsNotAskedForItAgain(): void
    {
        [$user, $fields] = $this->member();
        $new = ['email' => $this->unique() . '@example.com'] + $fields;
        $this->sync($new, Action::Update);
        $mails = &$this->mails();
        delete_user_meta($user->ID, '_new_email');

        $this->assertNoted('address_kept', 'email', $this->sync($new, Action::Update));

        self::assertSame([], $mails);
    }

    public function testWhoMayHaveSignedInWhileThePluginWasOffKeepsTheirAddress(): void
    {
        [$user, $fields] = $this->linked();
        Lifecycle::activate(false);

        $outcome = $this->sync(['email' => 'evil@example.com'] + $fields, Action::Update);

        $this->assertNoted('address_to_confirm', 'email', $outcome);
        self::assertSame($user->user_email, $this->user($outcome)->user_email);
    }

    public function testWhereTheSettingSaysSoAnAddressIsWrittenAtOnce(): void
    {
        $this->settings(['address_changes' => 'write']);
        [, $fields] = $this->member();
        $mails = &$this->mails();
        $new = $this->unique() . '@example.com';

        $outcome = $this->sync(['email' => $new] + $fields, Action::Update);

        self::assertSame([[], ['user_email'], $new], [$outcome->notes, $outcome->changed, $this->user($outcome)->user_email]);
        self::assertSame([$fields['email']], array_column($mails, 'to'), 'core\'s notice to the old address');
    }

    public function testWhereTheSettingSaysSoAnAddressNeverChanges(): void
    {
        $this->settings(['address_changes' => 'never']);
        [$user, $fields] = $this->member();
        $mails = &$this->mails();

        $outcome = $this->sync(['email' => $this->unique() . '@example.com'] + $fields, Action::Update);

        $this->assertNoted('address_kept', 'email', $outcome);
        self::assertSame([$user->user_email, ''], [$this->user($outcome)->user_email, get_user_meta($user->ID, '_new_email', true)]);
        self::assertSame([], $mails);
    }

    public function testAnAccountThatNobodyHasSignedInToTakesANewAddressAtOnce(): void
    {
        [, $fields] = $this->linked();
        $new = $this->unique() . '@example.com';

        $outcome = $this->sync(['email' => $new] + $fields, Action::Update);

        self::assertSame([[], $new], [$outcome->notes, $this->user($outcome)->user_email]);
    }

    /** @param 'password'|'cookie'|'application password'|'session'|'own password' $way */
    #[TestWith(['password'])]
    #[TestWith(['cookie'])]
    #[TestWith(['application password'])]
    #[TestWith(['session'])]
    #[TestWith(['own password'])]
    public function testWhoHasSignedInKeepsTheirAddress(string $way): void
    {
        $passwords = &$this->passwords();
        [$user, $fields] = $this->linked();
        match ($way) {
            'password' => wp_authenticate($user->user_login, wp_slash($passwords[0])),
            'cookie' => self::set_auth_cookie($user->ID),
            'application password' => do_action('application_password_did_authenticate', $user, []),
            'session' => \WP_Session_Tokens::get_instance($user->ID)->create(time() + 60),
            'own password' => wp_set_password('their own', $user->ID),
        };

        $outcome = $this->sync(['email' => $this->unique() . '@example.com'] + $fields, Action::Update);

        $this->assertNoted('address_to_confirm', 'email', $outcome);
        self::assertSame($user->user_email, $this->user($outcome)->user_email);
    }

    /** Whoever sees the mark has no second place to steal the hash from. */
    public function testTheMarkOfAnAccountHoldsNoHash(): void
    {
        [$user] = $this->linked();

        self::assertMatchesRegularExpression('/^[0-9a-f]{64}$/', get_user_meta($user->ID, 'encharge_first_sign_in', true));
    }

    #[TestWith([Action::Add])]
    #[TestWith([Action::Update])]
    public function testASecondContactWithTheAddressOfAUserGetsNothing(Action $action): void
    {
        [$user, $fields] = $this->linked(['firstName' => 'Ann', 'tags' => 'paid']);
        $second = ['id' => $this->unique('c'), 'email' => $fields['email'], 'firstName' => 'Eve', 'tags' => 'none'];
        self::encharge()->people([$fields, $second]);

        $outcome = $this->sync($second, $action, role: 'subscriber');

        self::assertSame([null, 'linked_to_other', []], [$outcome->code, $outcome->skipped, $outcome->changed]);
        clean_user_cache($user->ID);
        self::assertSame(['Ann', ['paid'], $fields['id']], [$user->first_name, get_user_meta($user->ID, 'encharge_tags', true), get_user_meta($user->ID, 'encharge_contact_id', true)]);
        self::assertNull((new ContactTable())->by_contact($second['id']));
        self::assertSame($user->ID, $this->sync(['tags' => 'paid, more'] + $fields, Action::Update)->user_id);
    }

    public function testNobodyIsLinkedByAWebhookThatOnlySetsTags(): void
    {
        $stranger = $this->stranger();

        $this->assertRefused(Code::UserNotFound, $this->sync(['email' => $stranger->user_email, 'tags' => 'a'], Action::UpdateTags));

        self::assertNull((new ContactTable())->by_user($stranger->ID));
    }

    public function testTheUserOfAContactThatEnchargeNoLongerKnowsIsLinkedAnew(): void
    {
        [$user, $fields] = $this->linked();
        $merged = ['id' => $this->unique('c'), 'email' => strtoupper($fields['email'])];
        self::encharge()->people([$merged]);

        $outcome = $this->sync($merged);

        self::assertSame([$user->ID, false], [$outcome->user_id, $outcome->created]);
        $this->assertNoted('relinked', 'id', $outcome);
        self::assertStringContainsString($fields['id'], $outcome->notes[0]['message']);
        self::assertSame($merged['id'], (new ContactTable())->by_user($user->ID)['contact_id'] ?? null);
        self::assertNull((new ContactTable())->by_contact($fields['id']));
    }

    /** Absence is only believed of an answer: who cannot be asked is not gone. */
    public function testNothingIsWrittenWhileEnchargeCannotBeAskedForTheOtherContact(): void
    {
        [$user, $fields] = $this->linked();
        $second = ['id' => $this->unique('c'), 'email' => $fields['email'], 'firstName' => 'Eve'];
        self::encharge()->people([$second]);
        self::encharge()->fault(['mode' => 'error', 'status' => 429, 'headers' => ['Retry-After' => '7']]);

        $outcome = $this->sync($second);

        self::assertSame([Code::EnchargeBusy, 7], [$outcome->code, $outcome->retry_after]);
        clean_user_cache($user->ID);
        self::assertSame(['', $fields['id']], [$user->first_name, (new ContactTable())->by_user($user->ID)['contact_id'] ?? null]);
    }

    /**
     * A user with a password of their own, whom a webhook linked by their address.
     *
     * @return array{\WP_User, array{id: string, email: string}}
     */
    private function member(): array
    {
        $user = $this->stranger();
        $fields = ['id' => $this->unique('c'), 'email' => $user->user_email];

        return [$this->user($this->sync($fields)), $fields];
    }

    private static function set_auth_cookie(int $user_id): void
    {
        add_filter('send_auth_cookies', '__return_false');
        wp_set_auth_cookie($user_id);
    }
}
