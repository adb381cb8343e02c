<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Admin;

use Encharge\Webhooks\Tests\WordPress\Harness\SentForm;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Admin\UsersScreen;
use Encharge\Webhooks\WordPress\Config\Account;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;

final class UsersScreenTest extends SettingsPageTestCase
{
    protected function tearDown(): void
    {
        array_map(remove_role(...), ['participant', 'reader', 'gone']);
        parent::tearDown();
    }

    public function test_every_setting_stands_there_and_opening_asks_nobody(): void
    {
        $page = self::open(Tab::Users);
        $form = self::sent($page);

        foreach (Settings::definitions() as $key => $setting) {
            self::assertMatchesRegularExpression("/name=\"$key(_mode|\\[\\])?\"/", $page);
            self::assertStringContainsString(esc_html($setting->help()), $page);
        }
        self::assertSame([], self::encharge()->requests());
        self::assertStringContainsString('done=save_settings', self::press($form));
        self::assertSame([], array_filter(array_keys(Settings::definitions()), Settings::load()->has_own(...)));
    }

    public function test_settings_are_saved_together(): void
    {
        add_role('reader', 'Reader', ['read' => true]);
        $form = self::sent(self::open(Tab::Users))->with('log_days', '7')->with('sync_limit_mode', 'chosen')->with('sync_limit', '3')
            ->with('trust_payload', '1')->with('username_format', 'name')->with('default_role', 'reader')->with('address_changes', 'never');

        self::assertStringContainsString('done=save_settings', self::press($form));
        $settings = Settings::load();
        self::assertSame([7, 3, true, 'name', 'reader', 'never', null], array_map($settings->get(...), ['log_days', 'sync_limit', 'trust_payload', 'username_format', 'default_role', 'address_changes', 'allowed_roles']));
        self::assertStringContainsString('The settings are saved.', self::open(Tab::Users, ['done' => 'save_settings']));

        $form = self::sent(self::open(Tab::Users))->with('sync_limit_mode', 'automatic')->without('trust_payload');
        self::press($form);
        self::assertSame([null, false], array_map(Settings::load()->get(...), ['sync_limit', 'trust_payload']));
    }

    public function test_every_mistake_is_told_at_its_field_and_nothing_is_saved_or_lost(): void
    {
        $form = self::sent(self::open(Tab::Users))->with('log_days', '0')->with('log_rows', '"><svg onload=1>')->with('default_role', 'administrator')
            ->with('return_user_id_field', 'email')->with('trust_payload', '1');
        $page = self::press($form);

        foreach (['log_days', 'log_rows', 'default_role', 'return_user_id_field'] as $key) {
            self::assertStringContainsString("<li><a href=\"#encharge-$key\">", $page);
            self::assertMatchesRegularExpression("/id=\"encharge-$key\"[^>]* aria-invalid=\"true\" aria-describedby=\"encharge-$key-error encharge-$key-help\"/", $page);
            self::assertStringContainsString("<p id=\"encharge-$key-error\"", $page);
        }
        self::assertStringNotContainsString('<svg', $page);
        $sent = self::sent($page)->post();
        self::assertSame(['0', '"><svg onload=1>', 'administrator', 'email', '1'], [$sent['log_days'], $sent['log_rows'], $sent['default_role'], $sent['return_user_id_field'], $sent['trust_payload']]);
        self::assertSame([30, false], array_map(Settings::load()->get(...), ['log_days', 'trust_payload']));
    }

