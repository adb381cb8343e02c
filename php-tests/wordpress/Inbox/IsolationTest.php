<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Inbox;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\InboxState;
use Encharge\Webhooks\WordPress\Inbox\StopReason;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use PHPUnit\Framework\Attributes\DataProvider;

/** What a plugin does during one contact, the contacts after it do not see. */
final class IsolationTest extends DrainTestCase
{
    private const BAD = 'c07';

    /** @return iterable<string, array{string, bool}> the hook; whether the contact's user is committed before it */
    public static function hooks(): iterable
    {
        yield 'before all' => ['encharge_webhooks_person', false];
        yield 'a value' => ['pre_user_first_name', false];
        yield 'a column' => ['wp_pre_insert_user_data', false];
        yield 'the meta' => ['insert_user_meta', false];
        // WordPress has had a hook there since 6.8.
        yield 'the password' => [version_compare($GLOBALS['wp_version'], '6.8', '>=') ? 'wp_hash_password_options' : 'pre_user_login', false];
        yield 'a new user' => ['user_register', false];
        yield 'the link' => ['added_user_meta', false];
        yield 'the end of the transaction' => ['encharge_webhooks_user_created', true];
        yield 'the outcome' => ['encharge_webhooks_handled', true];
    }

    #[DataProvider('hooks')]
    public function test_an_exit_in_the_seventh_of_twenty_leaves_nineteen_alone(string $hook, bool $is_committed): void
    {
        $ids = $this->accept_named(20);
        $seen = $this->exit_in($hook);
        $hooks = self::hooked();

        self::assertSame(StopReason::Nothing, $this->drain());

        $good = array_values(array_diff($ids, [self::BAD]));
        self::assertSame($ids, $seen->contacts);
        self::assertSame(self::addresses_of($is_committed ? $ids : $good), self::addresses());
        foreach ($is_committed ? $ids : $good as $id) {
            $user = get_user_by('email', "$id@example.com");
            self::assertInstanceOf(\WP_User::class, $user);
            self::assertSame(['First ' . $id, $id], [$user->first_name, (new ContactTable())->by_user($user->ID)?->contact_id]);
        }
        self::assertSame([[], []], [array_diff($hooks, self::hooked()), array_diff(self::hooked(), $hooks)]);
        self::assertSame([['later' => 1], self::BAD, 1, Code::InternalError, 'Another plugin ended the process.'], [$this->states(), ...$this->waiting()]);
        self::assertSame(['Another plugin ended the process.'], self::reasons());
        self::assertCount(20, self::rows());

        $seen->exits = false;
        $this->pass_time();
        $this->drain();
        self::assertSame([[], self::addresses_of($ids)], [$this->states(), self::addresses()]);
    }

    public function test_an_exit_each_time_is_given_up_after_eight_tries(): void
    {
        $this->accept_named(7);
        $this->exit_in('user_register');

        for ($try = 1; $try <= 8; $try++) {
            $this->drain();
            $this->pass_time();
        }

        self::assertSame(['dead' => 1], $this->states());
        self::assertSame([8, 'Another plugin ended the process.'], [$this->inbox->list(InboxState::Dead, 1)[0]['tries'], $this->inbox->list(InboxState::Dead, 1)[0]['message']]);
    }

    public function test_a_change_of_the_link_after_an_exit_in_it_is_followed(): void
    {
        $this->accept_named(7);
        $this->exit_in('added_user_meta');
        $this->drain();
        $user = get_user_by('email', 'c06@example.com');
        self::assertInstanceOf(\WP_User::class, $user);

        update_user_meta($user->ID, ContactTable::meta_key(), 'c99');

        self::assertSame('c99', (new ContactTable())->by_user($user->ID)?->contact_id);
    }

    /** @return iterable<string, array{\Closure(): mixed}> */
    public static function ends(): iterable
    {
        yield 'exit' => [static fn () => exit];
        yield 'wp_die()' => [static fn () => wp_die('No more')];
        yield 'an exception' => [static fn () => throw new \LogicException('No more')];
        yield 'none' => [static fn () => null];
    }

