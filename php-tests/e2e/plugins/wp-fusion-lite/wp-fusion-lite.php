<?php

/**
 * Plugin Name: Stand-in for WP Fusion Lite
 *
 * Does what the true one does to wpf_action, and pushes what changes of a user.
 */

declare(strict_types=1);

/** Its class of that name listens to changes and sends them to the CRM. */
class WPF_User
{
    public function __construct()
    {
        foreach (['user_register', 'profile_update', 'set_user_role'] as $hook) {
            add_action($hook, [$this, 'push'], 20);
        }
    }

    public function push(): void
    {
        update_option('wpf_pushed', (int) get_option('wpf_pushed') + 1);
    }
}

new WPF_User();

add_action(
    'init',
    static function (): void {
        if (isset($_REQUEST['wpf_action'])) {
            wp_die('WP Fusion Lite takes no webhooks.', '', ['response' => 200]);
        }
    }
);