    public function test_roles_tell_what_forbids_them_and_whom_they_would_open(): void
    {
        add_role('participant', 'Participant <i>', ['read' => true, 'publish_topics' => true]);
        foreach (['ann', 'bob'] as $login) {
            wp_insert_user(['user_login' => $login, 'user_pass' => 'x', 'role' => 'participant']);
        }
        $page = self::open(Tab::Users);

        self::assertMatchesRegularExpression('#name="allowed_roles\[\]" value="editor" +disabled=.disabled.[^>]*> Editor – never: it has the capability <code#', $page);
        self::assertMatchesRegularExpression('#value="participant"> Participant &lt;i&gt; – it has the capability <code dir="ltr">publish_topics</code>, by which 2 users are protected#', $page);
        self::assertDoesNotMatchRegularExpression('#<option value="(administrator|participant)"#', $page);

        $form = self::sent($page)->with('allowed_roles_mode', 'chosen')->with_more('allowed_roles[]', 'participant');
        self::assertStringContainsString('done=save_settings', self::press($form));
        self::assertSame(['subscriber', 'participant'], Settings::load()->allowed_roles());
        $page = self::open(Tab::Users);
        self::assertStringContainsString('Webhooks may now grant the role participant in spite of its publish_topics', $page);
        self::assertStringContainsString('<option value="participant"', $page);
    }

    public function test_a_forbidden_role_is_refused_even_if_it_is_sent(): void
    {
        $page = self::press(self::sent(self::open(Tab::Users))->with('allowed_roles_mode', 'chosen')->with_more('allowed_roles[]', 'editor'));

        self::assertStringContainsString('A webhook can never grant the role editor', $page);
        self::assertNull(Settings::load()->allowed_roles());
    }

    public function test_a_role_that_is_gone_is_in_nobodys_way(): void
    {
        add_role('gone', 'Gone', ['read' => true]);
        Settings::load()->set('allowed_roles', ['gone', 'subscriber']);
        remove_role('gone');
        $page = self::open(Tab::Users);
        self::assertStringContainsString('there is no such role now', $page);

        self::assertStringContainsString('done=save_settings', self::press(self::sent($page)->with('log_days', '7')));
        self::assertSame(['gone', 'subscriber'], Settings::load()->allowed_roles());
        self::assertSame(7, Settings::load()->number('log_days'));
    }

    public function test_the_second_of_two_tabs_is_refused_and_shows_both(): void
    {
        $form = self::sent(self::open(Tab::Users));
        self::press($form->with('log_days', '7'));
        $page = self::press($form->with('log_rows', '50'));

        self::assertStringContainsString('Somebody has changed the settings', $page);
        self::assertMatchesRegularExpression('#id="encharge-log_days".*?Saved now: <code dir="ltr">7</code>.*id="encharge-log_rows".*?Saved now: <code dir="ltr">10000</code>#s', $page);
        self::assertSame(2, substr_count($page, 'Saved now:'));
        self::assertSame('50', self::sent($page)->post()['log_rows']);
        self::assertSame([7, 10000], [Settings::load()->number('log_days'), Settings::load()->number('log_rows')]);

        self::assertStringContainsString('done=save_settings', self::press(self::sent($page)));
        self::assertSame([30, 50], [Settings::load()->number('log_days'), Settings::load()->number('log_rows')]);
    }

    public function test_logins_are_shown_by_an_example_and_the_link_stands_before_the_password(): void
    {
        wp_insert_user(['user_login' => 'janedoe', 'user_pass' => 'x']);
        $page = self::open(Tab::Users);

        self::assertMatchesRegularExpression('#value="email".*jane@example.com</code>.*value="name".*janedoe2</code>.*value="firstname_number".*jane1</code>#s', $page);
        self::assertMatchesRegularExpression('#value="none".*value="link".*value="password".*Anyone who can read this contact in Encharge can log in as this user. Prefer the link.#s', $page);
    }

