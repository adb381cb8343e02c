<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Admin;

use Encharge\Webhooks\Tests\WordPress\Harness\SentForm;
use Encharge\Webhooks\WordPress\Admin\FieldMapScreen;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\Account;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\FieldMapFile;
use Encharge\Webhooks\WordPress\Config\FieldMapRules;
use Encharge\Webhooks\WordPress\Config\Settings;
use PHPUnit\Framework\Attributes\DataProvider;

/** @phpstan-import-type Row from FieldMapRules */
final class FieldMapScreenTest extends SettingsPageTestCase
{
    public function test_opening_the_tab_asks_nobody_and_writes_nothing(): void
    {
        global $wpdb;

        $writes = [];
        $look = static function (string $query) use (&$writes): string {
            preg_match('/^\s*(INSERT|UPDATE|DELETE|REPLACE)/i', $query) && $writes[] = $query;

            return $query;
        };
        add_filter('query', $look);
        $page = self::open(Tab::FieldMap);

        self::assertSame([], $writes);
        self::assertSame([], self::encharge()->requests());
        self::assertSame(['user_email', 'first_name', 'last_name'], self::sent($page)->post()['row_key']);
        self::assertStringContainsString('has not been read yet', $page);
        self::assertSame('', $wpdb->last_error);
    }

    public function test_rows_are_changed_added_and_removed_without_a_script(): void
    {
        $page = self::open(Tab::FieldMap);
        $page = self::press(self::sent($page), 'button', 'add');
        self::assertCount(4, (array) self::sent($page)->post()['row_key']);
        self::assertCount(3, Settings::load()->field_map());

        $form = self::sent($page)->with_row('row_field[]', 3, 'phone')->with_row('row_key[]', 3, 'billing_phone')->with_row('row_type[]', 3, 'textarea')->with('row_wipe[]', '3');
        $page = self::press($form, 'remove_row', '1');
        self::assertSame(['email', 'lastName', 'phone'], self::sent($page)->post()['row_field']);

        self::assertStringContainsString('done=save', self::press(self::sent($page), 'button', 'save'));
        self::assertSame(
            [['field' => 'email', 'key' => 'user_email', 'type' => 'email', 'wipe' => false], ['field' => 'lastName', 'key' => 'last_name', 'type' => 'text', 'wipe' => false], ['field' => 'phone', 'key' => 'billing_phone', 'type' => 'textarea', 'wipe' => true]],
            Settings::load()->field_map()
        );
        self::assertStringContainsString('The field map is saved.', self::open(Tab::FieldMap, ['done' => 'save']));
    }

    public function test_a_blank_row_is_left_out_and_the_enter_key_saves(): void
    {
        $page = self::press(self::sent(self::open(Tab::FieldMap)), 'button', 'add');

        self::assertStringContainsString('done=save', self::press(self::sent($page), 'button', 'enter'));
        self::assertSame(FieldMapRules::DEFAULT_ROWS, Settings::load()->field_map());
        self::assertTrue(Settings::load()->has_own_field_map());
    }

    public function test_three_hundred_rows_are_saved_as_three_hundred_without_a_script(): void
    {
        self::save_rows(300);
        $form = self::sent(self::open(Tab::FieldMap));
        self::assertLessThan(1000, $form->count());

        self::assertStringContainsString('done=save', self::press($form->with_row('row_key[]', 299, 'changed_key'), 'button', 'save'));
        self::assertSame(['key_298', 'changed_key'], array_slice(array_column(Settings::load()->field_map(), 'key'), 298));
    }

    public function test_three_hundred_rows_that_the_server_cuts_are_refused_whole(): void
    {
        $rows = self::save_rows(300, wipe: true);
        $form = self::sent(self::open(Tab::FieldMap))->with_row('row_key[]', 0, 'changed_key');
        self::assertGreaterThan(1000, $form->count());

        $page = self::press($form, 'button', 'save', 1000);
        self::assertStringContainsString('Nothing was saved: not all rows arrived.', $page);
        self::assertStringContainsString('max_input_vars', $page);
        self::assertStringContainsString('1,250', $page);
        self::assertSame($rows, Settings::load()->field_map());
        self::assertCount(300, (array) self::sent($page)->post(2000)['row_key']);
    }

    public function test_all_cuts_of_a_form_are_seen(): void
    {
        $rows = self::save_rows(3, wipe: true);
        $form = self::sent(self::open(Tab::FieldMap))->with_row('row_key[]', 0, 'changed_key');

        for ($most = 5; $most < $form->count(); $most++) {
            self::assertStringContainsString('not all rows arrived', self::press($form, 'button', 'save', $most));
        }
        self::assertSame($rows, Settings::load()->field_map());
    }

