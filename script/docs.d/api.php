<?php

/**
 * Prints docs/api.md: every class of the extension, as its stub tells it, with an example that is a test.
 * Ends with 1 and a line on stderr for each class without an example, and for each example of no class. A class that
 * extends another of the extension's is shown by that one's.
 */

declare(strict_types=1);

namespace Encharge\Webhooks\Docs;

require __DIR__ . '/Docblock.php';
require __DIR__ . '/ClassExample.php';
require __DIR__ . '/ClassPage.php';

$namespace = 'Encharge\\Webhooks';
$root = dirname(__DIR__, 2);

/** @var \SplFileInfo $file */
foreach (new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator("$root/ext", \FilesystemIterator::SKIP_DOTS)) as $file) {
    if (str_ends_with($file->getFilename(), '.stub.php')) {
        require $file->getPathname();
    }
}

$examples = [];
foreach (glob("$root/php-tests/ext/examples/*.phpt") ?: [] as $file) {
    $examples[basename($file, '.phpt')] = ClassExample::read($file);
}

$sections = ['Classes' => [], 'Enums' => [], 'Exceptions' => []];
$faults = [];
foreach ([...get_declared_classes(), ...get_declared_interfaces()] as $name) {
    $class = new \ReflectionClass($name);
    if ($class->getNamespaceName() !== $namespace) {
        continue;
    }
    $file = strtolower((string) preg_replace('/(?<=[a-z])(?=[A-Z])/', '-', $class->getShortName()));
    $parent = $class->getParentClass();
    if (!isset($examples[$file]) && ($parent === false || $parent->getNamespaceName() !== $namespace)) {
        $faults[] = "$name: no example in php-tests/ext/examples/$file.phpt";
    }
    $section = match (true) {
        $class->isEnum() => 'Enums',
        is_a($name, \Throwable::class, true) => 'Exceptions',
        default => 'Classes',
    };
    $sections[$section][$class->getShortName()] = (new ClassPage($class, $examples[$file] ?? null))->markdown();
    unset($examples[$file]);
}
foreach (array_keys($examples) as $file) {
    $faults[] = "php-tests/ext/examples/$file.phpt is an example of no class";
}

$page = [
    '# The classes of the extension',
    '<!-- Made by script/docs from the *.stub.php in ext/ and the tests in php-tests/ext/examples: change those. -->',
    'All are in the namespace `Encharge\Webhooks`. A caller\'s mistake (an argument outside what its method says) is a `ValueError` or `TypeError`; what comes from outside (a webhook, the network, Encharge) is one of the exceptions below. All strings are UTF-8 unless a line says otherwise. "OpenAPI" is the definition that Encharge publishes of its REST API, version 1.0.0.',
];
foreach ($sections as $title => $classes) {
    if ($classes === []) {
        $faults[] = "none of the $title was found";
    }
    ksort($classes);
    array_push($page, "## $title", ...array_values($classes));
}

foreach ($faults as $fault) {
    fwrite(STDERR, "$fault\n");
}
echo implode("\n\n", $page), "\n";
exit($faults === [] ? 0 : 1);
