<?php

// WordPress's command palette brings four megabytes of script to each of its pages, which keep a browser longer than all the rest.
remove_action('admin_enqueue_scripts', 'wp_enqueue_command_palette_assets');