    public function test_a_script_sends_all_rows_as_one_field(): void
    {
        $rows = self::rows(400, true);
        $form = self::sent(self::open(Tab::FieldMap))->without('row_field[]')->without('row_key[]')->without('row_type[]')->with('rows', FieldMapFile::json($rows));

        self::assertStringContainsString('done=save', self::press($form, 'button', 'save'));
        self::assertSame($rows, Settings::load()->field_map());

        self::assertStringContainsString('not all rows arrived', self::press($form->with('rows', '{"field_map":[{"field":"a"'), 'button', 'save'));
        self::assertSame($rows, Settings::load()->field_map());
    }

    public function test_the_second_of_two_tabs_is_refused_and_shows_both(): void
    {
        $first = self::sent(self::open(Tab::FieldMap));
        $second = $first;

        self::assertStringContainsString('done=save', self::press($first->with_row('row_key[]', 1, 'nickname'), 'button', 'save'));
        $page = self::press($second->with_row('row_field[]', 2, 'surname'), 'button', 'save');

        self::assertStringContainsString('Somebody has changed the settings', $page);
        self::assertSame(['email', 'firstName', 'surname'], self::sent($page)->post()['row_field']);
        self::assertMatchesRegularExpression('#<code dir="ltr">firstName</code></td><td><code dir="ltr">nickname</code></td>\s*<td>text</td><td>no such row</td>#', $page);
        self::assertMatchesRegularExpression('#<code dir="ltr">surname</code></td><td><code dir="ltr">last_name</code></td>\s*<td>no such row</td><td>text</td>#', $page);
        self::assertContains('nickname', array_column(Settings::load()->field_map(), 'key'));

        self::assertStringContainsString('done=save', self::press(self::sent($page), 'button', 'save'));
        self::assertSame(['email', 'firstName', 'surname'], array_column(Settings::load()->field_map(), 'field'));
    }

    public function test_an_unsaved_row_keeps_the_revision_that_the_page_was_opened_with(): void
    {
        $opened = self::sent(self::open(Tab::FieldMap));
        Settings::load()->set('log_days', 7);
        $page = self::press($opened, 'button', 'add');

        self::assertStringContainsString('Somebody has changed the settings', self::press(self::sent($page), 'button', 'save'));
    }

    public function test_every_bad_row_is_marked_at_once_and_nothing_is_lost(): void
    {
        $page = self::press(self::press_all(self::sent(self::open(Tab::FieldMap)), 3), 'button', 'save');
        $form = self::sent($page)
            ->with_row('row_field[]', 3, 'a')->with_row('row_key[]', 3, 'WP_Capabilities')
            ->with_row('row_field[]', 4, 'b')->with_row('row_key[]', 4, 'é')
            ->with_row('row_field[]', 5, 'c"><svg onload=alert(1)>')->with_row('row_key[]', 5, 'trailing ');
        $page = self::press($form->with_row('row_field[]', 1, ''), 'button', 'save');

        self::assertSame(FieldMapRules::DEFAULT_ROWS, Settings::load()->field_map());
        self::assertSame(['user_email', 'first_name', 'last_name', 'WP_Capabilities', 'é', 'trailing '], self::sent($page)->post()['row_key']);
        self::assertStringNotContainsString('<svg', $page);
        foreach (['encharge-field-1', 'encharge-key-3', 'encharge-key-4', 'encharge-key-5'] as $id) {
            self::assertMatchesRegularExpression("#<li><a href=\"\#$id\">#", $page);
            self::assertMatchesRegularExpression("#<input [^>]*id=\"$id\"[^>]* aria-invalid=\"true\" aria-describedby=\"$id-error\"#", $page);
            self::assertStringContainsString("<p id=\"$id-error\"", $page);
        }
        self::assertSame(4, substr_count($page, 'aria-invalid'));
        self::assertStringContainsString('a webhook may not write this key', $page);
        self::assertMatchesRegularExpression('#id="encharge-errors" role="alert" tabindex="-1" autofocus#', $page);
    }

    public function test_that_addresses_would_no_longer_change_is_told(): void
    {
        self::assertMatchesRegularExpression('#id="encharge-no-address" hidden>#', self::open(Tab::FieldMap));

        $page = self::press(self::sent(self::open(Tab::FieldMap)), 'remove_row', '0');
        self::assertMatchesRegularExpression('#id="encharge-no-address"><p>No row leads to .*user_email.*: addresses of existing users will then never change#', $page);
    }