    #[DataProvider('ends')]
    public function test_the_next_contact_finds_everything_as_it_was(\Closure $end): void
    {
        add_filter('get_available_languages', static fn (array $languages): array => [...$languages, 'de_DE']);
        $this->accept_named(2);
        $before = self::surroundings();
        $found = [];
        add_filter('encharge_webhooks_person', static function (array $person, string $contact_id) use (&$found, $end): array {
            $found[$contact_id] = self::surroundings();
            if ($contact_id === 'c01') {
                ob_start();
                ob_start();
                echo 'Printed';
                switch_to_locale('de_DE');
                wp_set_current_user(1);
                wp_suspend_cache_addition(true);
                wp_suspend_cache_invalidation(true);
                apply_filters('another_hook', apply_filters('one_hook', ''));
                $end();
            }
            return $person;
        }, 10, 2);
        add_filter('another_hook', static fn () => $end());

        ob_start();
        $this->drain();
        $printed = ob_get_clean();

        self::assertSame(['c01', 'c02'], array_keys($found));
        self::assertSame($found['c01'], $found['c02']);
        self::assertSame($before, self::surroundings());
        self::assertSame('', $printed);
        self::assertContains('c02@example.com', self::addresses());
    }

    /**
     * Persons with a name, whom webhooks are about.
     *
     * @return list<string> their contact ids
     */
    private function accept_named(int $count): array
    {
        $ids = $this->accept_people($count);
        self::encharge()->people(array_map(static fn (string $id): array => ['id' => $id, 'email' => "$id@example.com", 'firstName' => "First $id"], $ids));

        return $ids;
    }

    /** @return \stdClass with "exits", whether the hook does so for the seventh contact, and "contacts", all that were begun */
    private function exit_in(string $hook): \stdClass
    {
        $seen = (object) ['exits' => true, 'contacts' => []];

        add_filter('encharge_webhooks_person', static function (mixed $person, string $contact_id) use ($seen): mixed {
            $seen->contacts[] = $contact_id;

            return $person;
        }, PHP_INT_MIN, 2);
        add_filter($hook, static function (mixed $value, mixed ...$others) use ($hook, $seen): mixed {
            $is_link = $hook !== 'added_user_meta' || $others[1] === ContactTable::meta_key();

            return $seen->exits && $is_link && end($seen->contacts) === self::BAD ? exit : $value;
        }, 10, 4);

        return $seen;
    }

    /** @return array{0: string, 1: int, 2: Code, 3: string} of the one entry that waits */
    private function waiting(): array
    {
        [$entry] = $this->inbox->list(InboxState::Later, 2);

        return [$entry['contact'], $entry['tries'], $entry['code'], $entry['message']];
    }

    /** @return list<string> what the log says of what failed */
    private static function reasons(): array
    {
        return array_column(array_filter(self::rows(), static fn (array $row): bool => $row['outcome'] === 'failed'), 'message');
    }

    /**
     * @param list<string> $ids
     * @return list<string>
     */
    private static function addresses_of(array $ids): array
    {
        return array_map(static fn (string $id): string => "$id@example.com", $ids);
    }

    /** @return list<string> of each hook but those that a drain leaves: how many callbacks, whether it is being run, and with which priority */
    private static function hooked(): array
    {
        global $wp_filter;
        $hooked = [];
        foreach (array_diff_key($wp_filter, ['shutdown' => true, 'user_register' => true, 'wpf_bypass_profile_update' => true]) as $name => $hook) {
            $count = array_sum(array_map(count(...), $hook->callbacks));
            $hooked[] = "$name $count" . (doing_action($name) ? ' runs' : '') . var_export($hook->current_priority(), true);
        }
        sort($hooked);

        return preg_grep('/ 0false$/', $hooked, PREG_GREP_INVERT);
    }

    /** @return list<mixed> */
    private static function surroundings(): array
    {
        global $wp_current_filter, $_wp_suspend_cache_invalidation;

        return [ob_get_level(), get_locale(), is_locale_switched(), get_current_user_id(), wp_suspend_cache_addition(), (bool) $_wp_suspend_cache_invalidation, $wp_current_filter];
    }
}
