<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\User;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use PHPUnit\Framework\Attributes\TestWith;

/** What a site's own filters make of logins, addresses and names is what is stored, as with wp_insert_user(). */
final class SiteFiltersTest extends TestCase
{
    use WritesUsers;

    public function test_the_pre_user_login_filter_decides(): void
    {
        $this->settings(map: [['login', 'user_login']]);
        $asked = [];
        add_filter('pre_user_login', static function (string $login) use (&$asked): string {
            $asked[] = $login;

            return "m-$login";
        });
        $login = $this->unique('l');
        $outcome = $this->sync(['email' => "$login@example.com", 'login' => $login]);
        $user = $this->user($outcome);
        self::assertSame(["m-$login", "m-$login"], [$user->user_login, $user->user_nicename]);
        $this->assertNoted('login_altered', 'login', $outcome);
        self::assertSame([$login], $asked);

        // Taken in the form that is stored.
        self::assertSame("m-{$login}2", $this->user($this->sync(['email' => "2$login@example.com", 'login' => $login]))->user_login);
    }

    public function test_a_login_that_would_never_be_stored_is_not_judged(): void
    {
        $this->settings(map: [['login', 'user_login']]);
        $login = $this->unique('l');
        add_filter('illegal_user_logins', static fn (): array => [$login]);
        add_filter('pre_user_login', static fn (string $given): string => "m-$given");
        self::assertSame("m-$login", $this->user($this->sync(['email' => "$login@example.com", 'login' => $login]))->user_login);
        add_filter('illegal_user_logins', static fn (): array => ["m-2$login"]);
        $this->assertRefused(Code::UserRejected, $this->sync(['email' => "2$login@example.com", 'login' => "2$login"]), 'not allowed');
    }

    public function test_a_login_from_a_filter_is_never_another_users_address(): void
    {
        $this->settings(map: [['login', 'user_login']]);
        $victim = $this->stranger();
        add_filter('pre_user_login', static fn (): string => $victim->user_email);
        self::assertNotSame($victim->user_email, $this->user($this->sync(['email' => $this->unique() . '@example.com', 'login' => 'x']))->user_login);
    }

    public function test_a_login_that_a_filter_empties_falls_back(): void
    {
        $this->settings(map: [['login', 'user_login']]);
        $local = $this->unique();
        add_filter('pre_user_login', static fn (string $login): string => $login === 'unwanted' ? '' : $login);
        self::assertSame($local, $this->user($this->sync(['email' => "$local@example.com", 'login' => 'unwanted']))->user_login);
    }

    public function test_the_pre_user_email_filter_decides(): void
    {
        $this->settings();
        add_filter('pre_user_email', static fn (string $email): string => strtolower(preg_replace('/\+[^@]*/', '', $email)));
        $local = $this->unique();
        $fields = ['id' => $this->unique('c'), 'email' => "$local+news@Example.com"];
        $outcome = $this->sync($fields);
        self::assertSame("$local@example.com", $this->user($outcome)->user_email);
        $this->assertNoted('address_altered', 'email', $outcome);
        self::assertSame('unchanged', $this->sync($fields, Action::Update)->word());
    }

    public function test_an_address_that_a_filter_makes_and_somebody_has_is_refused(): void
    {
        $this->settings();
        $victim = $this->stranger();
        add_filter('pre_user_email', static fn (): string => $victim->user_email);
        $this->assertRefused(Code::UserRejected, $this->sync(['email' => $this->unique() . '@example.com']), 'address');
    }

    public function test_the_data_filter_of_wordpress_cannot_give_anothers_address(): void
    {
        $this->settings();
        $victim = $this->stranger();
        $email = $this->unique() . '@example.com';
        add_filter('wp_pre_insert_user_data', static fn (array $data, bool $update): array => $update ? $data : ['user_email' => $victim->user_email] + $data, 10, 2);
        $this->assertRefused(Code::UserRejected, $this->sync(['email' => $email]), 'address');
        self::assertNull(username_exists($email) ?: null);
    }

    #[TestWith(['first_name'])]
    #[TestWith(['last_name'])]
    #[TestWith(['nickname'])]
    #[TestWith(['display_name'])]
    #[TestWith(['description'])]
    #[TestWith(['user_url'])]
    public function test_a_filter_of_a_field_decides_and_is_noted(string $key): void
    {
        $this->settings(map: [['x', $key]]);
        $hook = str_starts_with($key, 'user_') ? "pre_$key" : "pre_user_$key";
        add_filter($hook, static fn (string $value): string => str_replace('100%25', '200%25', $value));
        $value = $key === 'user_url' ? 'https://example.com/100%25' : '100%25';
        $outcome = $this->sync($fields = ['id' => $this->unique('c'), 'email' => $this->unique() . '@example.com', 'x' => $value]);
        self::assertSame(str_replace('1', '2', $value), $this->user($outcome)->get($key));
        $this->assertNoted('value_altered', 'x', $outcome);
        self::assertSame('unchanged', $this->sync($fields, Action::Update)->word());
        self::assertNotFalse(has_filter($hook, 'wp_filter_kses'), "WordPress's own stay");
    }

