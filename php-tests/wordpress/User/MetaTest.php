<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\User;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestWith;

/** Users' meta are written, stored and shown to hooks as WordPress alone would. */
final class MetaTest extends TestCase
{
    use ComparesMeta;

    protected function tearDown(): void
    {
        wp_using_ext_object_cache(false);
        unregister_meta_key('user', 'phone');
    }

    /** @return array<string, array{list<array{string, string}>, array<string, string|list<string>>}> */
    public static function writes(): array
    {
        $list = serialize(['ä', '😀']);

        return [
            'none is there' => [[], ['phone' => '1', 'plan' => 'gold', 'cars' => ['a', 'b']]],
            'all are there' => [[['phone', '0'], ['plan', 'silver'], ['cars', serialize(['c'])]], ['phone' => '1', 'plan' => 'gold', 'cars' => ['a', 'b']]],
            'two rows of one key' => [[['phone', '0'], ['phone', '2'], ['plan', 'silver']], ['phone' => '1', 'plan' => 'gold']],
            'two equal rows of one key' => [[['phone', '0'], ['phone', '0']], ['phone' => '1', 'plan' => 'gold']],
            'the key in another case' => [[['Phone', '0']], ['phone' => '1', 'plan' => 'gold']],
            'the key in both cases' => [[['Phone', '0'], ['phone', '0']], ['phone' => '1', 'plan' => 'gold']],
            'the key with an accent' => [[['phoné', '0']], ['phone' => '1', 'plan' => 'gold']],
            'the key with a space behind' => [[['phone ', '0']], ['phone' => '1', 'plan' => 'gold']],
            'a key of digits' => [[['7', '0']], ['7' => '1', '8' => '1', 'plan' => 'gold']],
            'emoji and umlauts' => [[['phone', 'ö']], ['phone' => 'ä😀', 'plan' => '日本', 'cars' => ['ä', '😀']]],
            'a list with emoji is there' => [[['cars', $list]], ['cars' => ['😀', 'ä'], 'plan' => 'gold']],
            'what looks serialized' => [[['phone', 'x']], ['phone' => 'a:1:{i:0;s:1:"x";}', 'plan' => 'b:1;']],
            'backslashes and quotes' => [[['phone', '\\']], ['phone' => 'a\\b\\\\c', 'plan' => 'O\'x "y" %s %']],
            'longer than any column of text' => [[['plan', 'x']], ['phone' => str_repeat('a', 70000), 'plan' => str_repeat('ä', 70000)]],
        ];
    }

    /**
     * @param list<array{string, string}> $rows
     * @param array<string, string|list<string>> $values
     */
    #[DataProvider('writes')]
    public function test_meta_are_written_as_by_wordpress(array $rows, array $values): void
    {
        $this->assertAsByWordPress($rows, $values);
    }

    /** @return array<string, array{\Closure(int): void}> what another plugin does to the user on a hook of their meta */
    public static function meddling(): array
    {
        return [
            'updates the key' => [static fn (int $id) => update_user_meta($id, 'phone', 'mine')],
            'adds a row of the key' => [static fn (int $id) => add_user_meta($id, 'phone', 'mine')],
            'deletes the key' => [static fn (int $id) => delete_user_meta($id, 'phone')],
            'writes the next key' => [static fn (int $id) => update_user_meta($id, 'plan', 'mine')],
            'adds two rows of the next key' => [static fn (int $id) => [add_user_meta($id, 'plan', 'mine'), add_user_meta($id, 'plan', 'too')]],
            'writes the next key in another case' => [static fn (int $id) => update_user_meta($id, 'PLAN', 'mine')],
            'deletes the next key' => [static fn (int $id) => delete_user_meta($id, 'plan')],
            'reads all' => [static fn (int $id) => get_user_meta($id)],
            'forgets all' => [static fn (int $id) => clean_user_cache($id)],
            'writes an emoji' => [static fn (int $id) => update_user_meta($id, 'plan', '😀')],
            'writes what is no text' => [static fn (int $id) => [update_user_meta($id, 'plan', 1.50), add_user_meta($id, 'plan', true), add_user_meta($id, 'plan', null)]],
            'renames a row' => [static function (int $id): void {
                add_user_meta($id, 'spare', 'mine');
                update_metadata_by_mid('user', (int) $GLOBALS['wpdb']->insert_id, 'renamed', 'plan');
            }],
            'inserts behind WordPress’s back' => [static fn (int $id) => self::statement("INSERT INTO {table} (user_id, meta_key, meta_value) VALUES ($id, 'plan', 'mine')")],
            'updates behind WordPress’s back' => [static fn (int $id) => self::statement("UPDATE {table} SET meta_value = 'mine' WHERE user_id = $id AND meta_key = 'plan'")],
            'deletes behind WordPress’s back' => [static fn (int $id) => self::statement("DELETE FROM {table} WHERE user_id = $id AND meta_key = 'plan'")],
        ];
    }

