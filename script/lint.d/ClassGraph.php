<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Lint;

/**
 * Which class of the plugin names which, and in which room, a folder of wp-plugin-shim/src, it is.
 */
final class ClassGraph
{
    /** @var array<string, list<string>> class, from the room on → the plugin's classes that its code names */
    public readonly array $references;

    public function __construct(string $source)
    {
        $tokens = [];
        /** @var \SplFileInfo $file */
        foreach (new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($source, \FilesystemIterator::SKIP_DOTS)) as $file) {
            $class = strtr(substr($file->getPathname(), strlen($source) + 1, -4), '/', '\\');
            $tokens[$class] = \PhpToken::tokenize((string) file_get_contents($file->getPathname()));
        }
        $references = [];
        foreach ($tokens as $class => $code) {
            $references[$class] = array_values(array_intersect(array_keys($tokens), self::names($code, self::room($class))));
        }
        $this->references = $references;
    }

    /** @return string '' for what lies at the top */
    public static function room(string $class): string
    {
        return str_contains($class, '\\') ? (string) strstr($class, '\\', true) : '';
    }

    /** @return list<list<string>> the classes that need each other, be it by others: the strongly connected components, by Tarjan's algorithm */
    public function circles(): array
    {
        $number = $lowest = $stack = $circles = [];
        $visit = function (string $class) use (&$visit, &$number, &$lowest, &$stack, &$circles): void {
            $number[$class] = $lowest[$class] = count($number);
            $stack[$class] = true;
            foreach ($this->references[$class] as $other) {
                if (!isset($number[$other])) {
                    $visit($other);
                    $lowest[$class] = min($lowest[$class], $lowest[$other]);
                } elseif (isset($stack[$other])) {
                    $lowest[$class] = min($lowest[$class], $number[$other]);
                }
            }
            if ($lowest[$class] === $number[$class]) {
                $circle = array_keys(array_splice($stack, (int) array_search($class, array_keys($stack), true)));
                if (count($circle) > 1) {
                    $circles[] = $circle;
                }
            }
        };
        foreach (array_keys($this->references) as $class) {
            isset($number[$class]) || $visit($class);
        }
        return $circles;
    }

    /**
     * @param list<\PhpToken> $code
     * @return list<string> whatever may be a class of the plugin, from the room on
     */
    private static function names(array $code, string $room): array
    {
        $names = [];
        $before = null;
        foreach ($code as $token) {
            if ($token->is([T_NAME_QUALIFIED, T_NAME_FULLY_QUALIFIED])) {
                $names[] = (string) preg_replace('/^\\\\?Encharge\\\\Webhooks\\\\WordPress\\\\/', '', $token->text);
            } elseif ($token->is(T_STRING) && !$before?->is([T_OBJECT_OPERATOR, T_NULLSAFE_OBJECT_OPERATOR, T_DOUBLE_COLON])) {
                $names[] = ltrim("$room\\$token->text", '\\');
            }
            $before = $token->is(T_WHITESPACE) ? $before : $token;
        }
        return $names;
    }
}
