<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\User;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use PHPUnit\Framework\Attributes\TestWith;

/** Creating a user: login, password, lengths, refusals. */
final class CreatingTest extends TestCase
{
    use WritesUsers;

    public function test_the_login_is_the_address(): void
    {
        $this->settings();
        $email = $this->unique() . '@example.com';
        self::assertSame($email, $this->user($this->sync(['email' => $email]))->user_login);
    }

    public function test_the_login_is_first_and_last_name(): void
    {
        $this->settings(['username_format' => 'name']);
        $last = $this->unique('l');
        $user = $this->user($this->sync(['email' => "$last@example.com", 'firstName' => 'Zoë', 'lastName' => $last]));
        self::assertSame("zoe$last", $user->user_login);
    }

    public function test_the_login_is_the_first_name_and_a_number(): void
    {
        $this->settings(['username_format' => 'firstname_number']);
        $first = $this->unique('f') . 'x';
        $outcome = $this->sync(['email' => "$first@example.com", 'firstName' => $first]);
        self::assertMatchesRegularExpression("/^$first\d+$/", $this->user($outcome)->user_login);
        self::assertSame([], $outcome->notes);
    }

    public function test_a_mapped_login_wins(): void
    {
        $this->settings(['username_format' => 'name'], [['login', 'user_login']]);
        $login = $this->unique('login');
        $outcome = $this->sync(['email' => "$login@example.com", 'login' => $login, 'firstName' => 'Ann']);
        self::assertSame($login, $this->user($outcome)->user_login);
    }

    public function test_a_login_is_cleaned_as_wordpress_does(): void
    {
        $this->settings(map: [['login', 'user_login']]);
        $login = $this->unique('login');
        $outcome = $this->sync(['email' => "$login@example.com", 'login' => "Größe  <b>$login</b> (x)"]);
        self::assertSame("Grose $login x", $this->user($outcome)->user_login);
        $this->assertNoted('login_altered', 'login', $outcome);
    }

    #[TestWith(['Иван', 'Петров'])]
    #[TestWith(['李', '小明'])]
    #[TestWith(['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbbbbbbb'])]
    public function test_an_empty_or_overlong_login_falls_back_to_the_local_part(string $first, string $last): void
    {
        $this->settings(['username_format' => 'name']);
        $local = $this->unique();
        $outcome = $this->sync(['email' => "$local@example.com", 'firstName' => $first, 'lastName' => $last]);
        self::assertSame($local, $this->user($outcome)->user_login);
        $this->assertNoted('login_altered', 'user_login', $outcome);
    }

    public function test_a_login_of_60_bytes_is_kept(): void
    {
        $this->settings(map: [['login', 'user_login']]);
        $login = str_pad($this->unique(), 60, 'x');
        self::assertSame($login, $this->user($this->sync(['email' => $this->unique() . '@example.com', 'login' => $login]))->user_login);
    }

    public function test_without_any_name_the_login_is_user_and_a_number(): void
    {
        $this->settings(['username_format' => 'name']);
        $email = '***' . str_repeat('!', random_int(1, 40)) . '*@' . $this->unique() . '.example';
        self::assertMatchesRegularExpression('/^user\d+$/', $this->user($this->sync(['email' => $email]))->user_login);
    }

    public function test_a_taken_login_gets_a_number(): void
    {
        $this->settings(map: [['login', 'user_login']]);
        $login = $this->unique('taken');
        $logins = [];
        foreach (['a', 'b', 'c'] as $local) {
            $logins[] = $this->user($this->sync(['email' => "$local$login@example.com", 'login' => $login]))->user_login;
        }
        self::assertSame([$login, "{$login}2", "{$login}3"], $logins);
    }

    public function test_a_login_of_60_bytes_that_is_taken_is_cut_for_its_number(): void
    {
        $this->settings(map: [['login', 'user_login']]);
        $login = str_pad($this->unique('taken'), 60, 'x');
        $this->sync(['email' => $this->unique() . '@example.com', 'login' => $login]);
        $second = $this->sync(['email' => $this->unique() . '@example.com', 'login' => $login]);
        self::assertSame(substr($login, 0, 59) . '2', $this->user($second)->user_login);
    }

    public function test_a_login_is_never_another_users_address(): void
    {
        $this->settings(map: [['login', 'user_login']]);
        $victim = $this->stranger();
        $outcome = $this->sync(['email' => $this->unique() . '@example.com', 'login' => $victim->user_email]);
        self::assertNotSame($victim->user_email, $this->user($outcome)->user_login);
        $this->assertNoted('login_altered', 'login', $outcome);
    }

    public function test_the_username_filter_is_trusted_no_more_than_the_person(): void
    {
        $this->settings();
        $taken = $this->stranger()->user_login;
        add_filter('encharge_webhooks_username', static fn (): string => "<i>$taken</i>");
        self::assertSame("{$taken}2", $this->user($this->sync(['email' => $this->unique() . '@example.com']))->user_login);
    }