    public function test_the_login_of_a_real_person_is_shown_as_the_form_stands_and_nothing_is_saved(): void
    {
        wp_insert_user(['user_login' => 'annlee', 'user_pass' => 'x', 'user_email' => 'other@example.com']);
        self::encharge()->people([['id' => 'c1', 'email' => 'ann@example.com', 'firstName' => 'Ann', 'lastName' => 'Lee']]);
        $form = self::sent(self::open(Tab::Users))->with('log_days', '7')->with('login_person', ' ann@example.com ');
        $logins = fn(): int => count(get_users());
        $before = $logins();

        $page = self::press($form->with('show_login', '1'));
        self::assertStringContainsString('this person would get the login <code dir="ltr">ann@example.com</code>.', $page);
        self::assertMatchesRegularExpression('#<div class="notice notice-info inline" role="status" tabindex="-1" autofocus>#', $page);
        self::assertSame('7', self::sent($page)->post()['log_days']);

        $page = self::press(self::sent($page)->with('username_format', 'name')->with('show_login', '1'));
        self::assertStringContainsString('would get the login <code dir="ltr">annlee2</code>. The login is another one: the wanted one is taken', $page);
        self::assertStringContainsString('<code dir="ltr">ann1</code>', self::press($form->with('username_format', 'firstname_number')->with('show_login', '1')));
        self::assertSame([30, 'email', $before], [Settings::load()->number('log_days'), Settings::load()->text('username_format'), $logins()]);

        // Enter behind a name asks for it; behind one that is shown, it saves.
        self::assertStringContainsString('would get the login', self::press($form->with('enter', '1')));
        self::assertStringContainsString('done=save_settings', self::press(self::sent($page)->with('enter', '1')));
        self::assertSame(7, Settings::load()->number('log_days'));
    }

    public function test_who_gets_no_login_is_told_why(): void
    {
        wp_insert_user(['user_login' => 'bea', 'user_pass' => 'x', 'user_email' => 'bea@example.com']);
        self::encharge()->people([['id' => 'c2', 'email' => 'bea@example.com'], ['id' => 'c3', 'email' => null]]);
        $show = static fn(string $person): string => self::press(self::sent(self::open(Tab::Users))->with('login_person', $person)->with('show_login', '1'));

        self::assertStringContainsString('is a user already, with the login <code dir="ltr">bea</code>.', $show('bea@example.com'));
        self::assertSame([], self::encharge()->requests());
        self::assertStringContainsString('is a user already, with the login <code dir="ltr">bea</code>.', $show('c2'));
        self::assertMatchesRegularExpression('#role="alert" tabindex="-1" autofocus><p><bdi>A webhook would make no user of this person: person_without_email#', $show('c3'));
        self::assertStringContainsString('Encharge has no person with the address nobody@example.com.', $show('nobody@example.com'));
        self::assertStringContainsString('Whose login?', $show(' '));
        self::assertStringContainsString('&lt;b&gt;', $show('<b>'));
    }

    public function test_a_field_for_what_is_returned_is_chosen_from_the_writable_ones(): void
    {
        self::encharge()->fields([self::field('wpLink'), self::field('wpDate', 'date'), self::field('email'), ['readOnly' => true] + self::field('score')]);
        (new Account(new ApiConnection()))->read_fields();
        $page = self::open(Tab::Users);
        preg_match('#<datalist id="encharge-writable">.*</datalist>#s', $page, $list);
        self::assertSame(1, substr_count($list[0] ?? '', '<option'));
        self::assertStringContainsString('value="wpLink"', $list[0] ?? '');

        $form = self::sent($page)->with('return_password', 'link');
        $refused = self::press($form->with('return_password_field', 'score')->with('log_days', '0'));
        self::assertStringContainsString('does not let the field score be written', $refused);
        self::assertStringContainsString('href="#encharge-log_days"', $refused);

        self::assertStringContainsString('done=save_settings', self::press($form->with('return_password_field', 'wpLink')));
        self::assertSame('wpLink', Settings::load()->text('return_password_field'));
    }

    public function test_a_field_for_what_is_returned_is_made_and_the_rest_kept(): void
    {
        self::encharge()->fields([]);
        $form = self::sent(self::open(Tab::Users))->with('return_password', 'link')->with('log_days', '0');
        $page = self::press($form->with('create_field', 'return_password_field'));
        self::assertStringContainsString('Encharge has the field', $page);
        self::assertSame(['wordpressLink', '0'], [self::sent($page)->post()['return_password_field'], self::sent($page)->post()['log_days']]);
        self::assertSame('', Settings::load()->text('return_password_field'));
        self::assertContains('wordpressLink', array_column((new Account(new ApiConnection()))->last_fields()['fields'] ?? [], 'name'));

        self::assertStringContainsString('done=save_settings', self::press(self::sent($page)->with('log_days', '30')));
        self::assertSame('wordpressLink', Settings::load()->text('return_password_field'));

        $page = self::press($form->with('return_user_id_field', 'email')->with('create_field', 'return_user_id_field'));
        self::assertStringContainsString('Nothing is ever returned to the field email', $page);
    }

