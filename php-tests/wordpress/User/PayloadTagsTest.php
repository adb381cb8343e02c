<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\User;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestWith;

/** Tags change only when the person was read with them. */
final class PayloadTagsTest extends TestCase
{
    use WritesUsers;

    private const TAGS = ['Customer', 'VIP'];

    protected function setUp(): void
    {
        parent::setUp();
        $this->settings();
    }

    /** @return iterable<string, array{Action, array<string, mixed>, list<string>}> what is asked for, the payload's tags; the notes' codes */
    public static function payloads(): iterable
    {
        foreach (['none' => [], 'null' => ['tags' => null]] as $name => $tags) {
            yield "add, $name" => [Action::Add, $tags, []];
            yield "update, $name" => [Action::Update, $tags, []];
            yield "update_tags, $name" => [Action::UpdateTags, $tags, ['tags_not_sent']];
        }
        foreach (['a number' => 5, 'an object' => ['a' => 'VIP'], 'a list of objects' => [['name' => 'VIP']], 'a truth' => true] as $name => $tags) {
            yield $name => [Action::Update, ['tags' => $tags], ['unreadable_value']];
        }
    }

    /**
     * @param array<string, mixed> $tags
     * @param list<string>         $notes
     */
    #[DataProvider('payloads')]
    public function test_a_payload_without_tags_leaves_them_alone(Action $action, array $tags, array $notes): void
    {
        [$user, $fields] = $this->linked(['tags' => self::TAGS]);
        $fired = &$this->record('encharge_webhooks_tags', 'encharge_webhooks_tags_changed', 'wpf_tags_removed');
        $outcome = $this->sync(['lastName' => 'Lee'] + $tags + array_diff_key($fields, ['tags' => 0]), $action);

        self::assertNull($outcome->code);
        self::assertSame(self::TAGS, get_user_meta($user->ID, 'encharge_tags', true));
        self::assertSame(self::TAGS, $outcome->tags);
        self::assertSame($notes, array_column($outcome->notes, 'code'));
        self::assertSame([], array_values(array_diff($fired, [])));
    }

    public function test_a_payload_that_says_that_there_are_none_takes_them_away(): void
    {
        foreach (['', []] as $none) {
            [$user, $fields] = $this->linked(['tags' => self::TAGS]);
            self::assertSame([], $this->sync(['tags' => $none] + $fields, Action::UpdateTags)->tags);
            self::assertSame([], get_user_meta($user->ID, 'encharge_tags', true));
        }
    }

    public function test_in_an_answer_of_encharges_no_tags_are_none(): void
    {
        foreach ([[], ['tags' => null], ['tags' => '']] as $none) {
            [$user, $fields] = $this->linked(['tags' => self::TAGS]);
            self::encharge()->people([$none + array_diff_key($fields, ['tags' => 0])]);
            // An id alone is asked for, whatever is trusted.
            self::assertSame([], $this->sync(['id' => $fields['id']], Action::UpdateTags)->tags);
            self::assertSame([], get_user_meta($user->ID, 'encharge_tags', true));
        }
    }

    public function test_what_was_not_pulled_does_not_look_pulled(): void
    {
        global $wpdb;

        [, $fields] = $this->linked(['tags' => self::TAGS]);
        $pulled = static fn(): ?string => $wpdb->get_var($wpdb->prepare("SELECT tags_pulled_at FROM {$wpdb->prefix}encharge_webhooks_contacts WHERE contact_id = %s", $fields['id']));
        $before = $pulled();
        $this->sync(array_diff_key($fields, ['tags' => 0]), Action::Update);

        self::assertSame($before, $pulled());
    }

    public function test_plugins_may_add_tags_to_a_payload_without_any(): void
    {
        [$user, $fields] = $this->linked(['tags' => self::TAGS]);
        $without = array_diff_key($fields, ['tags' => 0]);

        add_filter('encharge_webhooks_person', static fn(array $person): array => ['tags' => 'From a plugin'] + $person);
        self::assertSame(['From a plugin'], $this->sync($without, Action::Update)->tags);

        remove_all_filters('encharge_webhooks_person');
        add_filter('encharge_webhooks_tags', static fn(array $tags): array => [...$tags, 'New here']);
        self::assertSame(['New here'], $this->sync(['email' => $this->unique() . '@example.com'])->tags);
        self::assertSame(['From a plugin'], get_user_meta($user->ID, 'encharge_tags', true));
    }

    /** @param array<array-key, mixed> $tags */
    #[TestWith([[5, 'vip']])]
    #[TestWith([['a' => 'vip']])]
    public function test_unreadable_tags_of_a_new_user_are_none_and_noted(array $tags): void
    {
        $outcome = $this->sync(['email' => $this->unique() . '@example.com', 'tags' => $tags]);

        self::assertSame([true, []], [$outcome->created, $outcome->tags]);
        $this->assertNoted('unreadable_value', 'tags', $outcome);
    }
}
