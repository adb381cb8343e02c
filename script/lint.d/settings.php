<?php

/**
 * Checks that the tables of settings in README.md say what SettingGuide says.
 * Ends with 1 and a line on stderr for each difference.
 */

declare(strict_types=1);

use Encharge\Webhooks\WordPress\Config\SettingGuide;

require __DIR__ . '/untranslated.php';

$root = dirname(__DIR__, 2);

foreach (['Settings', 'SettingRules', 'NetworkSettings', 'SettingGuide'] as $class) {
    require "$root/wp-plugin-shim/src/Config/$class.php";
}

$readme = (string) file_get_contents("$root/README.md");
$differences = [];

foreach (['settings' => SettingGuide::of_site(), 'network settings' => SettingGuide::of_network()] as $name => $entries) {
    $expected = ['| key | default | values | what it is |', '|---|---|---|---|'];
    foreach ($entries as $key => $entry) {
        $default = $entry['default'] === '' ? '' : "`{$entry['default']}`";
        $expected[] = str_replace('|  |', '| |', "| `$key` | $default | {$entry['values']} | {$entry['meaning']} |");
    }

    preg_match("/^<!-- $name: .* -->\n(.*?)\n<!-- \/$name -->$/ms", $readme, $section);
    $actual = explode("\n", $section[1] ?? '');

    foreach (array_diff($expected, $actual) as $line) {
        $differences[] = "README.md: missing: $line";
    }
    foreach (array_diff($actual, $expected) as $line) {
        $differences[] = "README.md: not in SettingGuide: $line";
    }
    if ($expected !== $actual) {
        $differences[] = "README.md: $name: not the lines of SettingGuide in their order";
    }
}

foreach ($differences as $difference) {
    fwrite(STDERR, "$difference\n");
}
exit($differences === [] ? 0 : 1);
