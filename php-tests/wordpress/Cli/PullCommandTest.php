<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use PHPUnit\Framework\Attributes\DataProvider;

/** pull, explain, log. */
final class PullCommandTest extends CommandTestCase
{
    private string $name;

    protected function setUp(): void
    {
        parent::setUp();
        $this->name = 'p' . bin2hex(random_bytes(6));
        self::encharge()->people([$this->person()]);
    }

    public function test_pulls_a_user_by_login_address_and_id(): void
    {
        $user = $this->user();

        foreach ([$this->name, "$this->name@example.com", (string) $user] as $target) {
            self::assertSame((string) $user, self::wp('pull', $target, '--porcelain'));
        }

        self::assertSame('Ann', get_userdata($user)->first_name);
        self::assertSame(['a', 'b'], get_user_meta($user, 'encharge_tags', true));
    }

    /** Where a person looks on, other commands draw how far they are. */
    public function test_on_a_terminal_too_ids_come_alone_when_they_are_asked_for(): void
    {
        $user = $this->user();
        putenv('SHELL_PIPE=0');

        try {
            self::assertStringContainsString('Pulling', self::wp('pull', (string) $user));
            self::assertSame((string) $user, self::wp('pull', (string) $user, '--porcelain'));
        } finally {
            putenv('SHELL_PIPE');
        }
    }

    public function test_pulls_a_contact_and_creates_only_when_told(): void
    {
        self::assertStringContainsString('user_not_found', self::wp_fails('pull', "c-$this->name", '--fields=code'));
        self::assertFalse(get_user_by('email', "$this->name@example.com"));

        $rows = self::decoded('pull', "c-$this->name", '--create', '--fields=contact_id,outcome,user_id');

        self::assertSame(["c-$this->name", 'created'], [$rows[0]['contact_id'], $rows[0]['outcome']]);
        self::assertSame("$this->name@example.com", get_userdata((int) $rows[0]['user_id'])->user_email);
    }

    public function test_several_contacts_take_one_call(): void
    {
        self::encharge()->people([$this->person(), ['id' => 'c2', 'email' => "2-$this->name@example.com"]]);

        self::assertCount(2, self::decoded('pull', "c-$this->name", 'c2', '--create'));
        self::assertCount(1, self::encharge()->requests());
    }

    public function test_links_a_protected_user_who_is_named(): void
    {
        $user = $this->user('editor');
        self::wp('pull', (string) $user);

        self::assertSame("c-$this->name", (new ContactTable())->by_user($user)?->contact_id);
        self::assertSame('Ann', get_userdata($user)->first_name);
    }

    public function test_a_dry_run_prints_the_plan_and_writes_nothing(): void
    {
        global $wpdb;

        $user = $this->user();
        $before = [get_user_meta($user), $wpdb->get_results($wpdb->prepare("SELECT * FROM $wpdb->users WHERE ID = %d", $user)), $this->log_count()];
        $rows = self::decoded('pull', $this->name, '--dry-run');

        self::assertContains(['first_name', '', 'Ann', 'write'], array_map(static fn(array $row): array => [$row['key'], $row['now'], $row['then'], $row['verdict']], $rows));
        self::assertEquals($before, [get_user_meta($user), $wpdb->get_results($wpdb->prepare("SELECT * FROM $wpdb->users WHERE ID = %d", $user)), $this->log_count()]);
    }

    public function test_an_argument_that_means_nobody_fails_with_a_reason(): void
    {
        self::assertStringContainsString('person_not_found', self::wp_fails('pull', 'unknown-contact', '--fields=code'));
        self::assertStringContainsString('no person with the address nobody@example.com.', self::wp_fails('pull', 'nobody@example.com'));
        self::assertStringContainsString('neither', self::wp_fails('pull', 'ß'));
    }

    public function test_who_has_no_usable_address_is_not_said_to_be_unknown_to_encharge(): void
    {
        $without = (int) wp_insert_user(['user_login' => "w$this->name", 'user_pass' => 'x']);
        $unknown = (int) wp_insert_user(['user_login' => "u$this->name", 'user_pass' => 'x', 'user_email' => "u$this->name@example.com"]);

        foreach (['pull', 'explain'] as $command) {
            self::assertStringContainsString("User $without (w$this->name) is linked to no contact, and has no address", self::wp_fails($command, (string) $without));
            self::assertStringContainsString("no person with the address of user $unknown (u$this->name), who is linked to no contact", self::wp_fails($command, (string) $unknown));
        }
    }

