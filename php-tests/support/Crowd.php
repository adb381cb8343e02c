<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Support;

/**
 * Many users, made by MariaDB alone, so that it reaches one of them as on a real site. Number 7 is crowd-7@example.test,
 * linked to the contact crowd-7, with all meta that WordPress keeps of the user 1, but as a subscriber.
 */
final class Crowd
{
    /**
     * @param int $first id of the first one
     * @return list<string> the statements that make them
     */
    public static function statements(int $first, int $count): array
    {
        $id = "seq + $first - 1";
        $name = "CONCAT('crowd-', seq)";
        $rows = "FROM seq_1_to_$count";
        $meta = static fn(string $key, string $value): string => "INSERT INTO wp_usermeta (user_id, meta_key, meta_value) SELECT $id, '$key', $value $rows";
        return [
            "INSERT INTO wp_usermeta (user_id, meta_key, meta_value) SELECT $id, meta_key, meta_value $rows JOIN wp_usermeta ON user_id = 1 AND meta_key <> 'wp_capabilities'",
            "INSERT INTO wp_users (ID, user_login, user_nicename, user_email) SELECT $id, $name, $name, CONCAT($name, '@example.test') $rows",
            $meta('wp_capabilities', "'" . serialize(['subscriber' => true]) . "'"),
            $meta('encharge_contact_id', $name),
            $meta('encharge_tags', "'" . serialize(['Customer']) . "'"),
            "INSERT INTO wp_encharge_webhooks_contacts (contact_id, user_id) SELECT $name, $id $rows",
            'ANALYZE TABLE wp_users, wp_usermeta, wp_encharge_webhooks_contacts',
        ];
    }
}