    public function test_the_list_of_fields_is_read_on_request_and_told_how_old_it_is(): void
    {
        $page = self::press(self::sent(self::open(Tab::FieldMap)), 'button', 'read');
        self::assertStringContainsString('The field list is from', $page);
        self::assertMatchesRegularExpression('#<datalist id="encharge-fields">.*<option value="phone"#s', $page);
        self::assertCount(1, self::encharge()->requests());

        self::encharge()->fault(['mode' => 'error', 'status' => 500, 'message' => 'Out of & order', 'times' => 0]);
        $page = self::press(self::sent($page)->with_row('row_key[]', 2, 'nickname'), 'button', 'read');
        self::assertStringContainsString('Out of &amp; order', $page);
        self::assertStringContainsString('The field list is from', $page);
        self::assertStringContainsString('<option value="phone"', $page);

        self::assertStringContainsString('done=save', self::press(self::sent($page), 'button', 'save'));
        self::assertContains('nickname', array_column(Settings::load()->field_map(), 'key'));
    }

    public function test_without_an_account_the_map_is_edited_all_the_same(): void
    {
        delete_option(ApiConnection::TOKEN_OPTION);
        $page = self::press(self::sent(self::open(Tab::FieldMap)), 'button', 'read');
        self::assertStringContainsString('not connected to Encharge yet', $page);
        self::assertStringContainsString('not connected to Encharge yet', self::press(self::sent($page)->with('person', 'ann@example.com'), 'button', 'show'));

        self::assertStringContainsString('done=save', self::press(self::sent($page)->with_row('row_field[]', 2, 'surname'), 'button', 'save'));
    }

    public function test_suggestions_are_taken_with_their_reason(): void
    {
        (new Account(new ApiConnection()))->read_fields();
        $user = (int) wp_insert_user(['user_login' => 'keys', 'user_pass' => 'x']);
        add_user_meta($user, 'billing_phone', '1');
        add_user_meta($user, 'shoe_size', '43');
        self::encharge()->fields([
            ['name' => 'phone', 'title' => 'Phone', 'type' => 'string', 'format' => null, 'readOnly' => false, 'array' => false],
            ['name' => 'shoeSize', 'title' => '<svg onload=alert(1)>', 'type' => 'integer', 'format' => null, 'readOnly' => false, 'array' => false],
        ]);
        (new Account(new ApiConnection()))->read_fields();
        $page = self::open(Tab::FieldMap);
        self::assertMatchesRegularExpression('#data-field="phone" data-key="billing_phone" data-type="text">.*\(usual name\)#', $page);
        self::assertStringNotContainsString('<svg', $page);

        $one = self::press(self::sent($page), 'suggestion', 'phone');
        self::assertSame(['user_email', 'first_name', 'last_name', 'billing_phone'], self::sent($one)->post()['row_key']);
        self::assertStringNotContainsString('data-field="phone"', $one);

        $all = self::press(self::sent($page), 'button', 'add_all');
        self::assertSame([['shoe_size', 'billing_phone'], ['integer', 'text']], [array_slice((array) self::sent($all)->post()['row_key'], 3), array_slice((array) self::sent($all)->post()['row_type'], 3)]);
        self::assertStringNotContainsString('encharge-suggestions', $all);
        self::assertSame(FieldMapRules::DEFAULT_ROWS, Settings::load()->field_map());
    }

    public function test_a_persons_values_are_shown_escaped_when_they_are_asked_for(): void
    {
        self::encharge()->people([['id' => 'p1', 'email' => 'ann@example.com', 'firstName' => '<svg onload=alert(1)>', 'lastName' => "\u{202E}evil", 'tags' => 'a']]);
        $form = self::sent(self::open(Tab::FieldMap))->with('person', 'ann@example.com');

        self::press($form, 'button', 'add');
        self::assertSame([], self::encharge()->requests());

        foreach (['show', 'enter'] as $button) {
            $page = self::press($form->with_row('row_key[]', 2, 'nickname'), 'button', $button);
            self::assertStringContainsString('<bdi>ann@example.com</bdi>', $page);
            self::assertStringContainsString('<bdi>&lt;svg onload=alert(1)&gt;</bdi>', $page);
            self::assertStringContainsString("<bdi>\u{202E}evil</bdi>", $page);
            self::assertSame(['user_email', 'first_name', 'nickname'], self::sent($page)->post()['row_key']);
        }
        self::assertFalse(Settings::load()->has_own_field_map());
        self::assertStringContainsString('done=save', self::press(self::sent($page), 'button', 'enter'));

        self::assertStringContainsString('Encharge has no person with the address bob@example.com', self::press($form->with('person', 'bob@example.com'), 'button', 'show'));
    }

    public function test_an_import_shows_what_would_change_before_it_is_saved(): void
    {
        $rows = [['field' => 'email', 'key' => 'user_email', 'type' => 'email', 'wipe' => true], ['field' => 'city', 'key' => 'billing_city']];
        $page = self::send(Tab::FieldMap, 'import_map', ['map_text' => (string) json_encode(['field_map' => $rows])]);

        self::assertSame(['user_email', 'billing_city'], self::sent($page)->post()['row_key']);
        self::assertMatchesRegularExpression('#user_email</code></td>\s*<td>email</td><td>email, empty values empty it here too</td>#', $page);
        self::assertMatchesRegularExpression('#first_name</code></td>\s*<td>text</td><td>no such row</td>#', $page);
        self::assertSame(FieldMapRules::DEFAULT_ROWS, Settings::load()->field_map());

        self::assertStringContainsString('done=save', self::press(self::sent($page), 'button', 'save'));
        self::assertSame($rows[0], Settings::load()->field_map()[0]);
        self::assertCount(2, Settings::load()->field_map());
    }

