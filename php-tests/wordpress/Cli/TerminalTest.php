<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use PHPUnit\Framework\Attributes\DataProvider;

/** What comes from outside reaches no terminal as it is. */
final class TerminalTest extends CommandTestCase
{
    /** Sets the clipboard, colours, clears, turns the direction of writing; C1's own way to begin such a sequence. */
    private const EVIL = "\u{1B}]52;c;eA==\u{7}\u{1B}[2J\u{9B}31m\u{202E}evil\u{2066}\u{7F}";

    private string $name;

    protected function setUp(): void
    {
        parent::setUp();
        $this->name = 'p' . bin2hex(random_bytes(6));
        self::encharge()->people([[
            'id' => "c-$this->name", 'email' => "$this->name@example.com", 'firstName' => 'Ann ' . self::EVIL, 'plan ' . self::EVIL => self::EVIL,
            'tags' => 'a,' . self::EVIL,
        ]]);
        (new AccessKeys(Settings::load()))->generate('label');
        Settings::load()->change_list(AccessKeys::SETTING, static fn(array $keys): array => array_map(static fn(array $key): array => ['label' => 'label ' . self::EVIL] + $key, $keys));
        (new Log(Settings::load()))->write(new LogEntry('refused', code: 'evil', message: self::EVIL, changed: [self::EVIL], fields: [self::EVIL]));
    }

    /** @return list<list<string>> command and options; {p} is the person */
    public static function commands(): array
    {
        $log = ['log', 'list', '--fields=message,changed,fields,notes'];

        return [
            ['explain', 'c-{p}'], ['explain', 'c-{p}', '--format=json'], ['explain', 'c-{p}', '--format=csv'],
            ['pull', 'c-{p}', '--create', '--dry-run'], ['pull', 'c-{p}', '--create', '--fields=contact_id,tags,notes,message', '--format=yaml'],
            $log, [...$log, '--format=csv'], [...$log, '--format=json'], [...$log, '--format=yaml'],
            ['key', 'list'], ['key', 'list', '--format=csv'],
        ];
    }

    #[DataProvider('commands')]
    public function test_a_command_prints_no_controls(string ...$command): void
    {
        self::assertHarmless(self::wp(...str_replace('{p}', $this->name, array_values($command))));
    }

    public function test_the_log_tells_what_was_there(): void
    {
        self::assertStringContainsString('\u001b]52;c', self::wp('log', 'list', '--fields=message'));
        self::assertSame(self::EVIL, self::decoded('log', 'list', '--fields=message')[0]['message']);
    }

    public function test_failures_print_no_controls(): void
    {
        self::encharge()->fault(['mode' => 'error', 'status' => 400, 'message' => 'No ' . self::EVIL]);
        self::assertHarmless(self::wp_fails('pull', "$this->name@example.com"));
        self::assertHarmless(self::wp_fails('pull', $this->name . self::EVIL));
        self::assertHarmless(self::wp_fails('map', 'set', self::EVIL, self::EVIL));
    }

    private static function assertHarmless(string $output): void
    {
        self::assertNotSame('', $output);
        self::assertDoesNotMatchRegularExpression('/[\x00-\x08\x0B-\x1F\x{80}-\x{9F}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2066}-\x{2069}]/u', $output);
    }
}
