<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Harness;

use Encharge\Webhooks\Tests\Support\KeptTables;
use Encharge\Webhooks\WordPress\Database\Schema;

/**
 * The state of WordPress that a test may change, and the way back to it.
 */
final class Snapshot
{
    private readonly KeptTables $tables;
    /** @var array<string, \WP_Hook> */
    private readonly array $hooks;

    public function __construct()
    {
        global $wpdb;
        $this->tables = new KeptTables(static function (string $statement): array {
            global $wpdb;
            $wpdb->query($statement);
            return array_map(static fn(object $row): array => (array) $row, $wpdb->last_result);
        }, $wpdb->prefix);
        $this->hooks = self::copies($GLOBALS['wp_filter']);
    }

    public function restore(): void
    {
        global $wpdb;
        $wpdb->query('ROLLBACK');
        $GLOBALS['wp_filter'] = self::copies($this->hooks);
        $wpdb->suppress_errors(false);
        if (!Schema::is_complete()) {
            Schema::install();
        }
        $this->tables->restore();
        wp_cache_flush();
        // Roles are kept in memory, whatever their option says now.
        $GLOBALS['wp_roles'] = null;
        wp_set_current_user(0);
    }

    /**
     * @param array<string, \WP_Hook> $hooks
     * @return array<string, \WP_Hook>
     */
    private static function copies(array $hooks): array
    {
        return array_map(static fn(\WP_Hook $hook): \WP_Hook => clone $hook, $hooks);
    }
}
