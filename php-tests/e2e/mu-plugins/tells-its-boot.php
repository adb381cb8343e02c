<?php

// Leaves what the boot of a request that names a file came to, what it asked of the database, and which classes of the plugin it loaded.
$statements = [];
add_filter('query', static function (string $statement) use (&$statements): string {
    $statements[] = trim($statement);
    return $statement;
}, PHP_INT_MAX);
add_action('shutdown', static function () use (&$statements): void {
    if (!isset($_GET['boot'])) {
        return;
    }
    $slugs = array_column(wp_get_theme()->get_block_patterns(), 'slug');
    $file = WP_CONTENT_DIR . '/boot-' . basename($_GET['boot']) . '.json';
    file_put_contents("$file.new", json_encode([
        'patterns' => count(array_filter($slugs, WP_Block_Patterns_Registry::get_instance()->is_registered(...))),
        'of' => count($slugs),
        'core_patterns' => WP_Block_Pattern_Categories_Registry::get_instance()->is_registered('featured'),
        'fonts' => WP_Font_Library::get_instance()->get_font_collection('google-fonts') !== null,
        'separate_styles' => wp_should_load_separate_core_block_assets(),
        'statements' => $statements,
        'classes' => array_values(preg_grep('/^Encharge\\\\Webhooks\\\\WordPress\\\\/', [...get_declared_classes(), ...get_declared_interfaces(), ...get_declared_traits()])),
        'hooks' => array_map(did_action(...), array_combine($hooks = ['plugins_loaded', 'init', 'widgets_init', 'wp_loaded', 'parse_request', 'pre_get_posts', 'template_redirect'], $hooks)),
    ]));
    rename("$file.new", $file);
}, PHP_INT_MAX);
