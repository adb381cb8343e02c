<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Health;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardAnswers;
use Encharge\Webhooks\WordPress\Health\Arrivals;
use Encharge\Webhooks\WordPress\Health\CodeAdvice;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Health\Status;
use PHPUnit\Framework\Attributes\DataProvider;

/** Whoever waits for a webhook is told what came of it, whoever answered it. */
final class ArrivalsTest extends TestCase
{
    /** @return iterable<string, array{LogEntry, Status, string, string}> row, status, beginning of the message, of the remedy */
    public static function rows(): iterable
    {
        yield 'created' => [new LogEntry('created', action: 'add', contact_id: 'c1', user_id: 12, changed: ['user_email', 'first_name', 'tags', '+vip', '-trial']), Status::Pass, 'User 12 was created from contact c1. 2 fields were written. 2 tags were changed.', ''];
        yield 'updated' => [new LogEntry('updated', action: 'update', contact_id: 'c1', user_id: 12, changed: ['first_name']), Status::Pass, 'User 12 was updated from contact c1. 1 field was written.', ''];
        yield 'unchanged' => [new LogEntry('unchanged', action: 'update', contact_id: 'c1', user_id: 12), Status::Pass, 'User 12 has all that contact c1 has', ''];
        yield 'a test' => [new LogEntry('unchanged', action: 'test'), Status::Pass, 'A test has come through: its access key is valid. WordPress answered it.', ''];
        yield 'queued' => [new LogEntry('queued', action: 'add', contact_id: 'c1', code: 'encharge_timeout', message: 'Encharge did not answer in time.', receipt: 'r'), Status::Warn, 'Contact c1 was accepted, and is handled as soon as that is possible. Encharge did not answer in time.', ''];
        yield 'protected' => [new LogEntry('skipped', action: 'add', contact_id: 'c1', user_id: 1, code: 'protected_user'), Status::Warn, 'Nothing was written for contact c1: the user with this address has rights', ''];
        yield 'of another contact' => [new LogEntry('skipped', action: 'add', contact_id: 'c1', code: 'linked_to_other'), Status::Warn, 'Nothing was written for contact c1: the user with this address belongs to another contact', ''];
        yield 'left out' => [new LogEntry('skipped', action: 'add', contact_id: 'c1', code: 'filter'), Status::Warn, 'Nothing was written for contact c1: code of this site', ''];
        yield 'failed' => [new LogEntry('failed', action: 'add', contact_id: 'c1', code: 'user_rejected', message: 'The login is banned.'), Status::Fail, 'The webhook for contact c1 failed. The login is banned.', 'Put right what the reason names'];
        yield 'unknown person' => [new LogEntry('failed', action: 'add', contact_id: 'gone', code: 'person_not_found'), Status::Fail, 'The webhook for contact gone failed. Encharge has no such person.', 'The person was deleted in Encharge'];
        yield 'without a contact' => [new LogEntry('failed', action: 'add', code: 'internal_error'), Status::Fail, 'A webhook failed. The site could not finish the webhook.', 'Another plugin, or PHP itself'];
        yield 'refused' => [new LogEntry('refused', code: 'invalid_json', message: 'The body is not a valid JSON object.'), Status::Fail, 'WordPress refused a webhook. The body is not a valid JSON object.', 'In the “Send Webhook” step, put one row into Webhook Data: id is {{ person.id }}.'];
    }

    #[DataProvider('rows')]
    public function test_each_row_of_the_log_in_its_own_words(LogEntry $entry, Status $status, string $message, string $remedy): void
    {
        $id = self::log_at('2026-11-01 10:00:00', $entry);
        $arrival = (new Arrivals(null))->latest(5)[0];

        self::assertSame(["log-$id", $id, strtotime('2026-11-01 10:00:00 UTC'), $status], [$arrival->id, $arrival->log_id, $arrival->time, $arrival->status]);
        self::assertStringStartsWith($message, $arrival->message);
        $remedy === '' ? self::assertSame('', $arrival->remedy) : self::assertStringStartsWith($remedy, $arrival->remedy);
    }

