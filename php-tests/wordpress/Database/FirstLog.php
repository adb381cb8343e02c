<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Database;

use Encharge\Webhooks\WordPress\Database\Schema;

/** A site whose log is that of the first version of the tables. */
final class FirstLog
{
    private const COLUMNS = "id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
        time datetime(6) NOT NULL,
        action varchar(20) NOT NULL DEFAULT '',
        contact_id varchar(128) NOT NULL DEFAULT '',
        user_id bigint(20) unsigned NOT NULL DEFAULT 0,
        key_id varchar(40) NOT NULL DEFAULT '',
        outcome varchar(20) NOT NULL DEFAULT '',
        code varchar(40) NOT NULL DEFAULT '',
        message text NOT NULL,
        durations text NOT NULL,
        fields text NOT NULL,
        changed text NOT NULL,
        notes text NOT NULL,
        PRIMARY KEY (id),
        KEY time (time),
        KEY key_id (key_id,time)";

    private const ROW = "INSERT INTO %i (time, action, contact_id, user_id, key_id, outcome, code, message, durations, fields, changed, notes)
        VALUES ('2026-01-02 03:04:05', 'add', 'c1', 7, 'k1', 'updated', '', '', '{\"api\":12.5}', '[\"email\"]', '[\"first_name\"]', '[]')";

    public static function install(): void
    {
        global $wpdb;
        $log = Schema::log_table();
        $wpdb->query("DROP TABLE $log");
        $wpdb->query("CREATE TABLE $log (" . self::COLUMNS . ') ENGINE=InnoDB ' . $wpdb->get_charset_collate());
        $wpdb->query($wpdb->prepare(self::ROW, $log));
        update_option(Schema::OPTION, 1);
    }

    /** @return list<string> the names of the log's indexes, sorted */
    public static function indexes(): array
    {
        global $wpdb;
        $names = array_unique($wpdb->get_col('SHOW INDEX FROM ' . Schema::log_table(), 2));
        sort($names);
        return $names;
    }
}