    public function test_a_copied_site_makes_no_field(): void
    {
        update_option(SiteIdentity::OPTION, 'original.example');
        $page = self::press(self::sent(self::open(Tab::Users))->with('create_field', 'return_password_field'));

        self::assertStringContainsString('This site is a copy: nothing is sent to Encharge.', $page);
        self::assertSame([], self::encharge()->requests());
    }

    public function test_a_field_is_taken_unseen_while_encharge_is_away(): void
    {
        self::encharge()->fault(['mode' => 'error', 'status' => 500, 'message' => 'Out of order', 'times' => 0]);
        $form = self::sent(self::open(Tab::Users))->with('return_password_field', 'wpLink');

        self::assertStringContainsString('Out of order', self::press($form->with('create_field', 'return_password_field')));
        self::assertStringContainsString('done=save_settings', self::press($form));
        self::assertSame('wpLink', Settings::load()->text('return_password_field'));
    }

    public function test_nobody_but_the_administrator_sees_or_saves_it(): void
    {
        $form = self::sent(self::open(Tab::Users))->with('log_days', '7');

        foreach (['subscriber', 'editor'] as $role) {
            self::sign_in_as($role);
            self::assertSame(403, self::refusal(static fn () => self::open(Tab::Users)));
            self::assertSame(403, self::refusal(static fn () => self::press($form)));
        }
        wp_set_current_user(1);
        self::assertSame(403, self::refusal(static fn () => self::send(Tab::Users, UsersScreen::SAVE, $form->post(), 'wrong')));
        self::assertSame(30, Settings::load()->number('log_days'));
    }

    public function test_settings_that_the_database_does_not_take_are_kept_on_the_page(): void
    {
        $form = self::sent(self::open(Tab::Users))->with('log_days', '7');
        $page = self::while_no_settings_are_stored(static fn(): string => self::press($form));

        self::assertStringContainsString('The database did not take the change. Nothing was changed: try again.', $page);
        self::assertStringContainsString('done=save_settings', self::press(self::sent($page)));
        self::assertSame(7, Settings::load()->number('log_days'));
    }

    public function test_who_may_look_and_not_change_gets_a_form_that_cannot_be_sent(): void
    {
        add_filter('encharge_webhooks_capability', static fn(string $capability, string $task): string => $task === 'see' ? 'edit_posts' : $capability, 10, 2);
        $form = self::sent(self::open(Tab::Users));
        self::sign_in_as('editor');

        self::assertStringContainsString('<fieldset disabled>', self::open(Tab::Users));
        self::assertStringContainsString('<fieldset disabled>', self::open(Tab::FieldMap));
        self::assertStringNotContainsString('import_map', self::open(Tab::FieldMap));
        self::assertSame(403, self::refusal(static fn () => self::press($form)));
    }

    /** @return array{name: string, title: string, type: string, format: ?string, readOnly: bool, array: bool} */
    private static function field(string $name, ?string $format = null): array
    {
        return ['name' => $name, 'title' => $name, 'type' => 'string', 'format' => $format, 'readOnly' => false, 'array' => false];
    }

    private static function sent(string $page): SentForm
    {
        return SentForm::of($page, UsersScreen::SAVE);
    }

    /** @return string the page, or where the browser is sent */
    private static function press(SentForm $form): string
    {
        return self::send(Tab::Users, UsersScreen::SAVE, array_diff_key($form->post(), ['encharge_action' => 1, '_wpnonce' => 1]));
    }
}
