<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\MariaDb;

/** For tests of tables in another character set than the one that they were made with. */
trait ConvertsTables
{
    private static function convert(string $table, string $set): void
    {
        global $wpdb;
        $wpdb->query("ALTER TABLE $table CONVERT TO CHARACTER SET $set");
        // What wpdb knows of columns lasts for a request.
        (fn () => [$this->col_meta, $this->table_charset] = [[], []])->call($wpdb);
    }
}
