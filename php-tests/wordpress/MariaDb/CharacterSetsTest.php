<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\MariaDb;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\Tests\WordPress\User\WritesUsers;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use PHPUnit\Framework\Attributes\TestWith;

/** Tables of older sites, which cannot hold every character: what they cannot hold is left out by itself, and noted. */
final class CharacterSetsTest extends TestCase
{
    use ConvertsTables;
    use WritesUsers;

    protected function tearDown(): void
    {
        global $wpdb;
        foreach ([$wpdb->users, $wpdb->usermeta, Schema::log_table()] as $table) {
            self::convert($table, 'utf8mb4 COLLATE utf8mb4_unicode_520_ci');
        }
    }

    /**
     * @param list<string> $stored
     * @param list<string> $refused
     */
    #[TestWith(['utf8mb3', ['a', 'é', '日本'], ['🎉 party']])]
    #[TestWith(['latin1', ['a', 'é', '€'], ['🎉 party', '日本']])]
    #[TestWith(['cp1251', ['a', 'Имя'], ['🎉 party', '日本']])]
    public function test_a_tag_that_the_table_cannot_hold_is_refused_by_itself(string $set, array $stored, array $refused): void
    {
        self::convert($GLOBALS['wpdb']->usermeta, $set);
        $this->settings();
        [$user, $fields] = $this->linked(['tags' => 'old']);
        $fired = &$this->record('wpf_tags_applied', 'wpf_tags_removed', 'wpf_tags_modified', 'encharge_webhooks_tags_changed');

        $fields = ['tags' => [...$refused, ...$stored]] + $fields;
        $outcome = $this->sync($fields, Action::UpdateTags);

        clean_user_cache($user->ID);
        self::assertSame($stored, get_user_meta($user->ID, 'encharge_tags', true));
        self::assertSame($stored, $outcome->tags);
        self::assertSame(array_fill(0, count($refused), 'tag_refused'), array_column($outcome->notes, 'code'));
        self::assertEqualsCanonicalizing(['encharge_webhooks_tags_changed', 'wpf_tags_removed', 'wpf_tags_applied', 'wpf_tags_modified'], $fired);

        self::assertSame('unchanged', $this->sync($fields, Action::UpdateTags)->word());
        self::assertCount(4, $fired);
    }

    /**
     * @param list<string> $list
     */
    #[TestWith(['utf8mb3', 'Zoë 日本', ['a', 'é']])]
    #[TestWith(['latin1', 'Zoë ', ['a', 'é']])]
    public function test_a_value_is_cut_to_what_the_table_holds(string $set, string $name, array $list): void
    {
        self::convert($GLOBALS['wpdb']->usermeta, $set);
        self::convert($GLOBALS['wpdb']->users, $set);
        $this->settings(map: [['firstName', 'first_name'], ['shown', 'display_name'], ['plan', 'plan'], ['cars', 'cars', 'list'], ['only', 'only'], ['site', 'user_url']]);
        $fields = [
            'id' => $this->unique('c'), 'email' => $this->unique() . '@example.com', 'firstName' => 'Zoë 日本🎉', 'shown' => 'Zoë 日本🎉', 'plan' => 'Zoë 日本🎉',
            'cars' => ['a', '🎉', 'é🎉'], 'only' => '🎉', 'site' => 'https://example.com/🎉',
        ];

        $outcome = $this->sync($fields);
        $user = $this->user($outcome);

        self::assertSame([$name, $name, $name], [$user->first_name, $user->display_name, get_user_meta($user->ID, 'plan', true)]);
        self::assertSame($list, get_user_meta($user->ID, 'cars', true));
        self::assertSame([[], 'https://example.com/'], [get_user_meta($user->ID, 'only'), $user->user_url]);
        foreach (['firstName', 'shown', 'plan', 'cars', 'site'] as $field) {
            $this->assertNoted('value_cut', $field, $outcome);
        }
        $this->assertNoted('unreadable_value', 'only', $outcome);
        self::assertSame('unchanged', $this->sync($fields, Action::Update)->word());
    }

