<?php

/**
 * Checks that the tables of settings in docs/settings.md say what the definitions of the settings say.
 * Ends with 1 and a line on stderr for each difference.
 */

declare(strict_types=1);

use Encharge\Webhooks\WordPress\Config\Setting;
use Encharge\Webhooks\WordPress\Config\SettingDefinitions;

require __DIR__ . '/untranslated.php';

$root = dirname(__DIR__, 2);

foreach (['Setting', 'SettingDefinitions'] as $class) {
    require "$root/wp-plugin-shim/src/Config/$class.php";
}

$page = (string) file_get_contents("$root/docs/settings.md");
$differences = [];

foreach (['settings' => SettingDefinitions::of_site(), 'network settings' => SettingDefinitions::of_network()] as $name => $settings) {
    $expected = ['| key | default | values | what it is |', '|---|---|---|---|'];
    foreach ($settings as $key => $setting) {
        $default = $setting->default === '' ? '' : '`' . Setting::written($setting->default) . '`';
        $expected[] = str_replace('|  |', '| |', "| `$key` | $default | {$setting->values()} | {$setting->help()} |");
    }

    preg_match("/^<!-- $name: .* -->\n(.*?)\n<!-- \/$name -->$/ms", $page, $section);
    $actual = explode("\n", $section[1] ?? '');

    foreach (array_diff($expected, $actual) as $line) {
        $differences[] = "docs/settings.md: missing: $line";
    }
    foreach (array_diff($actual, $expected) as $line) {
        $differences[] = "docs/settings.md: not among the settings: $line";
    }
    if ($expected !== $actual) {
        $differences[] = "docs/settings.md: $name: not the settings in their order";
    }
}

foreach ($differences as $difference) {
    fwrite(STDERR, "$difference\n");
}
exit($differences === [] ? 0 : 1);
