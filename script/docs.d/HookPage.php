<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Docs;

/**
 * One hook, as the docblock at its call and its example tell it.
 */
final class HookPage
{
    private function __construct()
    {
    }

    /** @param array{name: string, kind: 'action'|'filter', file: string, docblock: Docblock} $call */
    public static function markdown(array $call, HookExample $example): string
    {
        $parts = ["### `{$call['name']}`", $call['docblock']->text, self::parameters($call['docblock'])];
        foreach ($call['docblock']->tags('return') as $return) {
            [$type, $text] = Docblock::split_type($return);
            $parts[] = "To be returned: `$type`. $text";
        }
        $parts[] = "```php\n$example->code\n```";
        $parts[] = "Called in [src/{$call['file']}](../wp-plugin-shim/src/{$call['file']}).";
        return implode("\n\n", $parts);
    }

    private static function parameters(Docblock $docblock): string
    {
        $rows = ['| parameter | type | what it is |', '|---|---|---|'];
        foreach ($docblock->parameters() as $parameter) {
            $rows[] = sprintf('| `%s` | `%s` | %s |', $parameter['name'], self::cell($parameter['type']), self::cell($parameter['text']));
        }
        return implode("\n", $rows);
    }

    private static function cell(string $text): string
    {
        return str_replace('|', '\|', $text);
    }
}