    /** @param \Closure(int): mixed $meddle */
    #[DataProvider('meddling')]
    public function test_what_another_plugin_does_when_meta_were_added_holds(\Closure $meddle): void
    {
        $this->when('added_user_meta', 'phone', $meddle);
        $this->assertAsByWordPress([['spare', 'x']], ['phone' => '1', 'plan' => 'gold', 'car' => 'a']);
    }

    /** @param \Closure(int): mixed $meddle */
    #[DataProvider('meddling')]
    public function test_what_another_plugin_does_when_meta_were_updated_holds(\Closure $meddle): void
    {
        $this->when('updated_user_meta', 'phone', $meddle);
        $this->assertAsByWordPress([['phone', '0'], ['plan', 'silver']], ['phone' => '1', 'plan' => 'gold', 'car' => 'a']);
    }

    /** @param \Closure(int): mixed $meddle */
    #[DataProvider('meddling')]
    public function test_what_another_plugin_does_before_meta_are_updated_holds(\Closure $meddle): void
    {
        $this->when('update_user_meta', 'phone', $meddle);
        $this->assertAsByWordPress([['phone', '0'], ['plan', 'silver']], ['phone' => '1', 'plan' => 'gold', 'car' => 'a']);
    }

    /** @param \Closure(int): mixed $meddle */
    #[DataProvider('meddling')]
    public function test_what_another_plugin_does_at_a_registration_holds(\Closure $meddle): void
    {
        $this->settings(map: [['phone', 'phone'], ['plan', 'plan'], ['email', 'user_email']]);
        add_action('user_register', $meddle);
        $keys = ['phone', 'plan', 'PLAN', 'spare', 'first_name', 'nickname', 'wp_capabilities'];
        $seen = &$this->seen(array_diff($keys, ['nickname']));

        $made = $this->sync(['firstName' => 'Ann', 'phone' => '1', 'plan' => 'gold', 'email' => $this->unique() . '@example.com']);
        [$byWebhook, $seen] = [$seen, []];
        $id = $this->stranger()->ID;
        update_user_meta($id, 'phone', '1');
        update_user_meta($id, 'plan', 'gold');

        self::assertTrue($made->created, $made->message);
        self::assertSame($seen, $byWebhook);
        $keys = array_diff($keys, ['nickname']);
        self::assertSame($this->stored($id, $keys), $this->stored($made->user_id, $keys));
        self::assertSame($this->cached($id, $keys), $this->cached($made->user_id, $keys));
    }

    public function test_hooks_are_told_the_same_of_their_own_writes(): void
    {
        $told = [];
        $this->when('updated_user_meta', 'phone', static function (int $id) use (&$told): void {
            $told[] = array_map(get_debug_type(...), [update_user_meta($id, 'spare', 'a'), update_user_meta($id, 'spare', 'a'), update_user_meta($id, 'spare', 'b')]);
        });
        $this->assertAsByWordPress([['phone', '0']], ['phone' => '1', 'plan' => 'gold']);
        self::assertSame([['int', 'bool', 'bool'], ['int', 'bool', 'bool']], $told);
    }

    #[TestWith(['update_user_metadata', true])]
    #[TestWith(['update_user_metadata', false])]
    #[TestWith(['add_user_metadata', false])]
    #[TestWith(['add_user_metadata', 7])]
    public function test_a_plugin_that_answers_in_the_place_of_the_database_is_believed(string $hook, mixed $answer): void
    {
        add_filter($hook, static fn (mixed $check, int $id, string $key): mixed => $key === 'phone' ? $answer : $check, 10, 3);
        $this->assertAsByWordPress([['plan', 'silver']], ['phone' => '1', 'plan' => 'gold', 'car' => 'a']);
    }

    public function test_a_plugin_that_shows_what_is_not_stored_is_believed(): void
    {
        $shown = false;
        add_filter('get_user_metadata', static function (mixed $check, int $id, string $key) use (&$shown): mixed {
            return $shown && $key === 'plan' ? ['gold'] : $check;
        }, 10, 3);
        // The webhook has made its plan by then.
        $this->when('added_user_meta', 'phone', static function () use (&$shown): void {
            $shown = true;
        });
        $this->assertAsByWordPress([], ['phone' => '1', 'plan' => 'gold', 'car' => 'a']);
    }

