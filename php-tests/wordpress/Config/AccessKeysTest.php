<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Config;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use InvalidArgumentException;

final class AccessKeysTest extends TestCase
{
    public function test_of_a_key_only_the_digest_is_kept(): void
    {
        global $wpdb;

        $made = self::keys()->generate('Flow');

        self::assertMatchesRegularExpression('/^[0-9a-f]{64}$/', $made['key']);
        self::assertStringNotContainsString($made['key'], (string) $wpdb->get_var($wpdb->prepare("SELECT option_value FROM $wpdb->options WHERE option_name = %s", Settings::OPTION)));
        self::assertSame(hash('sha256', $made['key']), self::keys()->valid()[0]['digest']);
        self::assertSame('Flow', self::keys()->valid()[0]['label']);
        self::assertNull(self::keys()->valid()[0]['expires']);
    }

    public function test_several_keys_are_valid_until_they_are_revoked(): void
    {
        $one = self::keys()->generate('');
        $two = self::keys()->generate('');

        self::assertTrue(self::keys()->revoke($one['id']));
        self::assertFalse(self::keys()->revoke($one['id']));
        self::assertNull(self::keys()->find($one['key']));
        self::assertSame($two['id'], self::keys()->find($two['key'])['id'] ?? null);
    }

    public function test_two_who_change_the_same_list_of_keys_do_not_undo_each_other(): void
    {
        $gone = self::keys()->generate('');
        $one = self::keys();
        $two = self::keys();
        $three = self::keys();

        $made = $one->generate('');
        self::assertTrue($two->revoke($gone['id']));
        $later = $three->add('deadbeef', null);
        self::assertFalse($one->revoke($gone['id']));

        self::assertSame([$made['id'], $later['id']], array_column(self::keys()->all(), 'id'));
        $this->expectException(InvalidArgumentException::class);
        $two->add('deadbeef', null);
    }

    public function test_an_expired_key_is_listed_and_not_valid(): void
    {
        self::keys()->add('deadbeef', time() - 1);

        self::assertCount(1, self::keys()->all());
        self::assertSame([], self::keys()->valid());
    }

    public function test_a_key_that_can_be_guessed_expires_in_90_days_unless_told(): void
    {
        self::assertEqualsWithDelta(time() + 90 * DAY_IN_SECONDS, AccessKeys::default_expiry('deadbeef'), 2);
        self::assertNull(AccessKeys::default_expiry(str_repeat('0a', 16)));
        self::assertTrue(self::keys()->add('deadbeef', null)['weak']);
        self::assertNull(self::keys()->valid()[0]['expires']);
    }

    public function test_a_key_of_fewer_than_128_bits_is_weak(): void
    {
        self::assertTrue(AccessKeys::is_weak(str_repeat('a', 31)));
        self::assertFalse(AccessKeys::is_weak(str_repeat('a', 32)));
        self::assertTrue(AccessKeys::is_weak(str_repeat('z', 21)));
        self::assertFalse(AccessKeys::is_weak(str_repeat('z', 22)));
        self::assertTrue(AccessKeys::is_weak(str_repeat('7', 38)));
        self::assertFalse(AccessKeys::is_weak(str_repeat('7', 39)));
    }

    public function test_an_empty_key_and_one_that_is_there_are_refused(): void
    {
        self::keys()->add('deadbeef', null);

        foreach (['', 'deadbeef'] as $key) {
            try {
                self::keys()->add($key, null);
                self::fail('It was taken.');
            } catch (InvalidArgumentException $exception) {
                self::assertStringNotContainsString('deadbeef', $exception->getMessage());
            }
        }

        self::assertCount(1, self::keys()->all());
    }

    public function test_a_damaged_digest_does_not_shut_out_the_others(): void
    {
        $made = self::keys()->generate('');
        update_option(Settings::OPTION, ['access_keys' => [['id' => 'x', 'digest' => 'damaged'], ...self::keys()->all()]]);

        self::assertSame($made['id'], self::keys()->find($made['key'])['id'] ?? null);
    }

    public function test_a_key_tells_when_it_was_last_used(): void
    {
        $made = self::keys()->generate('');
        self::log_at('2026-01-02 03:04:05.600000', new LogEntry('unchanged', key_id: $made['id']));
        self::log_at('2026-01-01 03:04:05.600000', new LogEntry('unchanged', key_id: $made['id']));

        self::assertSame('2026-01-02 03:04:05', self::keys()->last_used()[$made['id']] ?? null);
    }

    public function test_while_somebody_guesses_only_strong_keys_are_open(): void
    {
        $strong = self::keys()->generate('');
        $weak = self::keys()->add('deadbeef', null);

        self::assertSame([$strong['id'], $weak['id']], array_column(self::keys()->open(false), 'id'));
        self::assertSame([$strong['id']], array_column(self::keys()->open(true), 'id'));
    }

    /** Nobody is made to wait for what only a key that can be guessed has to fear. */
    public function test_wrong_keys_shut_nothing_unless_one_can_be_guessed(): void
    {
        $keys = self::keys();
        $keys->generate('');
        $weak = $keys->add('deadbeef', null);
        // Other tests' may count: one process is one memory.
        for ($attempt = 0; $attempt < 61; $attempt++) {
            $keys->count_wrong_key();
        }
        self::assertThat($keys->shut_for(), self::logicalAnd(self::greaterThan(0), self::lessThanOrEqual(60)));

        $keys->revoke($weak['id']);
        self::assertSame(0, $keys->shut_for());
    }

    private static function keys(): AccessKeys
    {
        return new AccessKeys(Settings::load());
    }
}