    public function test_what_the_database_does_not_take_counts_as_not_done(): void
    {
        $this->settings(map: [['firstName', 'first_name'], ['shown', 'display_name'], ['plan', 'plan']]);
        [$user, $fields] = $this->linked(['firstName' => 'Ann', 'shown' => 'Ann', 'plan' => 'gold']);
        // wpdb refuses what a filter makes of the values after they were checked.
        self::convert($GLOBALS['wpdb']->usermeta, 'utf8mb3');
        self::convert($GLOBALS['wpdb']->users, 'utf8mb3');
        add_filter('wp_pre_insert_user_data', static fn (array $data): array => ['display_name' => 'Bea 🎉'] + $data);
        add_filter('insert_user_meta', static fn (array $meta): array => ['first_name' => 'Bea 🎉'] + $meta);
        add_filter('sanitize_user_meta_plan', static fn (): string => '🎉');

        $outcome = $this->sync(['firstName' => 'Bea', 'shown' => 'Bea', 'plan' => 'silver'] + $fields, Action::Update);

        foreach (['first_name', 'display_name', 'plan'] as $key) {
            $this->assertNoted('value_not_stored', $key, $outcome);
        }
        self::assertSame(['unchanged', []], [$outcome->word(), $outcome->changed]);
        $after = $this->user($outcome);
        self::assertSame(['Ann', 'Ann', 'gold'], [$after->first_name, $after->display_name, get_user_meta($user->ID, 'plan', true)]);
    }

    public function test_tags_that_are_not_taken_fail_and_fire_nothing(): void
    {
        $this->settings(map: [['firstName', 'first_name']]);
        [$user, $fields] = $this->linked(['tags' => 'a']);
        $fired = &$this->record('wpf_tags_modified');
        add_filter('update_user_metadata', static fn (mixed $check, int $id, string $key): mixed => $key === 'encharge_tags' ? false : $check, 10, 3);
        $outcome = $this->sync(['tags' => 'b', 'firstName' => 'Ann'] + $fields, Action::Update);
        $this->assertRefused(\Encharge\Webhooks\Code::UserRejected, $outcome, 'tags');
        clean_user_cache($user->ID);
        self::assertSame([['a'], '', []], [get_user_meta($user->ID, 'encharge_tags', true), get_userdata($user->ID)->first_name, $fired]);
    }

    public function test_a_link_that_is_not_taken_fails(): void
    {
        $this->settings();
        $email = $this->unique() . '@example.com';
        foreach (['update_user_metadata', 'add_user_metadata'] as $hook) {
            add_filter($hook, static fn (mixed $check, int $id, string $key): mixed => $key === 'encharge_contact_id' ? false : $check, 10, 3);
        }
        $this->assertRefused(\Encharge\Webhooks\Code::UserRejected, $this->sync(['email' => $email]), 'contact id');
        self::assertFalse(get_user_by('email', $email));
    }

    public function test_a_role_that_is_not_taken_is_noted_and_counts_as_not_done(): void
    {
        $this->settings();
        [$user, $fields] = $this->linked();
        add_role('customer', 'Customer', ['read' => true]);
        add_filter('update_user_metadata', static fn (mixed $check, int $id, string $key): mixed => str_ends_with($key, 'capabilities') ? false : $check, 10, 3);
        $outcome = $this->sync($fields, Action::Update, role: 'customer');
        remove_role('customer');
        $this->assertNoted('role_not_stored', 'role', $outcome);
        self::assertSame([], $outcome->changed);
        self::assertSame(['subscriber'], $this->user($outcome)->roles);
    }

    public function test_a_log_row_is_written_whatever_its_message(): void
    {
        self::convert(Schema::log_table(), 'utf8mb3');
        $log = new Log(Settings::load());
        self::assertGreaterThan(0, $log->write(new LogEntry('failed', message: 'No 🎉 日本')));
        self::assertSame('No  日本', (new LogQuery())->rows(1)[0]['message']);
    }
}
