<?php

/**
 * Checks that one version is written wherever there is one. With a version, writes that one there instead.
 * Ends with 1 and a line on stderr for each place that differs.
 */

declare(strict_types=1);

use Encharge\Webhooks\Lint\VersionPlaces;

require __DIR__ . '/VersionPlaces.php';

$places = new VersionPlaces(dirname(__DIR__, 2));

if (isset($argv[1])) {
    $places->set($argv[1]);
}

$faults = $places->faults();
foreach ($faults as $fault) {
    fwrite(STDERR, "$fault\n");
}
exit($faults === [] ? 0 : 1);
