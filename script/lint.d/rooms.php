<?php

/**
 * Checks how the rooms of the plugin, the folders of wp-plugin-shim/src, lean on each other:
 *  - No circle of classes goes through several rooms. Classes of one room may need each other.
 *  - The faces hold no rules: nobody but Plugin knows them, not even another face, and they leave the database alone.
 * Ends with 1 and a line on stderr for each fault.
 */

declare(strict_types=1);

use Encharge\Webhooks\Lint\ClassGraph;

require __DIR__ . '/ClassGraph.php';

$faces = ['Cli', 'Admin', 'Rest'];
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
    if (in_array($room, $faces, true) && str_contains((string) file_get_contents("$source/" . strtr($class, '\\', '/') . '.php'), '$wpdb')) {
        $faults[] = "the face $class asks the database";
    }
}

foreach ($faults as $fault) {
    fwrite(STDERR, "$fault\n");
}
exit($faults === [] ? 0 : 1);
