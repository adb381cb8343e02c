<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

/**
 * One webhook that names more than one contact.
 */
final class SeveralContactsTest extends WebhookTestCase
{
    public function test_each_gets_a_result_in_the_order_given(): void
    {
        $this->people(self::person('c2'), self::person('c1'));

        $data = self::assert_handled($this->post('add', self::payload('c1', 'c2')));

        $users = array_column($this->users(), 'ID', 'user_email');
        self::assertSame(['method', 'user_id', 'results'], array_keys($data));
        self::assertSame(['add', $users['c1@example.test']], [$data['method'], $data['user_id']]);
        self::assertSame(['c1', 'c2'], array_column($data['results'], 'contact_id'));
        self::assertSame([$users['c1@example.test'], $users['c2@example.test']], array_column($data['results'], 'user_id'));
        self::assertSame(['method', 'user_id', 'created', 'contact_id', 'tags'], array_keys($data['results'][1]));
        self::assertSame(['c1', 'c2'], array_column($this->log(), 'contact_id'));
    }

    public function test_one_that_fails_does_not_stop_the_others(): void
    {
        $this->people(self::person('c1'), self::person('c3'));

        $data = self::assert_handled($this->post('add', self::payload('c1', 'gone', 'c3')));

        self::assertSame(['contact_id', 'code', 'message'], array_keys($data['results'][1]));
        self::assertSame(['gone', 'person_not_found'], [$data['results'][1]['contact_id'], $data['results'][1]['code']]);
        self::assertSame(['c1', 'gone', 'c3'], array_column($data['results'], 'contact_id'));
        self::assertCount(2, $this->users());
        self::assertSame(['created', 'failed', 'created'], array_column($this->log(), 'outcome'));
    }

    public function test_one_whose_hook_throws_does_not_stop_the_others(): void
    {
        $this->stack->site->load('throws-for-c2');
        $this->people(self::person('c1'), self::person('c2'), self::person('c3'));

        $data = self::assert_handled($this->post('add', self::payload('c1', 'c2', 'c3')));

        self::assertSame('internal_error', $data['results'][1]['code']);
        self::assertSame(['c1@example.test', 'c3@example.test'], array_column($this->users(), 'user_email'));
    }

    public function test_one_whose_hook_ends_the_request_keeps_what_was_done(): void
    {
        $this->stack->site->load('exits-for-c2');
        $this->people(self::person('c1'), self::person('c2'), self::person('c3'));

        $data = self::assert_handled($this->post('add', self::payload('c1', 'c2', 'c3'), ['async' => 'false']));

        self::assertSame([null, 'internal_error', 'internal_error'], array_map(static fn(array $result): ?string => $result['code'] ?? null, $data['results']));
        self::assertSame(['c1@example.test'], array_column($this->users(), 'user_email'));
        self::assertSame(['created', 'failed', 'failed'], array_column($this->log(), 'outcome'));
    }

    public function test_if_all_fail_the_first_failure_is_the_answer(): void
    {
        $this->people(['id' => 'c1', 'firstName' => 'Ann']);

        $data = self::assert_failed(422, 'person_without_email', $this->post('add', self::payload('c1', 'gone')));

        self::assertSame(['person_without_email', 'person_not_found'], array_column($data['results'], 'code'));
    }

    public function test_a_repeated_id_is_handled_once(): void
    {
        $this->people(self::person('c1'), self::person('c2'));

        $data = self::assert_handled($this->post('add', self::payload('c1', 'c2', 'c1')));

        self::assertSame(['c1', 'c2'], array_column($data['results'], 'contact_id'));
        self::assertCount(2, $this->log());
    }

    public function test_a_list_of_one_is_answered_like_one(): void
    {
        $this->people(self::person('c1'));

        foreach ([self::payload('c1'), self::payload('c1', 'c1')] as $payload) {
            self::assertArrayNotHasKey('results', self::assert_handled($this->post('add', $payload)));
        }
    }

    public function test_a_hundred_take_five_calls_and_a_hundred_and_one_none(): void
    {
        $ids = array_map(static fn(int $number): string => "c$number", range(1, 101));
        $this->people(...array_map(self::person(...), $ids));

        self::assert_failed(413, 'payload_too_large', $this->post('add', self::payload(...$ids)));
        self::assertSame([], $this->stack->encharge->requests());
        $this->assert_no_user_came();

        $data = self::assert_handled($this->post('add', self::payload(...array_slice($ids, 1), ...['c2', 'c3'])));
        self::assertCount(100, $data['results']);
        self::assertCount(100, $this->users());
        self::assertCount(5, $this->stack->encharge->requests());
    }

    public function test_there_is_one_call_for_each_twenty_begun(): void
    {
        $ids = array_map(static fn(int $number): string => "c$number", range(1, 41));
        $this->people(...array_map(self::person(...), $ids));
        foreach ([20 => 1, 21 => 3, 41 => 6] as $contacts => $calls) {
            self::assert_handled($this->post('add', self::payload(...array_slice($ids, 0, $contacts))));
            self::assertCount($calls, $this->stack->encharge->requests());
        }
    }

    public function test_a_failed_call_fails_its_twenty_and_no_others(): void
    {
        $ids = array_map(static fn(int $number): string => "c$number", range(1, 25));
        $this->people(...array_map(self::person(...), $ids));
        $this->stack->encharge->fault(['mode' => 'error', 'status' => 500]);

        $data = self::assert_handled($this->post('add', self::payload(...$ids), ['async' => 'false']));

        self::assertSame(array_fill(0, 20, 'encharge_error'), array_column($data['results'], 'code'));
        self::assertCount(5, $this->users());
    }

    public function test_two_contacts_of_one_address_are_one_user_who_stays_the_first_ones(): void
    {
        $this->people(self::person('c1', email: 'both@example.test'), self::person('c2', email: 'both@example.test'));

        $data = self::assert_handled($this->post('add', self::payload('c1', 'c2')));

        self::assertCount(1, $this->users());
        self::assertSame([true, false], array_column($data['results'], 'created'));
        self::assertSame('linked_to_other', $data['results'][1]['skipped']);
        self::assertSame('c1', $this->meta($data['user_id'], 'encharge_contact_id'));
    }

    /** @return array{endUserData: list<array{id: string}>} */
    private static function payload(string ...$ids): array
    {
        return ['endUserData' => array_map(static fn(string $id): array => ['id' => $id], array_values($ids))];
    }
}
