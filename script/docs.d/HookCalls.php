<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Docs;

/**
 * The hooks that the plugin fires, each with the docblock of its call.
 */
final class HookCalls
{
    private const FUNCTIONS = ['apply_filters', 'apply_filters_ref_array', 'do_action', 'do_action_ref_array'];

    /** @var list<array{name: string, kind: 'action'|'filter', file: string, docblock: ?Docblock}> those whose name is written out */
    public readonly array $all;

    /** @param string $source the folder of the plugin's classes */
    public function __construct(string $source)
    {
        $calls = [];
        /** @var \SplFileInfo $file */
        foreach (new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($source, \FilesystemIterator::SKIP_DOTS)) as $file) {
            $path = substr($file->getPathname(), strlen($source) + 1);
            $calls = [...$calls, ...self::in(\PhpToken::tokenize((string) file_get_contents($file->getPathname())), $path)];
        }
        usort($calls, fn (array $a, array $b): int => [$a['kind'] === 'action', $a['name'], $a['file']] <=> [$b['kind'] === 'action', $b['name'], $b['file']]);
        $this->all = $calls;
    }

    /**
     * @param array<\PhpToken> $tokens
     * @return list<array{name: string, kind: 'action'|'filter', file: string, docblock: ?Docblock}>
     */
    private static function in(array $tokens, string $file): array
    {
        $code = array_values(array_filter($tokens, fn (\PhpToken $token): bool => !$token->is([T_WHITESPACE, T_COMMENT])));
        $calls = [];
        foreach ($code as $position => $token) {
            $name = $code[$position + 2] ?? null;
            if ($token->is(self::FUNCTIONS) && ($code[$position + 1] ?? null)?->is('(') && $name?->is(T_CONSTANT_ENCAPSED_STRING)) {
                $calls[] = [
                    'name' => trim($name->text, '\'"'),
                    'kind' => str_starts_with($token->text, 'do_action') ? 'action' : 'filter',
                    'file' => $file,
                    'docblock' => self::docblock_before($code, $position),
                ];
            }
        }
        return $calls;
    }

    /**
     * The docblock of the statement that holds the call.
     *
     * @param list<\PhpToken> $code
     */
    private static function docblock_before(array $code, int $position): ?Docblock
    {
        while (--$position >= 0 && !$code[$position]->is([';', '{', '}'])) {
            if ($code[$position]->is(T_DOC_COMMENT)) {
                return new Docblock($code[$position]->text);
            }
        }
        return null;
    }
}