    public function test_a_generated_password_has_at_least_128_bits(): void
    {
        $this->settings();
        $passwords = &$this->passwords();
        $this->sync(['email' => $this->unique() . '@example.com']);
        $this->sync(['email' => $this->unique() . '@example.com']);
        self::assertCount(2, array_unique($passwords));
        foreach ($passwords as $password) {
            self::assertMatchesRegularExpression('/^[A-Za-z0-9_-]+$/', $password);
            self::assertGreaterThanOrEqual(128, strlen($password) * 6);
        }
    }

    public function test_the_first_login_shows_in_the_hash_of_a_generated_password(): void
    {
        $this->settings();
        $passwords = &$this->passwords();
        $user = $this->user($this->sync(['email' => $this->unique() . '@example.com']));
        self::assertInstanceOf(\WP_User::class, wp_authenticate($user->user_login, $passwords[0]));
        clean_user_cache($user->ID);
        // WordPress 6.8 was the first to hash anew what is hashed too cheaply.
        self::assertSame(function_exists('wp_password_needs_rehash'), get_userdata($user->ID)->user_pass !== $user->user_pass);
    }

    public function test_a_mapped_password_is_hashed_as_dearly_as_any_other(): void
    {
        $this->settings(map: [['pw', 'user_pass']]);
        $user = $this->user($this->sync(['email' => $this->unique() . '@example.com', 'pw' => 'mapped']));
        $algorithm_and_cost = static fn (string $hash): string => preg_replace('/^(\$wp\$2y\$\d\d|\$P\$.).*$/', '$1', $hash);
        self::assertSame($algorithm_and_cost(wp_hash_password('x')), $algorithm_and_cost($user->user_pass));
    }

    #[TestWith(["pa'ss\\w\"1"])]
    #[TestWith([' blanks around '])]
    #[TestWith(['<b>&amp;%20</b>'])]
    #[TestWith(['schlüssel 🔑'])]
    #[TestWith(['\\'])]
    public function test_a_mapped_password_logs_in_at_the_form(string $password): void
    {
        $this->settings(map: [['pw', 'user_pass']]);
        $user = $this->user($this->sync(['email' => $this->unique() . '@example.com', 'pw' => $password]));
        // The form's fields come slashed, and wp_signon() leaves the password so.
        $_POST = wp_slash(['log' => $user->user_login, 'pwd' => $password]);
        $signed_in = wp_authenticate(wp_unslash($_POST['log']), $_POST['pwd']);
        $_POST = [];
        self::assertInstanceOf(\WP_User::class, $signed_in);
        self::assertSame($user->ID, $signed_in->ID);
    }

    #[TestWith(['   '])]
    #[TestWith(['0'])]
    public function test_a_mapped_password_that_nobody_could_use_is_replaced(string $password): void
    {
        $this->settings(map: [['pw', 'user_pass']]);
        $outcome = $this->sync(['email' => $this->unique() . '@example.com', 'pw' => $password]);
        $this->assertNoted('password_refused', 'pw', $outcome);
        self::assertFalse(wp_check_password(trim($password), $this->user($outcome)->user_pass));
    }

    public function test_a_mapped_password_of_4097_bytes_is_replaced(): void
    {
        $this->settings(map: [['pw', 'user_pass']]);
        $outcome = $this->sync(['email' => $this->unique() . '@example.com', 'pw' => str_repeat('x', 4097)]);
        $this->assertNoted('password_refused', 'pw', $outcome);
        self::assertGreaterThan(1, strlen($this->user($outcome)->user_pass));
    }

    public function test_login_and_password_of_an_existing_user_never_change(): void
    {
        $this->settings(map: [['login', 'user_login'], ['pw', 'user_pass']]);
        [$user, $fields] = $this->linked(['login' => $this->unique('first'), 'pw' => 'first']);
        $mails = &$this->mails();
        $after = $this->user($this->sync(['login' => $this->unique('second'), 'pw' => 'second'] + $fields, Action::Add));
        self::assertSame([$user->user_login, $user->user_pass], [$after->user_login, $after->user_pass]);
        self::assertSame([], $mails);
    }

    public function test_a_url_is_cut_to_its_column_and_noted(): void
    {
        $this->settings(map: [['site', 'user_url']]);
        $url = 'https://example.com/' . str_repeat('x', 81);
        $outcome = $this->sync(['email' => $this->unique() . '@example.com', 'site' => $url]);
        self::assertSame(substr($url, 0, 100), $this->user($outcome)->user_url);
        $this->assertNoted('value_cut', 'site', $outcome);

        $fitting = $this->sync(['email' => $this->unique() . '@example.com', 'site' => substr($url, 0, 100)]);
        self::assertSame([], $fitting->notes);
    }

