<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Privacy;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Tests\WordPress\User\WritesUsers;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Health\LogEntry;

/** Tools → Export Personal Data. */
final class ExporterTest extends PrivacyTestCase
{
    use WritesUsers;

    protected function setUp(): void
    {
        parent::setUp();
        $this->settings();
    }

    public function test_all_that_is_kept_of_a_person_is_exported_and_nothing_of_others(): void
    {
        $this->settings(map: [['email', 'user_email'], ['firstName', 'first_name'], ['plan', 'plan'], ['cars', 'cars']]);
        [$user, $fields] = $this->linked(['firstName' => 'Ann', 'plan' => 'gold', 'tags' => 'a,b']);
        [, $other] = $this->linked(['plan' => 'silver']);
        self::accept($fields['id'], $other['id']);
        [$items, $pages] = self::export(strtoupper($user->user_email));
        $groups = array_column($items, null, 'group_id');
        $values = array_map(static fn(array $item): array => array_column($item['data'], 'value', 'name'), $groups);

        self::assertSame([1, ['encharge-user', 'encharge-inbox', 'encharge-log']], [$pages, array_keys($groups)]);
        self::assertSame([$fields['id'], 'a, b', 'gold'], [$values['encharge-user']['Contact id'], $values['encharge-user']['Tags'], $values['encharge-user']['plan']]);
        self::assertArrayNotHasKey('first_name', $values['encharge-user'], 'WordPress exports it');
        self::assertArrayNotHasKey('cars', $values['encharge-user']);
        self::assertSame([$fields['id'], 'add'], [$values['encharge-inbox']['Contact id'], $values['encharge-inbox']['Action']]);
        self::assertSame(['created', $fields['id']], [$values['encharge-log']['Outcome'], $values['encharge-log']['Contact id']]);
        self::assertStringNotContainsString($other['id'], (string) wp_json_encode($items));
        self::assertSame(count($items), count(array_unique(array_column($items, 'item_id'))));
        self::assertSame([], self::encharge()->requests());
    }

    public function test_whom_no_user_was_made_of_is_found_by_encharges_word(): void
    {
        $person = ['id' => $this->unique('c'), 'email' => $this->unique() . '@example.com'];
        self::encharge()->people([$person]);
        $this->sync($person, Action::Update);
        [$items] = self::export($person['email']);

        self::assertSame(['encharge-log'], array_column($items, 'group_id'));
        self::assertContains(['name' => 'Outcome', 'value' => 'failed user_not_found'], $items[0]['data']);
        self::encharge()->fault(['mode' => 'error', 'status' => 500, 'times' => 0]);
        self::assertSame([[], 1], self::export($person['email']));
    }

    /** Whoever fills in a form can claim any address. */
    public function test_an_address_in_encharge_leads_to_nobody_elses_user(): void
    {
        [, $fields] = $this->linked();
        $claimed = $this->unique() . '@example.com';
        self::encharge()->people([['email' => $claimed] + $fields]);

        self::assertSame([[], 1], self::export($claimed));
    }

    public function test_a_long_log_comes_in_pages_of_which_none_repeats_or_leaves_out_a_row(): void
    {
        [$user, $fields] = $this->linked();
        $log = new Log(Settings::load());
        for ($i = 0; $i < 450; $i++) {
            $log->write(new LogEntry('unchanged', action: 'update', contact_id: $fields['id'], user_id: $i % 2 === 0 ? $user->ID : 0));
        }
        [$items, $pages] = self::export($user->user_email, static fn() => $log->write(new LogEntry('unchanged', action: 'update', contact_id: $fields['id'], user_id: $user->ID)));
        $ids = array_column(array_filter($items, static fn(array $item): bool => $item['group_id'] === 'encharge-log'), 'item_id');

        self::assertSame([3, 451, 451, 1], [$pages, count($ids), count(array_unique($ids)), count($items) - count($ids)]);
    }

    public function test_a_page_whose_beginning_is_lost_says_so(): void
    {
        $export = apply_filters('wp_privacy_personal_data_exporters', [])['webhooks-for-encharge']['callback'];

        self::assertSame('encharge_export_lost', $export('nobody@example.com', 2)->get_error_code());
    }
}