    public function test_only_users_who_were_pulled_have_an_id(): void
    {
        $user = $this->user();
        $result = self::run_wp('', ['pull', 'unknown-contact', $this->name, '--porcelain']);

        self::assertSame([1, "$user\n"], [$result['status'], $result['output']]);
        self::assertStringContainsString('person_not_found', $result['errors']);
        self::assertStringContainsString('1 of 2 failed', $result['errors']);
        self::assertSame((string) $user, self::wp('pull', $this->name, '--porcelain', '--dry-run'));
    }

    public function test_a_user_who_was_skipped_was_not_pulled(): void
    {
        $this->user('editor');

        foreach ([[], ['--dry-run']] as $options) {
            $result = self::run_wp('', ['pull', "c-$this->name", '--create', '--porcelain', ...$options]);

            self::assertSame([0, ''], [$result['status'], $result['output']]);
            self::assertStringContainsString("c-$this->name: ", $result['errors']);
        }
    }

    public function test_a_dry_run_prints_the_columns_that_are_asked_for(): void
    {
        $this->user();

        self::assertStringContainsString("first_name\n", self::wp('pull', $this->name, '--dry-run', '--field=key') . "\n");
        self::assertSame(1, self::run_wp('', ['pull', $this->name, '--dry-run', '--field=outcome'])['status']);
    }

    public function test_a_dry_run_fails_where_the_pull_would(): void
    {
        foreach ([['unknown-contact'], ["c-$this->name"], ["c-$this->name", '--format=json']] as $arguments) {
            self::assertStringContainsString('1 of 1 would fail', self::wp_fails('pull', '--dry-run', ...$arguments));
        }
        self::encharge()->fault(['mode' => 'error', 'times' => 0]);
        self::assertStringContainsString('encharge_error', self::wp_fails('pull', '--dry-run', "c-$this->name"));
    }

    public function test_explain_says_who_is_not_in_encharge_and_fails_where_encharge_does(): void
    {
        self::assertSame('not in Encharge', $this->explain('unknown-contact')['person']);
        self::encharge()->fault(['mode' => 'error', 'times' => 0]);
        self::assertStringContainsString('Something went wrong', self::wp_fails('explain', "c-$this->name"));
    }

    public function test_a_number_is_a_user_and_no_unknown_contact(): void
    {
        foreach (['pull', 'explain'] as $command) {
            self::assertStringContainsString('There is no user 99999', self::wp_fails($command, '99999'));
        }
        self::assertSame(0, $this->log_count());

        $user = (int) wp_insert_user(['user_login' => '77' . hexdec(substr($this->name, 1, 8)), 'user_email' => "$this->name@example.com", 'user_pass' => 'x', 'role' => 'subscriber']);
        self::assertSame((string) $user, self::wp('pull', get_userdata($user)->user_login, '--porcelain'));

        update_user_meta($user, 'encharge_contact_id', '4711000');
        self::encharge()->people([['id' => '4711000'] + $this->person()]);
        self::assertSame((string) $user, self::wp('pull', '4711000', '--porcelain'));
    }

    public function test_no_user_is_created_where_create_is_taken_back(): void
    {
        self::wp_fails('pull', "c-$this->name", '--create', '--no-create');
        self::assertFalse(get_user_by('email', "$this->name@example.com"));
    }

