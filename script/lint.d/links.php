<?php

/**
 * Checks that what the documents link to inside of the project is there: the file, and of a Markdown file the heading.
 * Ends with 1 and a line on stderr for each link that leads nowhere.
 */

declare(strict_types=1);

chdir(dirname(__DIR__, 2));

/** @return list<string> the anchors that GitHub gives to the headings of a page */
$anchors = function (string $page): array {
    preg_match_all('/^#{1,6} (.+)$/m', (string) file_get_contents($page), $headings);
    return array_map(fn (string $heading): string => str_replace(' ', '-', (string) preg_replace('/[^\w\- ]/u', '', mb_strtolower($heading))), $headings[1]);
};

$pages = [...glob('*.md') ?: [], ...glob('*/*.md') ?: []];
$links = 0;
$faults = [];
foreach ($pages as $page) {
    $text = (string) preg_replace('/^```.*?^```$/ms', '', (string) file_get_contents($page));
    preg_match_all('/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/', $text, $found, PREG_SET_ORDER);
    foreach ($found as $link) {
        $links++;
        $target = $link[1] === '' ? $page : dirname($page) . "/$link[1]";
        if (!file_exists($target)) {
            $faults[] = "$page: there is no $link[1]";
        } elseif (isset($link[2]) && !in_array($link[2], $anchors($target), true)) {
            $faults[] = "$page: $link[1] has no heading #$link[2]";
        }
    }
}
if ($links === 0) {
    $faults[] = 'no link was found';
}

foreach ($faults as $fault) {
    fwrite(STDERR, "$fault\n");
}
exit($faults === [] ? 0 : 1);
