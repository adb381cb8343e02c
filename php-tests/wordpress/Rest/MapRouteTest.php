<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Rest;

use Encharge\Webhooks\WordPress\Config\FieldMapRules;
use Encharge\Webhooks\WordPress\Config\Settings;

final class MapRouteTest extends RestTestCase
{
    public function test_the_map_is_told_and_taken_with_its_revision(): void
    {
        $map = (array) self::ask('GET', 'map')->get_data();
        self::assertSame(FieldMapRules::DEFAULT_ROWS, $map['rows']);

        $rows = [['field' => 'email', 'key' => 'user_email', 'wipe' => true], ['field' => 'city', 'key' => 'billing_city', 'type' => 'textarea']];
        $answer = self::ask('PUT', 'map', ['revision' => $map['revision'], 'rows' => $rows]);

        self::assertSame(200, $answer->get_status());
        self::assertSame(['email', 'textarea'], array_column(Settings::load()->field_map(), 'type'));
        self::assertSame(['revision' => Settings::load()->revision(), 'rows' => Settings::load()->field_map()], $answer->get_data());
    }

    public function test_a_map_that_was_changed_meanwhile_is_refused_and_told(): void
    {
        $revision = Settings::load()->revision();
        Settings::load()->set('log_days', 7);
        $answer = self::ask('PUT', 'map', ['revision' => $revision, 'rows' => []]);

        self::assertSame(409, $answer->get_status());
        self::assertSame(Settings::load()->revision(), ((array) $answer->get_data())['data']['revision']);
        self::assertSame(FieldMapRules::DEFAULT_ROWS, ((array) $answer->get_data())['data']['rows']);
        self::assertFalse(Settings::load()->has_own_field_map());
    }

    public function test_a_map_that_the_database_does_not_take_is_refused(): void
    {
        $given = ['revision' => Settings::load()->revision(), 'rows' => [['field' => 'a', 'key' => 'nickname']]];
        $answer = self::while_no_settings_are_stored(static fn(): \WP_REST_Response => self::ask('PUT', 'map', $given));

        self::assertSame([503, 'encharge_database_unavailable'], [$answer->get_status(), ((array) $answer->get_data())['code']]);
        self::assertFalse(Settings::load()->has_own_field_map());
    }

    public function test_every_row_that_is_not_allowed_is_named(): void
    {
        $rows = array_map(static fn(string $key): array => ['field' => 'a', 'key' => $key], ['WP_Capabilities', 'nickname', 'é', 'trailing ']);
        $answer = self::ask('PUT', 'map', ['revision' => Settings::load()->revision(), 'rows' => $rows]);

        self::assertSame(400, $answer->get_status());
        self::assertSame([0, 2, 3], array_keys((array) ((array) $answer->get_data())['data']['errors']));
        self::assertFalse(Settings::load()->has_own_field_map());
    }

    public function test_what_has_not_the_schemas_form_is_refused(): void
    {
        $revision = Settings::load()->revision();

        foreach ([[['field' => 'a']], [['field' => 'a', 'key' => 'nickname', 'type' => 'svg']], [['field' => 'a', 'key' => 'nickname', 'role' => 'x']], ['a']] as $rows) {
            self::assertSame(400, self::ask('PUT', 'map', ['revision' => $revision, 'rows' => $rows])->get_status());
        }
        self::assertSame(400, self::ask('PUT', 'map', ['rows' => []])->get_status());
        self::assertFalse(Settings::load()->has_own_field_map());
    }

    public function test_the_schema_tells_what_a_row_is(): void
    {
        $schema = ((array) self::ask('OPTIONS', 'map')->get_data())['schema'];

        self::assertSame(['field', 'key', 'type', 'wipe'], array_keys($schema['properties']['rows']['items']['properties']));
    }

    public function test_nobody_but_the_administrator_reads_or_writes_it(): void
    {
        $revision = Settings::load()->revision();

        self::assertSame([403, 403, 401], self::statuses_of_others('GET', 'map'));
        array_map(wp_delete_user(...), array_column(get_users(['login__in' => ['editor', 'subscriber']]), 'ID'));
        self::assertSame([403, 403, 401], self::statuses_of_others('PUT', 'map', ['revision' => $revision, 'rows' => []]));
        self::assertFalse(Settings::load()->has_own_field_map());
    }
}