    public function test_the_names_that_nobody_mapped_go_through_the_filters_too(): void
    {
        $this->settings();
        add_filter('pre_user_display_name', static fn (string $name): string => "Dr. $name");
        add_filter('pre_user_nickname', static fn (string $name): string => "~$name");
        $local = $this->unique();
        $user = $this->user($this->sync(['email' => "$local@example.com", 'firstName' => 'Ann', 'lastName' => '100%deluxe']));
        self::assertSame(['Dr. Ann 100%deluxe', "~$local"], [$user->display_name, $user->nickname]);
    }

    public function test_what_the_data_filter_of_wordpress_stores_is_noted(): void
    {
        $this->settings();
        [, $fields] = $this->linked();
        add_filter('wp_pre_insert_user_data', static fn (array $data): array => ['display_name' => 'Theirs'] + $data);
        add_filter('insert_user_meta', static fn (array $meta): array => ['first_name' => 'Theirs'] + $meta);
        $this->settings(map: [['firstName', 'first_name'], ['shown', 'display_name']]);
        $outcome = $this->sync(['firstName' => 'Ann', 'shown' => 'Annie'] + $fields, Action::Update);
        self::assertSame(['Theirs', 'Theirs'], [$this->user($outcome)->first_name, $this->user($outcome)->display_name]);
        $this->assertNoted('value_altered', 'first_name', $outcome);
        $this->assertNoted('value_altered', 'display_name', $outcome);
    }

    #[TestWith(['Александр Константинопольский'])]
    #[TestWith(['Имя'])]
    public function test_a_cyrillic_login_is_taken_if_its_nicename_fits(string $login): void
    {
        $this->settings(map: [['login', 'user_login']]);
        add_filter('sanitize_user', static fn (string $cleaned, string $raw): string => trim($raw), 10, 2);
        $local = $this->unique();
        $outcome = $this->sync(['email' => "$local@example.com", 'login' => $login]);
        $fits = strlen(sanitize_title($login)) <= 50;
        self::assertSame($fits ? $login : $local, $this->user($outcome)->user_login);
        self::assertSame($fits ? [] : ['login_altered'], array_column($outcome->notes, 'code'));
    }

    public function test_a_taken_cyrillic_login_gets_a_number_that_its_nicename_has_room_for(): void
    {
        $this->settings(map: [['login', 'user_login']]);
        add_filter('sanitize_user', static fn (string $cleaned, string $raw): string => trim($raw), 10, 2);
        // 8 letters of 6 bytes each, and 2 of one: the nicename is full.
        $login = 'Константxy';
        self::assertSame(50, strlen(sanitize_title($login)));
        self::assertSame($login, $this->user($this->sync(['email' => $this->unique() . '@example.com', 'login' => $login]))->user_login);
        $second = $this->user($this->sync(['email' => $this->unique() . '@example.com', 'login' => $login]))->user_login;
        self::assertSame('Константx2', $second);
    }

    public function test_an_empty_nicename_falls_back(): void
    {
        $this->settings(map: [['login', 'user_login']]);
        add_filter('pre_user_nicename', static fn (string $nicename): string => str_starts_with($nicename, 'bad') ? '' : $nicename);
        $local = $this->unique();
        $outcome = $this->sync(['email' => "$local@example.com", 'login' => 'bad']);
        self::assertSame($local, $this->user($outcome)->user_login);
        $this->assertNoted('login_altered', 'login', $outcome);
    }

    public function test_the_username_filter_is_asked_once_for_a_creation_and_for_nothing_else(): void
    {
        $this->settings(['username_format' => 'name']);
        $fired = &$this->record('encharge_webhooks_username');
        $fields = ['id' => $this->unique('c'), 'email' => $this->unique() . '@example.com', 'firstName' => $this->unique('f')];
        self::assertTrue($this->sync($fields)->created);
        self::assertSame(['encharge_webhooks_username'], $fired);

        foreach ([Action::Update, Action::UpdateTags, Action::Add] as $action) {
            $this->sync(['firstName' => $this->unique('f'), 'tags' => $this->unique()] + $fields, $action);
            $this->sync(['email' => $this->unique() . '@example.com'], $action === Action::Add ? Action::Update : $action);
        }
        $this->sync(['email' => $this->stranger()->user_email]);
        self::assertCount(1, $fired);
    }

    public function test_the_login_is_locked_as_a_filter_of_the_data_makes_it(): void
    {
        $this->settings();
        $asked = 0;
        add_filter('encharge_webhooks_user_data', function (array $values) use (&$asked): array {
            $asked++;

            return ['user_login' => $this->unique('f')] + $values;
        });
        $user = $this->user($this->sync(['email' => $this->unique() . '@example.com']));
        self::assertStringStartsWith('f', $user->user_login);
        self::assertSame(1, $asked);
    }
}
