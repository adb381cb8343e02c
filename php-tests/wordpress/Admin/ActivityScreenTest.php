<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Admin;

use Encharge\Webhooks\Tests\WordPress\User\WritesUsers;
use Encharge\Webhooks\WordPress\Admin\Activity\UserProfile;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\Sync\Note;

/** The tab Activity: what came, what came of it, and what can be done about it. */
final class ActivityScreenTest extends SettingsPageTestCase
{
    use WritesUsers;

    private const HOSTILE = "=cmd<svg onload=alert(1)>\u{202E}";

    protected function setUp(): void
    {
        parent::setUp();
        $this->settings(['trust_payload' => false]);
    }

    public function test_there_are_three_texts_for_an_empty_list(): void
    {
        self::assertStringContainsString('Nothing has arrived yet.', self::open(Tab::Activity));

        self::log_at('2026-11-01 10:00:00', new LogEntry('failed', action: 'add', contact_id: 'c1'));
        self::assertStringContainsString('Nothing matches.', self::open(Tab::Activity, ['view' => 'skipped']));

        $GLOBALS['wpdb']->query('DELETE FROM ' . Schema::log_table());
        $user = $this->stranger();
        (new ContactTable())->save('c1', $user->ID, null, 1, 1, 'updated', null);
        self::assertStringContainsString('Older entries are removed after 30 days', self::open(Tab::Activity));
    }

    public function test_the_list_tells_of_each_entry(): void
    {
        $key = (new AccessKeys(Settings::load()))->generate('Buyers')['id'];
        $user = $this->stranger();
        $id = self::log_at('2026-11-01 10:00:00', new LogEntry('created', action: 'add', contact_id: 'c1', user_id: $user->ID, key_id: $key, durations: ['api' => 700.0, 'connect' => 100.0, 'write' => 50.0], changed: ['first_name', '+gold']));
        self::log_at('2026-11-01 11:00:00', new LogEntry('failed', action: 'update', contact_id: 'c2', user_id: 4711, code: 'person_not_found', message: 'Encharge has no such person.'));
        $page = self::open(Tab::Activity);

        foreach (['>c1<', 'Buyers', 'User created', $user->user_login, '0.75 s', '2 changes', "id=$id", 'User 4711 was deleted.', 'Encharge has no such person.', 'Run again'] as $text) {
            self::assertStringContainsString($text, $page);
        }
        self::assertLessThan(strpos($page, '>c1<'), strpos($page, '>c2<'));
        self::assertStringContainsString('Failed <span class="count">(1)</span>', $page);
    }

    public function test_each_filter_leaves_the_others_out(): void
    {
        $user = $this->stranger();
        self::log_at('2026-11-01 10:00:00', new LogEntry('created', action: 'add', contact_id: 'first', user_id: $user->ID, key_id: 'k1'));
        self::log_at(gmdate('Y-m-d H:i:s', time() - 60), new LogEntry('failed', action: 'update', contact_id: 'second', code: 'encharge_error', key_id: 'k2'));

        foreach ([['view' => 'done'], ['action' => 'add'], ['key' => 'k1'], ['search' => 'first'], ['search' => (string) $user->ID], ['search' => $user->user_email], ['search' => $user->user_login]] as $filter) {
            self::assertSame(['first'], self::listed($filter));
        }
        foreach ([['view' => 'failed'], ['code' => 'encharge_error'], ['days' => '1'], ['search' => 'second']] as $filter) {
            self::assertSame(['second'], self::listed($filter));
        }
        self::assertSame(['second', 'first'], self::listed(['view' => "' OR 1", 'code' => 'none', 'days' => '9']));
        self::assertSame([], self::listed(['search' => 'nobody@example.com']));
        self::assertSame([], self::listed(['search' => '"><script>']));
    }

    public function test_pages_follow_each_other_in_both_directions(): void
    {
        update_user_meta(1, 'encharge_webhooks_activity_per_page', 2);
        $ids = array_map(static fn(int $number): int => self::log_at('2026-11-01 10:00:00', new LogEntry('updated', action: 'add', contact_id: "n$number")), range(1, 5));

        self::assertSame(['n5', 'n4'], self::listed());
        self::assertStringContainsString("before=$ids[3]", self::open(Tab::Activity));
        self::assertSame(['n3', 'n2'], self::listed(['before' => (string) $ids[3]]));
        self::assertSame(['n1'], self::listed(['before' => (string) $ids[1]]));
        self::assertStringContainsString('Older entries are removed', self::open(Tab::Activity, ['before' => (string) $ids[1]]));
        self::assertSame(['n5', 'n4'], self::listed(['after' => (string) $ids[2]]));
        self::assertSame(['n3', 'n2'], self::listed(['after' => (string) $ids[0]]));
        self::assertStringContainsString("after=$ids[2]", self::open(Tab::Activity, ['after' => (string) $ids[0]]));
    }