    public function test_a_display_name_is_cut_to_its_column_and_noted(): void
    {
        $this->settings();
        $outcome = $this->sync(['email' => $this->unique() . '@example.com', 'firstName' => str_repeat('é', 200), 'lastName' => str_repeat('ü', 200)]);
        $user = $this->user($outcome);
        self::assertSame(str_repeat('é', 200) . ' ' . str_repeat('ü', 49), $user->display_name);
        self::assertSame(str_repeat('ü', 200), $user->last_name);
        $this->assertNoted('value_cut', 'display_name', $outcome);
    }

    public function test_an_address_of_100_bytes_is_taken_and_one_of_101_is_not(): void
    {
        $this->settings();
        $domain = '@' . $this->unique() . '.example';
        $longest = str_pad('a', 100 - strlen($domain), 'a') . $domain;
        self::assertSame($longest, $this->user($this->sync(['email' => $longest]))->user_email);
        $this->assertRefused(Code::UserRejected, $this->sync(['email' => "a$longest"]), '100 bytes');
    }

    #[TestWith(['Á@example.com'])]
    #[TestWith(['a b@example.com'])]
    #[TestWith([' blank@example.com'])]
    #[TestWith(['no-address'])]
    #[TestWith([null])]
    public function test_an_address_is_never_repaired(?string $email): void
    {
        $this->settings();
        $this->assertRefused(Code::PersonWithoutEmail, $this->sync(['email' => $email]));
    }

    #[TestWith(["o'brien"])]
    #[TestWith(['a&b'])]
    #[TestWith(['x+y'])]
    public function test_an_address_is_stored_as_it_is(string $local): void
    {
        $this->settings();
        $email = "$local@" . $this->unique() . '.example';
        self::assertSame($email, $this->user($this->sync(['email' => $email]))->user_email);
    }

    public function test_an_address_that_only_the_database_takes_for_the_same_is_another_users(): void
    {
        global $wpdb;
        $this->settings();
        $domain = '@' . $this->unique() . '.example';
        $other = $this->stranger();
        $wpdb->update($wpdb->users, ['user_email' => "á$domain"], ['ID' => $other->ID]);
        clean_user_cache($other->ID);
        $outcome = $this->sync(['email' => "a$domain"]);
        self::assertTrue($outcome->created, $outcome->message);
        self::assertSame(["a$domain", "a$domain"], [$this->user($outcome)->user_email, $this->user($outcome)->user_login]);
        self::assertSame([], $outcome->notes);
        self::assertSame("á$domain", $wpdb->get_var($wpdb->prepare("SELECT user_email FROM $wpdb->users WHERE ID = %d", $other->ID)));
    }

    public function test_a_result_that_is_not_a_positive_id_is_an_error(): void
    {
        $this->settings();
        add_filter('wp_pre_insert_user_data', static fn (array $data): array => ['user_url' => str_repeat('x', 101)] + $data);
        $email = $this->unique() . '@example.com';
        $this->assertRefused(Code::UserRejected, $this->sync(['email' => $email]));
        self::assertFalse(get_user_by('email', $email));
    }

    public function test_the_message_of_a_wp_error_is_shown(): void
    {
        $this->settings();
        $email = $this->unique() . '@example.com';
        add_filter('illegal_user_logins', static fn (): array => [$email]);
        $this->assertRefused(Code::UserRejected, $this->sync(['email' => $email]), 'Sorry, that username is not allowed.');
    }

    public function test_the_hooks_of_a_registration_fire_and_see_the_role(): void
    {
        $this->settings();
        $fired = &$this->record('user_register', 'set_user_role', 'profile_update');
        $roles = [];
        add_action('user_register', static function (int $user_id) use (&$roles): void {
            $roles = get_userdata($user_id)->roles;
        });
        $this->sync(['email' => $this->unique() . '@example.com', 'firstName' => 'Ann']);
        self::assertSame(['set_user_role', 'user_register'], $fired);
        self::assertSame(['subscriber'], $roles);
    }

    public function test_only_updates_never_create(): void
    {
        $this->settings();
        $email = $this->unique() . '@example.com';
        foreach ([Action::Update, Action::UpdateTags] as $action) {
            $this->assertRefused(Code::UserNotFound, $this->sync(['email' => $email], $action));
        }
        self::assertFalse(get_user_by('email', $email));
    }

    public function test_no_mail_goes_out_unless_it_is_asked_for(): void
    {
        $this->settings();
        $mails = &$this->mails();
        $this->sync(['email' => $this->unique() . '@example.com']);
        self::assertSame([], $mails);
    }

    public function test_users_are_counted_when_the_request_ends(): void
    {
        $this->settings();
        wp_update_user_counts();
        $count = get_user_count();
        // WordPress's own would close PHPUnit's output buffers.
        remove_all_actions('shutdown');
        self::assertTrue($this->sync(['email' => $this->unique() . '@example.com'])->created);
        self::assertTrue($this->sync(['email' => $this->unique() . '@example.com'])->created);
        self::assertSame($count, get_user_count());
        do_action('shutdown');
        self::assertSame($count + 2, get_user_count());
    }
}
