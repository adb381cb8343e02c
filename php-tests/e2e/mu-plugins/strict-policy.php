<?php

// What a page may load and do, in a policy that only reports: nothing inline, nothing from elsewhere.
add_action('admin_init', static function (): void {
    header("Content-Security-Policy-Report-Only: default-src 'self'; img-src 'self' data:; font-src 'self' data:");
});

// A page of a plugin that has nothing on it.
add_action('admin_menu', static function (): void {
    add_options_page('Empty', 'Empty', 'manage_options', 'an-empty-page', static function (): void {
        echo '<div class="wrap"><h1>Empty</h1></div>';
    });
});