    /** @return iterable<string, array{array<string, mixed>, string, list<string>}> fault, what the log and the command say, what the command says of what helps */
    public static function failures(): iterable
    {
        yield 'an error without a message' => [['mode' => 'answer', 'status' => 500, 'body' => ''], 'Encharge answered with an error. It gave status 500 and no reason.', ['Encharge answered with an error. It gave status 500 and no reason.']];
        yield 'no answer' => [['mode' => 'close'], 'Encharge gave no usable answer. ', ['Encharge gave no usable answer']];
        yield 'a redirect' => [['mode' => 'redirect', 'location' => 'https://example.com/'], 'Encharge gave no usable answer. The API redirects', ['The API redirects']];
        yield 'a refused token' => [['mode' => 'error', 'status' => 401, 'message' => 'User not logged in', 'code' => '10082'], 'User not logged in', ['refused the API key', 'wp encharge connect']];
        yield 'a refused call' => [['mode' => 'error', 'status' => 401, 'message' => 'Account is suspended', 'code' => '10099'], 'Account is suspended', ['Encharge refused the call', 'If that is about the API key']];
        yield 'a proxy that wants a login' => [['mode' => 'answer', 'status' => 401, 'body' => ''], 'It gave status 401', ['not in the way of Encharge', 'proxy or a firewall']];
    }

    /**
     * @param array<string, mixed> $fault
     * @param list<string>         $hints
     */
    #[DataProvider('failures')]
    public function test_a_failure_of_a_pull_is_said_once_and_as_it_was(array $fault, string $logged, array $hints): void
    {
        self::encharge()->fault($fault + ['times' => 0]);
        self::wp_fails('pull', "c-$this->name");
        $message = (new LogQuery())->rows(1)[0]['message'];
        $said = self::wp_fails('pull', "$this->name@example.com");

        self::assertStringContainsString($logged, $message);
        self::assertStringContainsString($logged, self::wp_fails('pull', "c-$this->name", '--dry-run'));
        foreach ([$message, $said] as $text) {
            self::assertLessThanOrEqual(1, substr_count($text, 'answered with an error'));
        }
        foreach ($hints as $hint) {
            self::assertStringContainsString($hint, $said);
        }
        self::assertSame(in_array('refused the API key', $hints, true), str_contains($said, 'refused the API key'));
    }

    public function test_encharge_that_cannot_be_reached_has_not_answered(): void
    {
        $port = stream_socket_server('tcp://127.0.0.1:0');
        $nobody = 'http://' . stream_socket_get_name($port, false) . '/v1';
        fclose($port);
        self::assertSame(1, self::run_wp('', ['pull', "c-$this->name", "--exec=define('ENCHARGE_API_URL', '$nobody');"])['status']);
        $row = (new LogQuery())->rows(1)[0];

        self::assertSame('encharge_error', $row['code']);
        self::assertStringStartsWith('Encharge could not be reached. ', $row['message']);
    }

    public function test_explains_a_new_user(): void
    {
        $told = $this->explain("$this->name@example.com");

        self::assertSame("c-$this->name", $told['contact']);
        self::assertSame('none', $told['user']);
        self::assertSame('plan', $told['unmapped']);
        self::assertSame('a user would be created', $told['result']);
        self::assertSame('write', self::verdicts($told)['user_email']);
    }

    public function test_explains_the_rule_of_a_match(): void
    {
        $user = $this->user();
        self::assertSame('by address', $this->explain("c-$this->name")['match']);

        self::wp('pull', (string) $user);
        $told = $this->explain((string) $user);

        self::assertSame('by contact id', $told['match']);
        self::assertSame('same', self::verdicts($told)['first_name']);
        self::assertSame('nothing would change', $told['result']);
    }

    public function test_explains_a_match_by_the_mapped_address(): void
    {
        $user = $this->user();
        Settings::load()->change_field_map(static fn(): array => [['field' => 'work', 'key' => 'user_email']]);
        self::encharge()->people([['email' => "home-$this->name@example.com", 'work' => "$this->name@example.com"] + $this->person()]);
        $told = $this->explain("c-$this->name");

        self::assertSame('by address', $told['match']);
        self::assertStringStartsWith("$user ", $told['user']);
    }

    public function test_explains_what_is_refused(): void
    {
        $this->user('editor');
        $told = $this->explain("c-$this->name");

        self::assertSame('yes', $told['protected']);
        self::assertStringContainsString('protected_user', $told['result']);
        self::assertSame(['no'], array_values(array_unique(array_diff_key(self::verdicts($told), ['last_name' => 1]))));

        self::wp('pull', $this->name);
        self::encharge()->people([['email' => "new-$this->name@example.com"] + $this->person()]);
        self::assertStringContainsString('does not change user_email of a protected user', self::verdicts($this->explain("c-$this->name"))['user_email']);
    }

