<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\User;

use Encharge\Webhooks\Action;

/** For tests of users' meta: what a webhook leaves and shows to hooks is what WordPress alone leaves and shows. */
trait ComparesMeta
{
    use WritesUsers;

    private const HOOKS = ['add_user_meta', 'added_user_meta', 'update_user_meta', 'updated_user_meta', 'delete_user_meta', 'deleted_user_meta'];

    /**
     * Writes the values to one user by a webhook and to another by update_user_meta().
     *
     * @param list<array{string, string}> $rows what both have: key and value as they are stored
     * @param array<string, string|list<string>> $values key → value, each another than what is stored
     */
    private function assertAsByWordPress(array $rows, array $values): void
    {
        $map = array_map(static fn (string $key): array => [(string) $key, (string) $key, is_array($values[$key]) ? 'list' : 'text'], array_keys($values));
        $this->settings(map: $map);
        [$linked, $person] = $this->linked();
        $stranger = $this->stranger();
        foreach ([$linked->ID, $stranger->ID] as $id) {
            $this->store($id, $rows);
        }

        $keys = array_map(strval(...), [...array_keys($values), ...array_column($rows, 0)]);
        $seen = &$this->seen($keys);

        $outcome = $this->sync($values + $person, Action::Update);
        [$byWebhook, $seen] = [$seen, []];
        // Each is another value than the one that is stored: after a false it is there only if some plugin shows it.
        $refused = array_filter($values, static function (mixed $value, string|int $key) use ($stranger): bool {
            return !update_user_meta($stranger->ID, (string) $key, wp_slash($value)) && !in_array($value, get_user_meta($stranger->ID, (string) $key), true);
        }, ARRAY_FILTER_USE_BOTH);

        self::assertNull($outcome->code, $outcome->message);
        self::assertSame(array_keys($refused), array_column($outcome->notes, 'field'), 'what is not stored');
        self::assertSame(array_map(strval(...), array_keys(array_diff_key($values, $refused))), $outcome->changed, 'what counts as done');
        self::assertNotSame([], $byWebhook);
        self::assertSame($seen, $byWebhook, 'what hooks see');
        self::assertSame($this->stored($stranger->ID, $keys), $this->stored($linked->ID, $keys), 'what is stored');
        self::assertSame($this->cached($stranger->ID, $keys), $this->cached($linked->ID, $keys), 'what is read');
    }

    /** @param list<array{string, string}> $rows */
    private function store(int $id, array $rows): void
    {
        global $wpdb;
        foreach ($rows as [$key, $value]) {
            $wpdb->query($wpdb->prepare('INSERT INTO %i (user_id, meta_key, meta_value) VALUES (%d, %s, %s)', $wpdb->usermeta, $id, $key, $value));
        }
        wp_cache_delete($id, 'user_meta');
    }

    /**
     * @param list<string> $keys
     * @return list<mixed> each hook on one of the keys with its value and what is stored and read at that moment; filled as it happens
     */
    private function &seen(array $keys): array
    {
        $seen = [];
        foreach (self::HOOKS as $hook) {
            $see = function (mixed ...$passed) use (&$seen, $hook, $keys): void {
                [$id, $key, $value] = $hook === 'add_user_meta' ? $passed : array_slice($passed, 1);
                if (in_array($key, $keys, true)) {
                    $seen[] = [$hook, $key, $value, $this->stored((int) $id, $keys), $this->cached((int) $id, $keys)];
                }
            };
            add_action($hook, $see, 1000, 4);
        }

        return $seen;
    }

    /**
     * @param list<string> $keys
     * @return list<array<string, string>> the rows
     */
    private function stored(int $id, array $keys): array
    {
        global $wpdb;
        $rows = $wpdb->get_results($wpdb->prepare('SELECT meta_key, meta_value FROM %i WHERE user_id = %d ORDER BY umeta_id', $wpdb->usermeta, $id), ARRAY_A);

        return array_values(array_filter($rows, static fn (array $row): bool => in_array($row['meta_key'], $keys, true)));
    }

    /**
     * @param list<string> $keys
     * @return array<string, list<mixed>> in whatever order core has them
     */
    private function cached(int $id, array $keys): array
    {
        $meta = array_intersect_key((array) get_user_meta($id), array_flip($keys));
        foreach (array_keys($meta) as $key) {
            $meta["$key, unserialized"] = get_user_meta($id, (string) $key);
        }

        return $meta;
    }

    /** Runs once for each user on the hook, when it is about the key. */
    private function when(string $hook, string $key, callable $work): void
    {
        $done = [];
        add_action($hook, static function (mixed ...$passed) use (&$done, $hook, $key, $work): void {
            [$id, $of] = $hook === 'add_user_meta' ? $passed : array_slice($passed, 1);
            if ($of === $key && !isset($done[$id])) {
                $done[$id] = true;
                $work($id);
            }
        }, 20, 4);
    }
}
