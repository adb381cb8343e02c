<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Harness;

use Encharge\Webhooks\WordPress\Database\Schema;

/**
 * The state of WordPress that a test may change, and the way back to it.
 */
final class Snapshot
{
    /** @var array<string, string> stored values by name */
    private readonly array $options;
    /** @var list<array<string, string|null>> */
    private readonly array $user_meta;
    /** @var array<string, \WP_Hook> */
    private readonly array $hooks;
    private readonly int $last_user;

    public function __construct()
    {
        global $wpdb;
        $this->options = self::options();
        $this->user_meta = $wpdb->get_results("SELECT * FROM $wpdb->usermeta", ARRAY_A);
        $this->last_user = (int) $wpdb->get_var("SELECT MAX(ID) FROM $wpdb->users");
        $this->hooks = self::copies($GLOBALS['wp_filter']);
    }

    public function restore(): void
    {
        global $wpdb;
        $wpdb->query('ROLLBACK');
        $GLOBALS['wp_filter'] = self::copies($this->hooks);
        $wpdb->suppress_errors(false);
        $wpdb->query($wpdb->prepare("DELETE FROM $wpdb->users WHERE ID > %d", $this->last_user));
        $wpdb->query("DELETE FROM $wpdb->usermeta");
        foreach ($this->user_meta as $row) {
            $wpdb->insert($wpdb->usermeta, $row);
        }
        $this->restore_options();
        if (!Schema::is_complete()) {
            Schema::install();
        }
        foreach ([Schema::contacts_table(), Schema::log_table()] as $table) {
            $wpdb->query("DELETE FROM $table");
        }
        wp_cache_flush();
        // Roles are kept in memory, whatever their option says now.
        $GLOBALS['wp_roles'] = null;
        wp_set_current_user(0);
    }

    private function restore_options(): void
    {
        global $wpdb;
        $now = self::options();
        foreach (array_diff_key($now, $this->options) as $name => $value) {
            $wpdb->delete($wpdb->options, ['option_name' => $name]);
        }
        foreach ($this->options as $name => $value) {
            if (!isset($now[$name])) {
                $wpdb->insert($wpdb->options, ['option_name' => $name, 'option_value' => $value, 'autoload' => 'on']);
            } elseif ($now[$name] !== $value) {
                $wpdb->update($wpdb->options, ['option_value' => $value], ['option_name' => $name]);
            }
        }
    }

    /** @return array<string, string> */
    private static function options(): array
    {
        global $wpdb;
        return array_column($wpdb->get_results("SELECT option_name, option_value FROM $wpdb->options", ARRAY_A), 'option_value', 'option_name');
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