    public function test_explains_a_role_that_is_refused(): void
    {
        $this->user();

        self::assertStringContainsString('may not grant the role editor', self::verdicts($this->explain("c-$this->name", '--role=editor'))['role']);
    }

    public function test_explain_writes_nothing_and_fires_no_hook_of_a_write(): void
    {
        $user = $this->user();
        $before = [get_user_meta($user), $this->log_count(), (new ContactTable())->by_contact("c-$this->name")];
        $this->explain("c-$this->name");

        self::assertEquals($before, [get_user_meta($user), $this->log_count(), (new ContactTable())->by_contact("c-$this->name")]);
    }

    public function test_explain_hides_a_password(): void
    {
        Settings::load()->change_field_map(static fn(): array => [['field' => 'plan', 'key' => 'user_pass']]);

        self::assertStringNotContainsString('pro-plan', self::wp('explain', "c-$this->name"));
    }

    public function test_the_log_is_filtered_and_paged(): void
    {
        $old = self::log_at('2026-01-01 10:00:00', new LogEntry('failed', action: 'add', contact_id: 'c1', user_id: 7, code: 'person_not_found'));
        $new = self::log_at('2026-01-02 10:00:00', new LogEntry('created', action: 'add', contact_id: 'c1', key_id: 'k1', receipt: 'r1'));
        $ids = static fn(string ...$options): array => array_column(self::decoded('log', 'list', ...$options), 'id');

        foreach (['--outcome=failed', '--code=person_not_found', '--user_id=7', '--until=2026-01-02', "--id=$old", "--below=$new"] as $option) {
            self::assertSame([$old], $ids($option), $option);
        }
        foreach (['--key_id=k1', '--receipt=r1', '--since=2026-01-02', '--limit=1'] as $option) {
            self::assertSame([$new], $ids($option), $option);
        }
        self::assertSame([$new, $old], $ids('--contact_id=c1', '--action=add'));
        self::assertStringContainsString('--since', self::wp_fails('log', 'list', '--since=never'));
        self::assertStringContainsString('--id', self::wp_fails('log', 'list', '--id=x'));
    }

    public function test_the_log_is_listed_newest_first_and_cleared(): void
    {
        self::wp_fails('pull', 'unknown-contact');
        self::wp_fails('pull', "c-$this->name");
        $rows = self::decoded('log', 'list', '--limit=2', '--fields=contact_id,code,durations');

        self::assertSame(["c-$this->name", 'unknown-contact'], array_column($rows, 'contact_id'));
        self::assertArrayHasKey('api', $rows[0]['durations']);
        self::assertSame('0', self::wp('log', 'list', '--refused', '--format=count'));

        self::wp('log', 'clear', '--dry-run');
        self::assertGreaterThan(0, $this->log_count());
        self::assertStringContainsString('Removed 2 rows.', self::wp('log', 'clear', '--yes'));
        self::assertSame(0, $this->log_count());
        self::assertStringContainsString('--limit', self::wp_fails('log', 'list', '--limit=none'));
    }

    /** @return array<string, mixed> */
    private function person(): array
    {
        return ['id' => "c-$this->name", 'email' => "$this->name@example.com", 'firstName' => 'Ann', 'tags' => 'a, b', 'plan' => 'pro-plan'];
    }

    private function user(string $role = 'subscriber'): int
    {
        return (int) wp_insert_user(['user_login' => $this->name, 'user_email' => "$this->name@example.com", 'user_pass' => 'x', 'role' => $role]);
    }

    /** @return array<string, mixed> */
    private function explain(string ...$arguments): array
    {
        return self::decoded('explain', ...array_values($arguments));
    }

    /**
     * @param array<string, mixed> $told
     * @return array<string, string>
     */
    private static function verdicts(array $told): array
    {
        return array_column($told['changes'], 'verdict', 'key');
    }

    private function log_count(): int
    {
        return count((new LogQuery())->rows(10000));
    }
}
