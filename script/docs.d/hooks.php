<?php

/**
 * Prints docs/hooks.md: every hook of the plugin's, as the docblock at its call tells it.
 * Ends with 1 and a line on stderr for each hook without a docblock, without an example, or with one that does not fit.
 */

declare(strict_types=1);

namespace Encharge\Webhooks\Docs;

require __DIR__ . '/Docblock.php';
require __DIR__ . '/HookCalls.php';
require __DIR__ . '/HookExample.php';
require __DIR__ . '/HookPage.php';
require __DIR__ . '/add-hooks.php';

$sections = [
    'encharge_webhooks_' => ['Hooks of its own', 'Filters are asked before anything is written, and what they give back is cleaned and checked as what Encharge sent is. Actions fire after the commit: what they tell is true. One that ends the request or throws does not undo the change, but the sender is then told that the webhook failed.'],
    'wpf_' => ['Hooks of WP Fusion', 'For what was built on WP Fusion these fire as well, under its names and with its parameters. Use those of the plugin\'s own in what is new.'],
];

$calls = new HookCalls(dirname(__DIR__, 2) . '/wp-plugin-shim/src');
$faults = [];
$page = [
    '# Hooks',
    '<!-- Made by script/docs from the docblocks at the calls and script/docs.d/hook-examples: change those. -->',
    'What other plugins and a site\'s own code can change of what a webhook does, and hear of it.',
];

foreach ($sections as $prefix => [$title, $introduction]) {
    $seen = $names = $described = [];
    foreach ($calls->all as $call) {
        $is_reference = preg_match('/^This (filter|action) is documented in /', (string) $call['docblock']?->text) === 1;
        if (!str_starts_with($call['name'], $prefix) || $is_reference) {
            continue;
        }
        $name = $call['name'];
        if ($call['docblock'] === null) {
            $faults[] = "{$call['file']}: $name has no docblock";
            continue;
        }
        if (isset($seen[$name])) {
            $faults[] = "{$call['file']}: $name is documented in {$seen[$name]} too";
            continue;
        }
        $seen[$name] = $call['file'];
        if (!str_starts_with($call['docblock']->text, $call['kind'] === 'filter' ? 'Filters ' : 'Fires ')) {
            $faults[] = "{$call['file']}: the docblock of $name does not begin by what it Filters, or when it Fires";
        }
        $example = new HookExample($name);
        $fault = $example->fault($call['kind'], count($call['docblock']->parameters()));
        if ($fault !== null) {
            $faults[] = "{$call['file']}: $name: $fault";
        }
        $names[] = "- [`$name`](#$name)";
        $described[] = HookPage::markdown($call, $example);
    }
    array_push($page, "## $title", $introduction, implode("\n", $names), ...$described);
    if ($seen === []) {
        $faults[] = "no hook was found whose name begins with $prefix";
    }
}

foreach (glob(__DIR__ . '/hook-examples/*.php') ?: [] as $file) {
    if (!in_array(basename($file, '.php'), array_column($calls->all, 'name'), true)) {
        $faults[] = basename($file) . ' is an example of no hook';
    }
}

foreach ($faults as $fault) {
    fwrite(STDERR, "$fault\n");
}
echo implode("\n\n", $page), "\n";
exit($faults === [] ? 0 : 1);
