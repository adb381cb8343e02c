<?php

/**
 * Checks which folder of ext/ includes which: core/ knows nobody, binding/ stands on it, guard/ on both, classes/ on all
 * three. php_encharge.h holds the state of the guard, and so is as high as guard/; encharge.c is above everything.
 * Ends with 1 and a line on stderr for each include that leads upwards, or to a file that is not there.
 */

declare(strict_types=1);

const LEVELS = ['core' => 0, 'binding' => 1, 'guard' => 2, 'php_encharge.h' => 2, 'classes' => 3, 'encharge.c' => 4];

$root = dirname(__DIR__, 2) . '/ext';
$level_of = fn (string $path): ?int => LEVELS[strtok($path, '/')] ?? null;
$wrong = [];
$files = 0;

foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator($root, FilesystemIterator::SKIP_DOTS)) as $file) {
    $path = substr((string) $file, strlen($root) + 1);
    if (!preg_match('/\.[ch]$/', $path)) {
        continue;
    }
    $files++;
    $level = $level_of($path);
    if ($level === null) {
        $wrong[] = "ext/$path: no folder that this check knows";
        continue;
    }
    preg_match_all('/^#include "([^"]+)"$/m', (string) file_get_contents((string) $file), $includes);
    foreach ($includes[1] as $include) {
        // Beside the file that names it, or from ext/; anything else is PHP's or a library's.
        $beside = ltrim(dirname($path) . '/', './') . $include;
        $found = is_file("$root/$beside") ? $beside : $include;
        $included = $level_of($found);
        if ($included !== null && $included > $level) {
            $wrong[] = "ext/$path: includes $found, which is above it";
        } elseif ($included !== null && !is_file("$root/$found")) {
            $wrong[] = "ext/$path: includes $found, which is not there";
        }
    }
}
if ($files === 0) {
    $wrong[] = 'ext/: no C file was found';
}

foreach ($wrong as $line) {
    fwrite(STDERR, "$line\n");
}
exit($wrong === [] ? 0 : 1);
