<?php

/**
 * Prints docs/cli.md: every command, as `wp cli cmd-dump` on stdin tells it.
 * Ends with 1 and a line on stderr for each command that says nothing of itself.
 */

declare(strict_types=1);

namespace Encharge\Webhooks\Docs;

require __DIR__ . '/CommandHelp.php';
require __DIR__ . '/CommandPage.php';

/** @var array{name: string, description: string, longdesc: string, subcommands: list<array<string, mixed>>} $dump */
$dump = json_decode((string) stream_get_contents(STDIN), true, 512, JSON_THROW_ON_ERROR);
$ours = array_values(array_filter(CommandPage::subcommands($dump), fn (array $command): bool => $command['name'] === 'encharge'))[0] ?? null;
if ($ours === null) {
    fwrite(STDERR, "WP-CLI knows no command encharge\n");
    exit(1);
}
foreach (CommandPage::silent($ours) as $name) {
    fwrite(STDERR, "the command $name has no description\n");
}

$page = [
    '# Commands',
    '<!-- Made by script/docs from the docblocks of wp-plugin-shim/src/Cli: change those. -->',
    $ours['description'],
    'Every command takes [WP-CLI\'s own parameters](https://make.wordpress.org/cli/handbook/references/config/) too: `--url` chooses the site of a network, `--path` the WordPress. `wp help encharge <command>` shows the same. What `wp encharge config` can set is in [settings.md](settings.md).',
];
foreach (CommandPage::subcommands($ours) as $command) {
    $page[] = CommandPage::markdown($command, 'wp encharge', 2);
}
echo implode("\n\n", $page), "\n";
exit(CommandPage::silent($ours) === [] ? 0 : 1);
