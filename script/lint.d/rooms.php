<?php

/**
 * Checks how the rooms of the plugin, the folders of wp-plugin-shim/src, lean on each other:
 *  - No circle of classes goes through several rooms. Classes of one room may need each other.
 *  - The faces hold no rules: nobody but Plugin knows them, not even another face, and they leave the database and the
 *    options alone.
 *  - Nobody but the commands knows WP-CLI, and who registers them.
 * Ends with 1 and a line on stderr for each fault.
 */

declare(strict_types=1);

use Encharge\Webhooks\Lint\ClassGraph;

require __DIR__ . '/ClassGraph.php';

$faces = ['Cli', 'Admin', 'Rest', 'SiteHealth', 'Abilities'];
// The second is the command itself, where the plugin cannot run.
$command_makers = ['Plugin', 'Install\Unavailable'];
$source = dirname(__DIR__, 2) . '/wp-plugin-shim/src';
$graph = new ClassGraph($source);
$faults = [];

foreach ($graph->circles() as $circle) {
    if (count(array_unique(array_map(ClassGraph::room(...), $circle))) > 1) {
        $faults[] = 'a circle through several rooms: ' . implode(', ', $circle);
    }
}
foreach ($graph->references as $class => $others) {
    $room = ClassGraph::room($class);
    foreach ($others as $other) {
        if ($class !== 'Plugin' && ClassGraph::room($other) !== $room && in_array(ClassGraph::room($other), $faces, true)) {
            $faults[] = "$class knows the face $other";
        }
    }
    $words = array_column(PhpToken::tokenize((string) file_get_contents("$source/" . strtr($class, '\\', '/') . '.php')), 'text');
    if (in_array($room, $faces, true) && in_array('$wpdb', $words, true)) {
        $faults[] = "the face $class asks the database";
    }
    if (in_array($room, $faces, true) && preg_grep('/^\\\\?(get|add|update|delete)_((network_|site_|blog_)?option|transient)$/D', $words) !== []) {
        $faults[] = "the face $class reads or writes options";
    }
    if ($room !== 'Cli' && !in_array($class, $command_makers, true) && preg_grep('/^\\\\?WP_CLI(\\\\|$)/D', $words) !== []) {
        $faults[] = "$class, which is no command, knows WP-CLI";
    }
}

foreach ($faults as $fault) {
    fwrite(STDERR, "$fault\n");
}
exit($faults === [] ? 0 : 1);
