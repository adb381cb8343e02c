<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\User;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Sync\Note;
use Encharge\Webhooks\WordPress\Sync\Origin;
use Encharge\Webhooks\WordPress\Sync\Outcome;
use Encharge\Webhooks\WordPress\Sync\Sync;
use Encharge\Webhooks\WordPress\Sync\Task;
use Encharge\Webhooks\WordPress\Sync\Timing;
use Encharge\Webhooks\WordPress\User\FieldRules;

/**
 * For tests of what one person's data do to one user: persons come from the payload, which the settings trust.
 */
trait WritesUsers
{
    /**
     * @param array<string, mixed>                                          $settings
     * @param list<array{0: string, 1: string, 2?: ?string, 3?: bool}>|null $map      field, key, type, wipe; null: the default rows
     */
    private function settings(array $settings = [], ?array $map = null): void
    {
        delete_option(Settings::OPTION);
        $rows = null === $map ? [] : ['field_map' => array_map(static fn (array $row): array => [
            'field' => $row[0],
            'key' => $row[1],
            'type' => $row[2] ?? FieldRules::default_type($row[1]),
            'wipe' => $row[3] ?? false,
        ], $map)];
        add_option(Settings::OPTION, $rows + $settings + ['trust_payload' => true], autoload: false);
    }

    /** @return string a name that no test has used */
    private function unique(string $prefix = 'p'): string
    {
        return $prefix . bin2hex(random_bytes(6));
    }

    /** @param array<string, mixed> $fields the person's; without an id, a new one */
    private function sync(array $fields, Action $action = Action::Add, ?string $role = null, bool $notify = false, ?int $userId = null, Origin $origin = Origin::Webhook): Outcome
    {
        $person = Person::fromArray($fields + ['id' => $this->unique('c')]);
        $task = new Task($action, $person->id, $origin, $role, $notify, user_id: $userId, person: $person);

        return iterator_to_array(Sync::make(Settings::load(), new Timing())->run([$task]))[0];
    }

    /**
     * A user who is linked to a contact.
     *
     * @param array<string, mixed> $fields
     * @return array{\WP_User, array<string, mixed>} the user and the person's fields
     */
    private function linked(array $fields = [], ?string $role = null): array
    {
        $fields += ['id' => $this->unique('c'), 'email' => $this->unique() . '@example.com'];

        return [$this->user($this->sync($fields, role: $role)), $fields];
    }

    /** A user of WordPress's own making, linked to nobody. */
    private function stranger(string $role = 'subscriber', string $email = ''): \WP_User
    {
        $login = $this->unique('s');
        $id = wp_insert_user(['user_login' => $login, 'user_email' => $email ?: "$login@example.com", 'user_pass' => 'x', 'role' => $role]);
        self::assertIsInt($id);

        return get_userdata($id);
    }

    private function user(Outcome $outcome): \WP_User
    {
        self::assertNull($outcome->code, $outcome->message);
        clean_user_cache($outcome->user_id);
        $user = get_userdata($outcome->user_id);
        self::assertInstanceOf(\WP_User::class, $user);

        return $user;
    }

    private function assertNoted(string $code, string $field, Outcome $outcome): void
    {
        self::assertContains("$code $field", array_map(static fn (Note $note): string => "$note->code $note->field", $outcome->notes));
    }

    private function assertRefused(Code $code, Outcome $outcome, string $reason = ''): void
    {
        self::assertSame($code, $outcome->code);
        self::assertStringContainsString($reason, $outcome->message);
    }

    /** @return list<array{to: string, subject: string, message: string}> mails that went out; filled as it happens */
    private function &mails(): array
    {
        $mails = [];
        add_filter('pre_wp_mail', static function (?bool $result, array $mail) use (&$mails): bool {
            $mails[] = $mail;

            return true;
        }, 10, 2);

        return $mails;
    }

    /** @return list<string> what was called, in order; filled as it happens */
    private function &record(string ...$hooks): array
    {
        $fired = [];
        foreach ($hooks as $hook) {
            add_filter($hook, static function (mixed $value = null) use (&$fired, $hook): mixed {
                $fired[] = $hook;

                return $value;
            });
        }

        return $fired;
    }

    /** @return list<string> the passwords of the users who are made from now on; filled as it happens */
    private function &passwords(): array
    {
        $passwords = [];
        // The action wp_set_password does not tell of a new user in every WordPress that is supported.
        add_filter('wp_pre_insert_user_data', static function (array $data, bool $update, ?int $id, array $userdata) use (&$passwords): array {
            if (!$update) {
                $passwords[] = $userdata['user_pass'];
            }

            return $data;
        }, 10, 4);

        return $passwords;
    }
}
