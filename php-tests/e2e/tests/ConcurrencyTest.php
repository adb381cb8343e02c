<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Crowd;
use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\PhpFpm;

/**
 * Webhooks that arrive at once.
 */
final class ConcurrencyTest extends WebhookTestCase
{
    protected const ASYNC = 'false';
    public function test_two_hundred_posts_of_one_contact_make_one_user_over_four_connections(): void
    {
        $this->people(self::person('c1'));

        $replies = Http::send_all(array_fill(0, 200, $this->request('add', ['id' => 'c1'])));

        $data = array_map(self::assert_handled(...), $replies);
        [$user] = $this->users();
        self::assertCount(1, $this->users());
        self::assertSame([$user['ID']], array_values(array_unique(array_column($data, 'user_id'))));
        self::assertCount(1, array_filter(array_column($data, 'created')));
        self::assertCount(1, $this->stack->database->rows('SELECT * FROM wp_encharge_webhooks_contacts'));
        self::assertSame(1, $this->stack->database->value("SELECT COUNT(*) FROM wp_usermeta WHERE user_id = ? AND meta_key = 'encharge_contact_id'", $user['ID']));
        self::assertSame(1, $this->stack->database->value("SELECT COUNT(*) FROM wp_usermeta WHERE user_id = ? AND meta_key = 'wp_capabilities'", $user['ID']));
        $calls = $this->stack->encharge->requests();
        self::assertCount(200, $calls);
        self::assertLessThanOrEqual(PhpFpm::WORKERS, count(array_unique(array_column($calls, 'connection'))));
        self::assertSame(['tls'], array_values(array_unique(array_column($calls, 'listener'))));
        self::assertCount(200, $this->log());
    }

    public function test_two_contacts_with_one_address_make_one_user(): void
    {
        for ($round = 0; $round < 10; $round++) {
            $both = ["a$round", "b$round"];
            $this->people(...array_map(static fn(string $id): array => self::person($id, email: "both$round@example.test"), $both));

            $data = $this->at_once(...$both);

            self::assertCount($round + 1, $this->users());
            self::assertSame($data[0]['user_id'], $data[1]['user_id']);
            self::assertEqualsCanonicalizing([true, false], array_column($data, 'created'));
        }
    }

    public function test_addresses_that_differ_in_case_make_one_user(): void
    {
        for ($round = 0; $round < 5; $round++) {
            $this->people(self::person("a$round", email: "both$round@example.test"), self::person("b$round", email: "BOTH$round@Example.test"));
            $this->at_once("a$round", "b$round");
            self::assertCount($round + 1, $this->users());
        }
    }

    public function test_two_people_of_one_name_get_two_logins(): void
    {
        $this->stack->site->set(['username_format' => 'name']);
        for ($round = 0; $round < 10; $round++) {
            $all = ["a$round", "b$round", "c$round", "d$round"];
            $this->people(...array_map(static fn(string $id): array => self::person($id, firstName: "Ann$round"), $all));
            $this->at_once(...$all);
        }
        self::assertCount(40, $this->users());
        self::assertCount(40, array_unique(array_map(strtolower(...), array_column($this->users(), 'user_login'))));
        self::assertCount(40, array_unique(array_column($this->users(), 'user_nicename')));
    }

    public function test_namesakes_at_two_providers_get_two_names_in_urls(): void
    {
        for ($round = 0; $round < 10; $round++) {
            $all = ["a$round", "b$round", "c$round", "d$round"];
            $this->people(...array_map(static fn(string $id): array => self::person($id, email: "ann$round@$id.example.test"), $all));
            $this->at_once(...$all);
        }
        self::assertCount(40, array_unique(array_column($this->users(), 'user_nicename')));
    }

    public function test_two_hundred_contacts_make_two_hundred_users(): void
    {
        $ids = array_map(static fn(int $number): string => "c$number", range(1, 200));
        $this->people(...array_map(self::person(...), $ids));

        $data = $this->at_once(...$ids);

        self::assertCount(200, array_unique(array_column($data, 'user_id')));
        self::assertCount(200, $this->users());
        self::assertCount(200, $this->stack->database->rows('SELECT * FROM wp_encharge_webhooks_contacts'));
    }

    public function test_lists_in_opposite_orders_do_not_wait_for_each_other(): void
    {
        $ids = array_map(static fn(int $number): string => "c$number", range(1, 20));
        $this->people(...array_map(self::person(...), $ids));
        $payload = static fn(array $ids): array => ['endUserData' => array_map(static fn(string $id): array => ['id' => $id], $ids)];

        $replies = Http::send_all([$this->request('add', $payload($ids)), $this->request('add', $payload(array_reverse($ids))), $this->request('add', $payload($ids))]);

        foreach ($replies as $reply) {
            self::assertSame(array_fill(0, 20, 'add'), array_column(self::assert_handled($reply)['results'], 'method'), (string) $reply);
        }
        self::assertCount(20, $this->users());
    }

    public function test_contacts_that_swap_an_address_do_not_deadlock(): void
    {
        for ($round = 0; $round < 5; $round++) {
            $this->people(self::person('a', email: 'one@example.test'), self::person('b', email: 'two@example.test'));
            $this->at_once('a', 'b', 'a', 'b');
            $this->people(self::person('a', email: 'two@example.test'), self::person('b', email: 'one@example.test'));
            $this->at_once('a', 'b', 'b', 'a');
        }
        self::assertCount(2, $this->users());
    }

    /** What is written of users who follow each other goes into the same gaps of the same keys, which InnoDB may lock. */
    public function test_users_who_follow_each_other_do_not_deadlock(): void
    {
        array_map($this->stack->database->execute(...), Crowd::statements(100, 200));
        $before = $this->deadlocks();
        for ($round = 0; $round < 25; $round++) {
            $known = array_map(static fn(int $number): string => "known-$round-$number", range(1, PhpFpm::WORKERS));
            $new = array_map(static fn(int $number): string => "new-$round-$number", range(1, PhpFpm::WORKERS));
            array_map(fn(string $id): int => $this->insert_user($id, "$id@example.test"), $known);
            // Inserted meta, inserted users, both kinds of users changed, each of them again.
            foreach ([['update', $known], ['add', $new], ['update', [...$new, ...$known]], ['add', [...$known, ...$new]]] as $step => [$action, $ids]) {
                $this->people(...array_map(static fn(string $id): array => self::person($id, firstName: "Ann $step", tags: "Round $round, Step $step"), $ids));

                foreach ($this->at_once_for($action, ...$ids) as $data) {
                    self::assertSame([], $data['notes'] ?? []);
                    self::assertSame(["Round $round", "Step $step"], $this->tags($data['user_id']));
                }
            }
        }
        self::assertSame($before, $this->deadlocks());
    }

    private function deadlocks(): int
    {
        return (int) $this->stack->database->rows("SHOW GLOBAL STATUS LIKE 'Innodb_deadlocks'")[0]['Value'];
    }

    /** @return list<array<string, mixed>> the answers' data */
    private function at_once(string ...$ids): array
    {
        return $this->at_once_for('add', ...$ids);
    }

    /** @return list<array<string, mixed>> the answers' data */
    private function at_once_for(string $action, string ...$ids): array
    {
        $replies = Http::send_all(array_map(fn(string $id): array => $this->request($action, ['id' => $id]), array_values($ids)));
        return array_map(self::assert_handled(...), $replies);
    }
}