    #[TestWith([[]])]
    #[TestWith([[['phone', 'ann']]])]
    public function test_a_value_that_register_meta_cleans_is_written_clean(array $rows): void
    {
        register_meta('user', 'phone', ['type' => 'string', 'sanitize_callback' => static fn (string $value): string => "<$value>"]);
        $this->assertAsByWordPress($rows, ['phone' => 'bea', 'plan' => 'gold']);
    }

    /** Another request may put what it read earlier into a cache that all share. */
    public function test_a_row_that_a_cache_forgot_is_not_written_twice(): void
    {
        wp_using_ext_object_cache(true);
        $this->when('updated_user_meta', 'phone', static function (int $id): void {
            wp_cache_set($id, array_diff_key(get_user_meta($id), ['plan' => 0]), 'user_meta');
        });
        $this->assertAsByWordPress([['phone', '0'], ['plan', 'silver']], ['phone' => '1', 'plan' => 'gold']);
    }

    public function test_another_user_whom_a_hook_updates_is_read_anew(): void
    {
        global $wpdb;
        $this->settings(map: [['phone', 'phone']]);
        [, $person] = $this->linked();
        $other = $this->stranger()->ID;
        delete_user_meta($other, 'description');
        get_user_meta($other);
        // By another request, after this one has read them.
        $wpdb->query("INSERT INTO $wpdb->usermeta (user_id, meta_key, meta_value) VALUES ($other, 'description', 'theirs')");
        add_action('added_user_meta', static function (int $mid, int $id, string $key) use ($other): void {
            if ($key === 'phone') {
                wp_update_user(['ID' => $other, 'description' => 'new']);
            }
        }, 10, 3);

        $this->sync(['phone' => '1'] + $person, Action::Update);

        self::assertSame([['meta_key' => 'description', 'meta_value' => 'new']], $this->stored($other, ['description']));
        self::assertSame(['new'], get_user_meta($other, 'description'));
    }

    #[TestWith(['add_user_meta'])]
    #[TestWith(['added_user_meta'])]
    #[TestWith(['update_user_meta'])]
    #[TestWith(['updated_user_meta'])]
    public function test_after_a_hook_has_thrown_all_is_as_it_was(string $hook): void
    {
        $this->settings(map: [['phone', 'phone'], ['plan', 'plan']]);
        [$user, $person] = $this->linked(['phone' => '0']);
        $before = [$this->stored($user->ID, ['phone', 'plan']), get_user_meta($user->ID)];
        $this->when($hook, str_starts_with($hook, 'add') ? 'plan' : 'phone', static fn () => throw new \RuntimeException('no'));

        self::assertNotNull($this->sync(['phone' => '1', 'plan' => 'gold'] + $person, Action::Update)->code);

        self::assertSame($before, [$this->stored($user->ID, ['phone', 'plan']), get_user_meta($user->ID)]);
        self::assertFalse(has_filter('pre_get_table_charset'));
        self::assertSame('updated', $this->sync(['phone' => '1', 'plan' => 'gold'] + $person, Action::Update)->word());
        self::assertSame([['1'], ['gold']], [get_user_meta($user->ID, 'phone'), get_user_meta($user->ID, 'plan')]);
    }

    public function test_a_second_attempt_writes_each_key_once(): void
    {
        $this->settings(map: [['phone', 'phone'], ['plan', 'plan']]);
        [$user, $person] = $this->linked(['phone' => '0']);
        $this->when('added_user_meta', 'plan', static fn () => $GLOBALS['wpdb']->query('ROLLBACK'));

        $outcome = $this->sync(['phone' => '1', 'plan' => 'gold', 'tags' => 'ä,😀'] + $person, Action::Update);

        $this->assertNoted('repeated', '', $outcome);
        $keys = ['phone', 'plan', 'encharge_tags'];
        self::assertEqualsCanonicalizing($keys, array_column($this->stored($user->ID, $keys), 'meta_key'));
        self::assertSame([['1'], ['gold'], [['ä', '😀']]], array_map(static fn (string $key): mixed => get_user_meta($user->ID, $key), $keys));
    }

    private static function statement(string $sql): void
    {
        global $wpdb;
        $wpdb->query(str_replace('{table}', $wpdb->usermeta, $sql));
    }
}
