<?php

/**
 * Checks that what a person reads is translated: a text of several words in wp-plugin-shim/src that is not given to a
 * translating function. Documentation in comments, which WP-CLI's help shows, stays English, and so does what is listed below.
 * Ends with 1 and a line on stderr for each text.
 */

declare(strict_types=1);

use Encharge\Webhooks\Lint\Texts;

require __DIR__ . '/Texts.php';

$source = dirname(__DIR__, 2) . '/wp-plugin-shim/src';
$untranslated = [];

foreach (json_decode((string) file_get_contents(__DIR__ . '/prose.json'), true, flags: JSON_THROW_ON_ERROR) as $allowed) {
    foreach ($allowed['texts'] as $text) {
        $untranslated[$allowed['file']][$text] = $allowed['reason'];
    }
}

$faults = [];
/** @var \SplFileInfo $file */
foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator($source, FilesystemIterator::SKIP_DOTS)) as $file) {
    $name = substr($file->getPathname(), strlen($source) + 1);
    foreach (Texts::of_file($file->getPathname()) as [$line, $text]) {
        if (isset($untranslated[$name][$text])) {
            $untranslated[$name][$text] = null;
        } elseif (Texts::is_prose($text)) {
            $faults[] = "src/$name:$line is not translated: $text";
        }
    }
}
foreach ($untranslated as $name => $texts) {
    foreach (array_filter($texts) as $text => $reason) {
        $faults[] = "prose.json allows what is not in src/$name any more: $text";
    }
}

sort($faults);
foreach ($faults as $fault) {
    fwrite(STDERR, "$fault\n");
}
exit($faults === [] ? 0 : 1);