    public function test_an_entry_tells_what_was_asked_and_what_came_of_it(): void
    {
        $before = self::log_at('2026-11-01 09:00:00', new LogEntry('failed', action: 'add', contact_id: 'c1', code: 'user_rejected'));
        $id = self::log_at('2026-11-01 10:00:00', new LogEntry('updated', action: 'add', contact_id: 'c1', user_id: 99, key_id: 'gone', durations: ['api' => 12.5], fields: ['email', 'plan'], changed: ['first_name', '+gold', '-silver'], notes: [new Note('value_cut', 'plan', 'It was cut.')], role: 'customer', notify: true, origin: 'webhook'));
        $after = self::log_at('2026-11-01 11:00:00', new LogEntry('unchanged', action: 'update', contact_id: 'c1'));
        $page = self::open(Tab::Activity, ['id' => (string) $id]);

        foreach (['The user was updated.', '>customer<', 'Was asked for.', 'User 99 was deleted.', 'which was revoked since', '>first_name<', 'gold', 'silver', 'It was cut.', '>plan<', '<meter', '12.5 ms', "id=$before", "id=$after", 'Run again as it was asked', 'Compare now'] as $text) {
            self::assertStringContainsString($text, $page);
        }
        self::assertStringNotContainsString(' style=', $page);
        self::assertStringContainsString('Put right what the reason names', self::open(Tab::Activity, ['id' => (string) $before]));
        self::assertStringContainsString('There is no entry 123456', self::open(Tab::Activity, ['id' => '123456']));
        self::assertStringNotContainsString('Run again', self::open(Tab::Activity, ['id' => (string) self::log_at('2026-11-01 10:00:00', new LogEntry('refused', code: 'invalid_json'))]));
    }

    public function test_what_failed_is_run_again_with_its_role_and_one_mail(): void
    {
        add_role('customer', 'Customer', ['read' => true]);
        $mails = &$this->mails();
        self::encharge()->people([['id' => 'c1', 'email' => 'ann@example.com', 'tags' => 'gold']]);
        $id = self::log_at('2026-11-01 10:00:00', new LogEntry('failed', action: 'add', contact_id: 'c1', code: 'encharge_error', role: 'customer', notify: true, origin: 'webhook'));
        $url = self::send(Tab::Activity, 'entries', ['run' => (string) $id]);

        $user = get_user_by('email', 'ann@example.com');
        self::assertSame(['customer'], $user->roles);
        self::assertCount(1, $mails);
        $row = (new LogQuery())->rows(1)[0];
        self::assertSame(['created', 'add', 'customer', true, 'rerun', ''], [$row['outcome'], $row['action'], $row['role'], $row['notify'], $row['origin'], $row['key_id']]);
        self::assertStringContainsString("id={$row['id']}", $url);
        self::assertStringContainsString('This is what came of it.', self::open(Tab::Activity, ['id' => (string) $row['id'], 'done' => 'run']));

        self::send(Tab::Activity, 'entries', ['run' => (string) $row['id']]);
        self::assertCount(1, $mails);
    }

    public function test_what_cannot_be_run_again_says_why(): void
    {
        $masked = self::log_at('2026-11-01 10:00:00', new LogEntry('failed', action: 'add', contact_id: 'ann@example.com'));
        $test = self::log_at('2026-11-01 10:00:00', new LogEntry('unchanged', action: 'test'));

        self::assertStringContainsString('which the log does not keep in full', self::send(Tab::Activity, 'entries', ['run' => (string) $masked]));
        self::assertStringContainsString('nothing to run again', self::send(Tab::Activity, 'entries', ['run' => (string) $test]));
        self::assertStringContainsString('has no entry 123456', self::send(Tab::Activity, 'entries', ['run' => '123456']));
        self::assertStringContainsString('Select entries', self::send(Tab::Activity, 'entries'));
    }

    public function test_who_may_not_make_or_edit_users_runs_nothing_again(): void
    {
        self::encharge()->people([['id' => 'c1', 'email' => 'ann@example.com']]);
        $user = $this->stranger();
        $add = self::log_at('2026-11-01 10:00:00', new LogEntry('failed', action: 'add', contact_id: 'c1'));
        $update = self::log_at('2026-11-01 10:00:00', new LogEntry('failed', action: 'update', contact_id: 'c1', user_id: $user->ID));
        self::allow('editor');
        self::sign_in_as('editor');

        self::assertStringContainsString('You may not create users', self::send(Tab::Activity, 'entries', ['run' => (string) $add]));
        self::assertStringContainsString("You may not edit user $user->ID.", self::send(Tab::Activity, 'entries', ['run' => (string) $update]));
        self::assertStringContainsString('You may not create users', self::send(Tab::Activity, 'pull', ['contact' => 'c1']));
        self::assertFalse(get_user_by('email', 'ann@example.com'));
    }

