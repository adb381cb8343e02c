<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Health;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardAnswers;
use Encharge\Webhooks\WordPress\Health\KeyUse;
use Encharge\Webhooks\WordPress\Health\LogEntry;

/** When a key was last used, also where WordPress has seen nothing of it. */
final class KeyUseTest extends TestCase
{
    private const LOGGED = 1790000000;

    /** @var array{id: string, key: string} */
    private array $made;

    protected function setUp(): void
    {
        parent::setUp();
        $this->made = self::keys()->generate('Flow');
        self::log_at(gmdate('Y-m-d H:i:s', self::LOGGED), new LogEntry('updated', action: 'add', key_id: $this->made['id']));
    }

    public function test_the_later_of_log_and_guard_counts(): void
    {
        self::assertSame([$this->made['id'] => self::LOGGED], (new KeyUse(self::keys(), null))->times());
        self::assertSame([$this->made['id'] => self::LOGGED + 60], $this->times(self::LOGGED + 60, null));
        self::assertSame([$this->made['id'] => self::LOGGED + 60], $this->times(self::LOGGED + 60, 'invalid_json'));
        self::assertSame([$this->made['id'] => self::LOGGED], $this->times(self::LOGGED - 60, null));
    }

    public function test_what_was_refused_for_its_key_is_no_use_of_one_that_looks_alike(): void
    {
        foreach (['invalid_access_key', 'too_many_attempts', 'method_not_allowed'] as $code) {
            self::assertSame([$this->made['id'] => self::LOGGED], $this->times(self::LOGGED + 60, $code));
        }
    }

    public function test_a_key_that_cannot_be_told_from_another_is_not_guessed(): void
    {
        $all = self::keys()->all();
        $twin = substr($all[0]['digest'], 0, 4) . str_repeat('0', 60);
        update_option(Settings::OPTION, ['access_keys' => [...$all, ['id' => 'twin', 'digest' => $twin] + $all[0]]]);

        self::assertSame([$this->made['id'] => self::LOGGED], $this->times(self::LOGGED + 60, null));
    }

    /** @return array<string, int> */
    private function times(int $time, ?string $code): array
    {
        $answered = ['time' => $time, 'code' => $code, 'address' => '', 'user_agent' => '', 'key' => substr(hash('sha256', $this->made['key']), 0, 4)];

        return (new KeyUse(self::keys(), GuardAnswers::read(['since' => 0, 'hours' => [], 'last' => [$answered]])))->times();
    }

    private static function keys(): AccessKeys
    {
        return new AccessKeys(Settings::load());
    }
}
