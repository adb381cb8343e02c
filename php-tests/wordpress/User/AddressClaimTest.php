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

    public function test_a_new_address_waits_for_the_users_confirmation(): void
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

    public function test_the_same_new_address_is_asked_for_once(): void
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

    public function test_a_mail_that_cannot_be_sent_is_noted_and_asked_for_by_the_next_webhook(): void
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

    public function test_the_mail_says_what_a_site_wants_it_to_say(): void
    {
        [$user, $fields] = $this->member();
        $mails = &$this->mails();
        add_filter('new_user_email_content', static fn (string $text, array $pending): string => "$pending[newemail] of ###USERNAME###", 10, 2);

        $this->sync(['email' => 'new@example.com'] + $fields, Action::Update);

        self::assertSame("new@example.com of $user->display_name", $mails[0]['message']);
    }

    public function test_a_mail_that_wordpress_says_it_did_not_send_is_noted(): void
    {
        [, $fields] = $this->member();
        add_filter('pre_wp_mail', '__return_false');

        $this->assertNoted('mail_not_sent', 'user_email', $this->sync(['email' => 'new@example.com'] + $fields, Action::Update));
    }

    /** The process was killed after the mail had been crossed out. */
    public function test_a_mail_that_was_lost_is_sent_by_the_next_webhook(): void
    {
        [$user, $fields] = $this->member();
        $new = ['email' => $this->unique() . '@example.com'] + $fields;
        $this->sync($new, Action::Update);
        update_user_meta($user->ID, PendingAddress::META_KEY, ['mailed' => false] + get_user_meta($user->ID, PendingAddress::META_KEY, true));
        $mails = &$this->mails();

        $this->sync($new, Action::Update);

        self::assertSame([$new['email']], array_column($mails, 'to'));
    }

    public function test_an_address_that_encharge_no_longer_has_is_withdrawn(): void
    {
        [$user, $fields] = $this->member();
        $this->sync(['email' => $this->unique() . '@example.com'] + $fields, Action::Update);

        $this->sync($fields, Action::Update);

        self::assertNull(PendingAddress::of($user->ID));
        self::assertSame('', get_user_meta($user->ID, '_new_email', true));
    }

    public function test_an_address_of_somebody_who_became_an_administrator_is_withdrawn(): void
    {
        [$user, $fields] = $this->member();
        $new = ['email' => $this->unique() . '@example.com'] + $fields;
        $this->sync($new, Action::Update);
        $user->set_role('administrator');

        $this->sync($new, Action::Update);

        self::assertNull(PendingAddress::of($user->ID));
    }

    public function test_an_address_that_the_user_entered_themselves_stays(): void
    {
        [$user, $fields] = $this->member();
        $own = ['hash' => md5('own'), 'newemail' => 'own@example.com'];
        update_user_meta($user->ID, '_new_email', $own);
        $mails = &$this->mails();

        $this->assertNoted('address_kept', 'email', $this->sync(['email' => 'evil@example.com'] + $fields, Action::Update));

        self::assertSame([$own, []], [get_user_meta($user->ID, '_new_email', true), $mails]);
    }

    public function test_who_declines_an_address_is_not_asked_for_it_again(): void
    {
        [$user, $fields] = $this->member();
        $new = ['email' => $this->unique() . '@example.com'] + $fields;
        $this->sync($new, Action::Update);
        $mails = &$this->mails();
        delete_user_meta($user->ID, '_new_email');

        $this->assertNoted('address_kept', 'email', $this->sync($new, Action::Update));

        self::assertSame([], $mails);
    }

    public function test_who_may_have_signed_in_while_the_plugin_was_off_keeps_their_address(): void
    {
        [$user, $fields] = $this->linked();
        Lifecycle::activate(false);

        $outcome = $this->sync(['email' => 'evil@example.com'] + $fields, Action::Update);

        $this->assertNoted('address_to_confirm', 'email', $outcome);
        self::assertSame($user->user_email, $this->user($outcome)->user_email);
    }

    public function test_where_the_setting_says_so_an_address_is_written_at_once(): void
    {
        $this->settings(['address_changes' => 'write']);
        [, $fields] = $this->member();
        $mails = &$this->mails();
        $new = $this->unique() . '@example.com';

        $outcome = $this->sync(['email' => $new] + $fields, Action::Update);

        self::assertSame([[], ['user_email'], $new], [$outcome->notes, $outcome->changed, $this->user($outcome)->user_email]);
        self::assertSame([$fields['email']], array_column($mails, 'to'), 'core\'s notice to the old address');
    }

    public function test_where_the_setting_says_so_an_address_never_changes(): void
    {
        $this->settings(['address_changes' => 'never']);
        [$user, $fields] = $this->member();
        $mails = &$this->mails();

        $outcome = $this->sync(['email' => $this->unique() . '@example.com'] + $fields, Action::Update);

        $this->assertNoted('address_kept', 'email', $outcome);
        self::assertSame([$user->user_email, ''], [$this->user($outcome)->user_email, get_user_meta($user->ID, '_new_email', true)]);
        self::assertSame([], $mails);
    }

    public function test_an_account_that_nobody_has_signed_in_to_takes_a_new_address_at_once(): void
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
    public function test_who_has_signed_in_keeps_their_address(string $way): void
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
    public function test_the_mark_of_an_account_holds_no_hash(): void
    {
        [$user] = $this->linked();

        self::assertMatchesRegularExpression('/^[0-9a-f]{64}$/', get_user_meta($user->ID, 'encharge_first_sign_in', true));
    }

    #[TestWith([Action::Add])]
    #[TestWith([Action::Update])]
    public function test_a_second_contact_with_the_address_of_a_user_gets_nothing(Action $action): void
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

    public function test_nobody_is_linked_by_a_webhook_that_only_sets_tags(): void
    {
        $stranger = $this->stranger();

        $this->assertRefused(Code::UserNotFound, $this->sync(['email' => $stranger->user_email, 'tags' => 'a'], Action::UpdateTags));

        self::assertNull((new ContactTable())->by_user($stranger->ID));
    }

    public function test_the_user_of_a_contact_that_encharge_no_longer_knows_is_linked_anew(): void
    {
        [$user, $fields] = $this->linked();
        $merged = ['id' => $this->unique('c'), 'email' => strtoupper($fields['email'])];
        self::encharge()->people([$merged]);

        $outcome = $this->sync($merged);

        self::assertSame([$user->ID, false], [$outcome->user_id, $outcome->created]);
        $this->assertNoted('relinked', 'id', $outcome);
        self::assertStringContainsString($fields['id'], $outcome->notes[0]->message);
        self::assertSame($merged['id'], (new ContactTable())->by_user($user->ID)?->contact_id);
        self::assertNull((new ContactTable())->by_contact($fields['id']));
    }

    /** Absence is only believed of an answer: who cannot be asked is not gone. */
    public function test_nothing_is_written_while_encharge_cannot_be_asked_for_the_other_contact(): void
    {
        [$user, $fields] = $this->linked();
        $second = ['id' => $this->unique('c'), 'email' => $fields['email'], 'firstName' => 'Eve'];
        self::encharge()->people([$second]);
        self::encharge()->fault(['mode' => 'error', 'status' => 429, 'headers' => ['Retry-After' => '7']]);

        $outcome = $this->sync($second);

        self::assertSame([Code::EnchargeBusy, 7], [$outcome->code, $outcome->retry_after]);
        clean_user_cache($user->ID);
        self::assertSame(['', $fields['id']], [$user->first_name, (new ContactTable())->by_user($user->ID)?->contact_id]);
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