    public function test_a_nonce_and_the_capability_are_wanted(): void
    {
        self::encharge()->people([['id' => 'c1', 'email' => 'ann@example.com']]);
        $id = (string) self::log_at('2026-11-01 10:00:00', new LogEntry('failed', action: 'add', contact_id: 'c1'));
        self::assertSame(403, self::refusal(static fn() => self::send(Tab::Activity, 'entries', ['run' => $id], 'wrong')));
        self::assertSame(403, self::refusal(static fn() => self::open(Tab::Activity, ['download' => 'csv', '_wpnonce' => 'wrong'])));

        add_filter('encharge_webhooks_capability', static fn(string $capability, string $task): string => $task === Access::SEE ? 'edit_posts' : $capability, 10, 2);
        self::sign_in_as('editor');
        self::assertSame(403, self::refusal(static fn() => self::send(Tab::Activity, 'entries', ['run' => $id])));
        self::assertStringNotContainsString('Run again', self::open(Tab::Activity));
        self::assertStringNotContainsString('Compared with Encharge', self::explained('c1'));

        self::sign_in_as('subscriber');
        self::assertSame(403, self::refusal(static fn() => self::open(Tab::Activity)));
        self::assertSame(403, self::refusal(static fn() => self::open(Tab::Activity, ['id' => $id])));
        self::assertFalse(get_user_by('email', 'ann@example.com'));
        self::assertSame([], self::encharge()->requests());
    }

    public function test_a_person_is_explained_and_done_by_a_second_press(): void
    {
        self::encharge()->people([['id' => 'c1', 'email' => 'ann@example.com', 'firstName' => 'Ann']]);
        self::assertStringNotContainsString('Compared with Encharge', self::open(Tab::Activity, ['person' => 'ann@example.com']));
        self::assertSame([], self::encharge()->requests());

        $page = self::explained('ann@example.com');
        foreach (['a user would be created', 'no user is linked to this contact', 'Do it now', '>first_name<', '<bdi>Ann</bdi>', 'Is written'] as $text) {
            self::assertStringContainsString($text, $page);
        }
        self::assertFalse(get_user_by('email', 'ann@example.com'));

        self::assertStringContainsString('done=pull', self::send(Tab::Activity, 'pull', ['contact' => 'c1']));
        self::assertSame('Ann', get_user_by('email', 'ann@example.com')->first_name);
        self::assertStringContainsString('nothing would change', self::explained('ann@example.com'));
        self::assertStringNotContainsString('Do it now', self::explained('ann@example.com'));
        self::assertStringContainsString('nothing would change', self::send(Tab::Activity, 'pull', ['contact' => 'c1']));
    }

    public function test_why_somebody_is_not_here_is_told(): void
    {
        self::assertStringContainsString('Encharge has no person with the address nobody@example.com.', self::explained('nobody@example.com'));
        self::assertStringContainsString('is neither a user nor an address nor a contact id', self::explained('"><svg onload=alert(1)>'));

        $administrator = get_userdata(1);
        self::encharge()->people([['id' => 'c1', 'email' => $administrator->user_email]]);
        $page = self::explained('c1');
        self::assertStringContainsString('skipped: protected_user', $page);
        self::assertStringNotContainsString('Do it now', $page);

        delete_option(ApiConnection::TOKEN_OPTION);
        $page = self::explained('1');
        self::assertStringContainsString('What this site knows', $page);
        self::assertStringContainsString('notice-warning', $page);
    }

    public function test_nothing_from_outside_is_more_than_text_on_any_screen(): void
    {
        self::encharge()->people([['id' => 'c1', 'email' => 'ann@example.com', 'firstName' => self::HOSTILE, 'tags' => self::HOSTILE]]);
        $id = self::log_at('2026-11-01 10:00:00', new LogEntry('failed', action: 'add', contact_id: self::HOSTILE, key_id: self::HOSTILE, message: self::HOSTILE, code: 'user_rejected', fields: [self::HOSTILE], changed: [self::HOSTILE, '+' . self::HOSTILE], notes: [new Note('x', self::HOSTILE, self::HOSTILE)], role: self::HOSTILE, durations: [self::HOSTILE => 1.0]));

        $pages = [
            self::open(Tab::Activity),
            self::open(Tab::Activity, ['id' => (string) $id]),
            self::open(Tab::Activity, ['search' => self::HOSTILE, 'person' => self::HOSTILE]),
            self::explained('c1'),
            self::send(Tab::Activity, 'pull', ['contact' => self::HOSTILE]),
        ];
        foreach ($pages as $page) {
            self::assertStringContainsString('svg onload', $page);
            self::assertStringNotContainsString('<svg', $page);
            self::assertStringNotContainsString(\FakeEncharge::TOKEN, $page);
            self::assertDoesNotMatchRegularExpression('/\son\w+=["\']/', $page);
            // What turns the direction of writing stands where it ends with the element.
            self::assertSame(0, preg_match('/\x{202E}/u', (string) preg_replace('#<(bdi|code dir="ltr"|span dir="auto")>[^<]*</|(?:value|aria-label)="[^"]*"|<span class="screen-reader-text">[^<]*</span>#u', '', $page)), $page);
        }
    }