    public function test_rows_of_an_import_that_are_not_allowed_are_marked(): void
    {
        $page = self::send(Tab::FieldMap, 'import_map', ['map_text' => '{"field_map":[{"field":"a","key":"session_tokens"},{"field":"b","key":"nickname"}]}']);

        self::assertMatchesRegularExpression('#id="encharge-key-0"[^>]*aria-invalid#', $page);
        self::assertSame(['session_tokens', 'nickname'], self::sent($page)->post()['row_key']);
    }

    /** @return array<string, array{string, string}> */
    public static function files(): array
    {
        return [
            'nothing' => ['', 'This is no field map'],
            'no JSON' => ['<svg onload=alert(1)>', 'This is no field map'],
            'something else' => ['{"rows":[]}', 'This is no field map'],
            'a row without a key' => ['{"field_map":[{"field":"a","key":"nickname"},{"field":"b"}]}', 'Row 2 is none'],
        ];
    }

    #[DataProvider('files')]
    public function test_what_is_no_field_map_is_not_imported(string $content, string $why): void
    {
        $page = self::send(Tab::FieldMap, 'import_map', ['map_text' => $content]);

        self::assertStringContainsString($why, $page);
        self::assertStringNotContainsString('<svg', $page);
        self::assertSame(['user_email', 'first_name', 'last_name'], self::sent($page)->post()['row_key']);
    }

    public function test_the_default_rows_are_shown_before_they_are_saved(): void
    {
        $rows = self::save_rows(2);
        $page = self::press(self::sent(self::open(Tab::FieldMap)), 'button', 'defaults');

        self::assertSame(['user_email', 'first_name', 'last_name'], self::sent($page)->post()['row_key']);
        self::assertSame($rows, Settings::load()->field_map());
    }

    public function test_rows_that_the_database_does_not_take_are_kept_on_the_page(): void
    {
        $form = self::sent(self::open(Tab::FieldMap))->with_row('row_key[]', 2, 'nickname');
        $page = self::while_no_settings_are_stored(static fn(): string => self::press($form, 'button', 'save'));

        self::assertStringContainsString('The database did not take the change. Nothing was changed: try again.', $page);
        self::assertStringContainsString('value="nickname"', $page);
        self::assertStringContainsString('done=save', self::press(self::sent($page), 'button', 'save'));
    }

    public function test_nobody_but_the_administrator_sees_or_saves_it(): void
    {
        $form = self::sent(self::open(Tab::FieldMap));

        foreach (['subscriber', 'editor'] as $role) {
            self::sign_in_as($role);
            self::assertSame(403, self::refusal(static fn () => self::open(Tab::FieldMap)));
            self::assertSame(403, self::refusal(static fn () => self::press($form->with_row('row_key[]', 2, 'nickname'), 'button', 'save')));
        }
        wp_set_current_user(1);
        self::assertSame(403, self::refusal(static fn () => self::send(Tab::FieldMap, 'edit_map', ['button' => 'save'] + $form->post(), 'wrong')));
        self::assertFalse(Settings::load()->has_own_field_map());
    }

    private static function sent(string $page): SentForm
    {
        return SentForm::of($page, FieldMapScreen::EDIT);
    }

    /** @return string the page, or where the browser is sent */
    private static function press(SentForm $form, string $button, string $value, int $most = 1000): string
    {
        $fields = $form->post($most) + [$button => $value];

        return self::send(Tab::FieldMap, FieldMapScreen::EDIT, array_diff_key($fields, ['encharge_action' => 1, '_wpnonce' => 1]));
    }

    private static function press_all(SentForm $form, int $times): SentForm
    {
        foreach (range(1, $times) as $row) {
            $form = self::sent(self::press($form, 'button', 'add'));
            $form = $form->with_row('row_field[]', 2 + $row, "field $row")->with_row('row_key[]', 2 + $row, '');
        }

        return $form;
    }

    /** @return list<Row> */
    private static function rows(int $count, bool $wipe): array
    {
        return array_map(static fn(int $number): array => ['field' => "field$number", 'key' => "key_$number", 'type' => 'text', 'wipe' => $wipe], range(0, $count - 1));
    }

    /** @return list<Row> */
    private static function save_rows(int $count, bool $wipe = false): array
    {
        Settings::load()->change_field_map(static fn(): array => self::rows($count, $wipe));

        return Settings::load()->field_map();
    }
}
