<?php

/**
 * Plugin Name: Stand-in for WP Fusion
 *
 * Answers webhooks that carry its own key, and ends the others.
 */

declare(strict_types=1);

add_action(
    'init',
    static function (): void {
        if (isset($_REQUEST['wpf_action'])) {
            $key  = wp_unslash($_REQUEST['access_key'] ?? '');
            $body = file_get_contents('php://input');
            wp_send_json(['wp_fusion' => [$_GET['wpf_action'], $key, $body, $_SERVER['REQUEST_METHOD']]], '0a1b2c3d' === $key ? 200 : 401);
        }
    }
);
