<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Docs;

/**
 * A command's long description in Markdown.
 */
final class CommandHelp
{
    /** WP-CLI ends each description that it gives back by its own parameters. */
    private const OF_WP_CLI = '## GLOBAL PARAMETERS';

    /** @return string in Markdown; '' if there is none */
    public static function markdown(string $description): string
    {
        $own = trim(explode(self::OF_WP_CLI, $description)[0]);
        $own = (string) preg_replace_callback('/^## (.+)$/m', fn (array $title): string => '**' . ucfirst(strtolower($title[1])) . '**', $own);
        $own = (string) preg_replace_callback('/^(?!\*\*)(\S.*)\n: ((?:.+\n?)+?)(?:---\n((?:.+\n)+)---\n?)?(?=\n|\z)/m', self::option(...), $own);
        return self::with_code((string) preg_replace('/(\A|\n)\n*(- `)/', '$1$2', $own));
    }

    /** @param array<string> $match name, text, and what YAML says of the values, if it says anything */
    private static function option(array $match): string
    {
        $text = trim((string) preg_replace('/\s+/', ' ', $match[2]));
        return "- `$match[1]` $text" . self::values($match[3] ?? '');
    }

    private static function values(string $yaml): string
    {
        preg_match_all('/^ *- (.+)$/m', $yaml, $options);
        preg_match('/^default: (.+)$/m', $yaml, $default);
        return ($options[1] === [] ? '' : ' One of ' . implode(', ', $options[1]) . '.') . ($default === [] ? '' : " Default: $default[1].");
    }

    /** Code that is indented becomes a fenced block, which need not stand apart from a list. */
    private static function with_code(string $text): string
    {
        $blocks = (string) preg_replace_callback(
            '/(?:^    .*(?:\n(?=    )|\n\n(?=    )|\n?))+/m',
            fn (array $code): string => "```sh\n" . rtrim((string) preg_replace('/^    /m', '', $code[0])) . "\n```\n",
            $text
        );
        return trim((string) preg_replace('/\n*^(\*\*.+\*\*)\n*/m', "\n\n$1\n\n", $blocks));
    }
}
