<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Rest;

use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Sync\ContactTable;

final class SampleRouteTest extends RestTestCase
{
    public function test_a_person_is_found_by_address_contact_or_user(): void
    {
        self::encharge()->people([['id' => 'p1', 'email' => 'ann@example.com', 'firstName' => 'Ann', 'vip' => true, 'scores' => [1, 2], 'langs' => ['de', 'en'], 'gone' => null, 'long' => str_repeat('ä', 500)]]);
        $user = (int) wp_insert_user(['user_login' => 'ann', 'user_pass' => 'x', 'user_email' => 'other@example.com']);
        update_user_meta($user, ContactTable::meta_key(), 'p1');

        foreach (['ann@example.com', 'p1', (string) $user, ' ann '] as $person) {
            $answer = self::ask('GET', 'sample', ['person' => $person]);
            self::assertSame(200, $answer->get_status(), $person);
            self::assertSame('p1', ((array) $answer->get_data())['contact_id']);
            self::assertSame('no-store', $answer->get_headers()['Cache-Control']);
        }
        $values = (array) ((array) $answer->get_data())['values'];
        self::assertSame(['Ann', 'true', '[1,2]', 'de, en', ''], array_map(static fn(string $field): mixed => $values[$field], ['firstName', 'vip', 'scores', 'langs', 'gone']));
        self::assertSame(str_repeat('ä', 120) . '…', $values['long']);
        self::assertCount(4, self::encharge()->requests());
    }

    public function test_whom_encharge_does_not_know_or_tell_is_said(): void
    {
        foreach (['bob@example.com' => 'no person with the address bob@example.com', 'p2' => 'Encharge has no person p2.', 'a b' => 'neither a user nor an address'] as $person => $why) {
            $answer = self::ask('GET', 'sample', ['person' => $person]);
            self::assertSame(404, $answer->get_status());
            self::assertStringContainsString($why, ((array) $answer->get_data())['message']);
        }

        self::encharge()->fault(['mode' => 'error', 'status' => 500, 'message' => 'Out of order', 'times' => 0]);
        $answer = self::ask('GET', 'sample', ['person' => 'p1']);
        self::assertSame(502, $answer->get_status());
        self::assertStringContainsString('Out of order', ((array) $answer->get_data())['message']);

        delete_option(ApiConnection::TOKEN_OPTION);
        self::assertSame(502, self::ask('GET', 'sample', ['person' => 'p1'])->get_status());
        self::assertSame(400, self::ask('GET', 'sample')->get_status());
        self::assertSame(400, self::ask('GET', 'sample', ['person' => ''])->get_status());
    }

    public function test_nobody_but_the_administrator_has_encharge_asked(): void
    {
        self::assertSame([403, 403, 401], self::statuses_of_others('GET', 'sample', ['person' => 'p1']));
        self::assertSame([], self::encharge()->requests());
    }
}