    public function test_what_the_menu_counts_is_gone_when_it_is_marked_as_seen(): void
    {
        $first = self::log_at('2026-11-01 10:00:00', new LogEntry('failed', action: 'add', contact_id: 'c1'));
        self::assertStringContainsString('1 failure that you have not seen', self::open(Tab::Activity));
        self::assertStringContainsString('awaiting-mod', self::menu());
        self::assertStringContainsString('awaiting-mod', self::menu());

        $second = self::log_at('2026-11-01 11:00:00', new LogEntry('failed', action: 'add', contact_id: 'c2'));
        self::send(Tab::Activity, 'seen', ['up_to' => (string) $first]);
        self::assertStringContainsString('1 failure that you have not seen', self::menu());
        self::send(Tab::Activity, 'seen', ['up_to' => (string) $second]);
        self::assertStringNotContainsString('awaiting-mod', self::menu());
    }

    public function test_a_look_at_a_page_writes_nothing_and_calls_nobody(): void
    {
        $id = self::log_at('2026-11-01 10:00:00', new LogEntry('failed', action: 'add', contact_id: 'c1'));
        $written = [];
        add_filter('query', static function (string $query) use (&$written): string {
            if (preg_match('/^\s*(INSERT|UPDATE|DELETE|REPLACE|START|LOCK)/i', $query) === 1) {
                $written[] = $query;
            }

            return $query;
        });
        foreach ([[], ['view' => 'failed'], ['view' => 'waiting'], ['view' => 'dead'], ['id' => (string) $id], ['person' => 'c1']] as $query) {
            self::open(Tab::Activity, $query);
        }

        self::assertSame([], $written);
        self::assertSame([], self::encharge()->requests());
    }

    public function test_a_profile_tells_what_is_known_and_keeps_who_wants_mail(): void
    {
        $this->settings();
        UserProfile::register_hooks();
        [$user, $person] = $this->linked(['tags' => self::HOSTILE . ',gold']);
        $profile = self::profile($user);
        self::assertStringContainsString($person['id'], $profile);
        self::assertStringContainsString('<bdi>gold</bdi>', $profile);
        self::assertStringNotContainsString('<svg', $profile);
        self::assertStringNotContainsString('type="checkbox"', $profile);
        self::assertStringContainsString("person=$user->ID", implode('', apply_filters('user_row_actions', [], $user)));

        self::assertStringContainsString('type="checkbox"', self::profile(get_userdata(1)));
        $_POST = ['encharge_webhooks_failure_mail_shown' => '1', 'encharge_webhooks_failure_mail' => '1'];
        do_action('personal_options_update', 1);
        $_POST = [];
        self::assertStringContainsString("checked='checked'", self::profile(get_userdata(1)));
        do_action('personal_options_update', 1);
        self::assertStringContainsString("checked='checked'", self::profile(get_userdata(1)));

        self::sign_in_as('editor');
        self::assertSame('', self::profile($user));
        self::assertSame([], apply_filters('user_row_actions', [], $user));
    }

    private static function profile(\WP_User $user): string
    {
        ob_start();
        do_action('edit_user_profile', $user);

        return (string) ob_get_clean();
    }

    private static function menu(): string
    {
        self::open(Tab::Activity, ['view' => 'done']);

        return (string) json_encode($GLOBALS['submenu']['options-general.php'] ?? [], JSON_UNESCAPED_UNICODE);
    }

    /** Lets who has this role use the page, with WordPress's own capabilities as they are. */
    private static function allow(string $role): void
    {
        add_filter('encharge_webhooks_capability', static fn(): string => $role === 'editor' ? 'edit_posts' : 'manage_options');
    }

    private static function explained(string $person): string
    {
        return self::open(Tab::Activity, ['person' => $person, 'explain' => '1', '_wpnonce' => wp_create_nonce('encharge_webhooks_explain')]);
    }

    /**
     * @param array<string, string> $query
     * @return list<string> the contacts of the list, in its order
     */
    private static function listed(array $query = []): array
    {
        preg_match_all('#data-colname="Person"><code dir="ltr">([^<]*)</code>#', self::open(Tab::Activity, $query), $found);

        return $found[1];
    }
}
