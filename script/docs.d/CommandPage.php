<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Docs;

/**
 * A command and those below it, as WP-CLI describes them.
 *
 * @phpstan-type Command array{name: string, description: string, longdesc: string, synopsis?: string, subcommands?: list<array<string, mixed>>}
 */
final class CommandPage
{
    private function __construct()
    {
    }

    /**
     * @param Command $command
     * @param string $parent the words before its name
     */
    public static function markdown(array $command, string $parent, int $level): string
    {
        $name = "$parent {$command['name']}";
        $parts = [str_repeat('#', $level) . " $name", $command['description']];
        if (self::subcommands($command) === []) {
            $parts[] = "```\n" . trim("$name " . ($command['synopsis'] ?? '')) . "\n```";
        }
        $parts[] = CommandHelp::markdown($command['longdesc']);
        foreach (self::subcommands($command) as $subcommand) {
            $parts[] = self::markdown($subcommand, $name, $level + 1);
        }
        return implode("\n\n", array_filter($parts));
    }

    /**
     * @param Command $command
     * @return list<string> the names of those that do not say what they do
     */
    public static function silent(array $command): array
    {
        $own = trim($command['description']) === '' ? [$command['name']] : [];
        return array_merge($own, ...array_map(self::silent(...), self::subcommands($command)));
    }

    /**
     * @param Command $command
     * @return list<Command>
     */
    public static function subcommands(array $command): array
    {
        /** @var list<Command> */
        return $command['subcommands'] ?? [];
    }
}