    public function test_what_the_guard_answered_stands_among_them_with_the_sender_and_the_flow(): void
    {
        $made = (new AccessKeys(Settings::load()))->generate('Onboarding');
        $digits = substr(hash('sha256', $made['key']), 0, 4);
        $first = self::log_at(gmdate('Y-m-d H:i:s', 1790000001), new LogEntry('created', action: 'add', contact_id: 'c1', user_id: 12, key_id: $made['id']));
        self::log_at(gmdate('Y-m-d H:i:s', 1790000001), new LogEntry('created', action: 'pull', contact_id: 'c2', user_id: 13));
        $arrivals = self::arrivals([
            self::answered(1790000003, null, key: $digits),
            self::answered(1790000002, 'invalid_json', '192.0.2.0/24', 'Node <b>', $digits),
            self::answered(1790000000, 'invalid_access_key', '192.0.2.0/24', '', $digits),
            self::answered(1790000000, 'method_not_allowed'),
        ])->latest(10);

        self::assertSame(['guard-1790000003-1', 'guard-1790000002-1', "log-$first", 'guard-1790000000-2', 'guard-1790000000-1'], array_column($arrivals, 'id'));
        self::assertSame(['Onboarding', 'Onboarding', 'Onboarding', '', ''], array_column($arrivals, 'flow'));
        self::assertSame([Status::Pass, Status::Fail, Status::Pass, Status::Fail, Status::Fail], array_column($arrivals, 'status'));
        self::assertSame('A webhook was refused before WordPress was loaded. The body is not a valid JSON object. It came from 192.0.2.0/24 by Node <b>.', $arrivals[1]->message);
        self::assertSame('A webhook was refused before WordPress was loaded. The access key is not valid on this site. It came from 192.0.2.0/24.', $arrivals[3]->message);
        self::assertStringContainsString('Make a URL for the flow', $arrivals[3]->remedy);
        self::assertStringContainsString('answered before WordPress was loaded', $arrivals[0]->message);
    }

    public function test_since_a_moment_nothing_is_left_out_and_what_is_told_twice_has_the_same_id(): void
    {
        $before = self::log_at('2026-11-01 10:00:00', new LogEntry('created', action: 'add', contact_id: 'c1', user_id: 12));
        self::assertSame("$before." . time(), Arrivals::now());
        $second = self::answered(1790000000, 'invalid_json');
        $tell = static fn(array ...$last): array => array_column(self::arrivals(array_values($last))->since("$before.1790000000"), 'id');

        self::assertSame([], $tell(self::answered(1789999999, null)));
        self::assertSame(['guard-1790000000-1'], $tell($second, self::answered(1789999999, null)));
        self::assertSame(['guard-1790000000-2', 'guard-1790000000-1'], $tell($second, $second, self::answered(1789999999, null)));
        self::assertSame(['guard-1790000001-1', 'guard-1790000000-2', 'guard-1790000000-1'], $tell(self::answered(1790000001, null), $second, $second));
    }

    public function test_a_flood_is_told_of_by_its_end(): void
    {
        $arrivals = self::arrivals(array_map(static fn(int $time): array => self::answered($time, 'invalid_access_key'), range(1790000099, 1790000000)))->since('0.0');

        self::assertCount(20, $arrivals);
        self::assertSame('guard-1790000099-1', $arrivals[0]->id);
    }

    public function test_there_is_help_against_every_code(): void
    {
        foreach (Code::cases() as $code) {
            self::assertMatchesRegularExpression('/^\p{Lu}.{20,}\.$/u', CodeAdvice::on($code), $code->value);
        }
    }

    /** @param list<array{time: int, code: ?string, address: string, user_agent: string, key: string}> $last what the guard has answered */
    private static function arrivals(array $last): Arrivals
    {
        return new Arrivals(GuardAnswers::read(['since' => 0, 'hours' => [], 'last' => $last]));
    }

    /** @return array{time: int, code: ?string, address: string, user_agent: string, key: string} */
    private static function answered(int $time, ?string $code, string $address = '', string $user_agent = '', string $key = ''): array
    {
        return ['time' => $time, 'code' => $code, 'address' => $address, 'user_agent' => $user_agent, 'key' => $key];
    }
}
