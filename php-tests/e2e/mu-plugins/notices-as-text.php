<?php

// What an administrator sees, to whoever asks.
add_action('init', static function (): void {
    if (isset($_GET['notices'])) {
        wp_set_current_user(1);
        do_action('admin_notices');
        exit;
    }
});
