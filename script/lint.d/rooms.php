<?php

/**
 * Checks how the rooms of the plugin, the folders of wp-plugin-shim/src, lean on each other:
 *  - No circle of classes goes through several rooms. Classes of one room may need each other.
 *  - The faces (Cli, Admin, Rest) hold no rules: nobody but Plugin knows them, not even another face, and they leave the
 *    database alone.
 * Ends with 1 and a line on stderr for each fault.
 */

declare(strict_types=1);

const FACES = ['Cli', 'Admin', 'Rest'];

/** @return array<string, list<string>> class, from the room on → the plugin's classes that its code names */
function references(string $source): array
{
    $classes = [];
    /** @var SplFileInfo $file */
    foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator($source, FilesystemIterator::SKIP_DOTS)) as $file) {
        $class = strtr(substr($file->getPathname(), strlen($source) + 1, -4), '/', '\\');
        $classes[$class] = PhpToken::tokenize((string) file_get_contents($file->getPathname()));
    }
    $references = [];
    foreach ($classes as $class => $tokens) {
        $references[$class] = array_values(array_intersect(names($tokens, room($class)), array_keys($classes)));
    }
    return $references;
}

/**
 * @param list<PhpToken> $tokens
 * @return list<string> what may be classes of the plugin, from the room on
 */
function names(array $tokens, string $room): array
{
    $names = [];
    $before = null;
    foreach ($tokens as $token) {
        if ($token->is([T_NAME_QUALIFIED, T_NAME_FULLY_QUALIFIED])) {
            $names[] = preg_replace('/^\\\\?Encharge\\\\Webhooks\\\\WordPress\\\\/', '', $token->text);
        } elseif ($token->is(T_STRING) && !$before?->is([T_OBJECT_OPERATOR, T_NULLSAFE_OBJECT_OPERATOR, T_DOUBLE_COLON])) {
            $names[] = ltrim("$room\\$token->text", '\\');
        }
        $before = $token->is(T_WHITESPACE) ? $before : $token;
    }
    return array_filter($names, is_string(...));
}

function room(string $class): string
{
    return str_contains($class, '\\') ? strstr($class, '\\', true) : '';
}

/**
 * The strongly connected components of the graph, by Tarjan's algorithm.
 *
 * @param array<string, list<string>> $references
 * @return list<list<string>> those of several classes
 */
function circles(array $references): array
{
    $number = $lowest = $stack = $circles = [];
    $visit = static function (string $class) use (&$visit, &$number, &$lowest, &$stack, &$circles, $references): void {
        $number[$class] = $lowest[$class] = count($number);
        $stack[$class] = true;
        foreach ($references[$class] as $other) {
            if (!isset($number[$other])) {
                $visit($other);
                $lowest[$class] = min($lowest[$class], $lowest[$other]);
            } elseif (isset($stack[$other])) {
                $lowest[$class] = min($lowest[$class], $number[$other]);
            }
        }
        if ($lowest[$class] === $number[$class]) {
            $position = array_search($class, array_keys($stack), true);
            $circle = array_keys(array_splice($stack, (int) $position));
            if (count($circle) > 1) {
                $circles[] = $circle;
            }
        }
    };
    foreach (array_keys($references) as $class) {
        isset($number[$class]) || $visit($class);
    }
    return $circles;
}

$source = dirname(__DIR__, 2) . '/wp-plugin-shim/src';
$references = references($source);
$faults = [];

foreach (circles($references) as $circle) {
    if (count(array_unique(array_map(room(...), $circle))) > 1) {
        $faults[] = 'a circle through several rooms: ' . implode(', ', $circle);
    }
}
foreach ($references as $class => $others) {
    foreach ($others as $other) {
        if ($class !== 'Plugin' && in_array(room($other), FACES, true) && room($other) !== room($class)) {
            $faults[] = "$class knows the face $other";
        }
    }
    if (in_array(room($class), FACES, true) && str_contains((string) file_get_contents("$source/" . strtr($class, '\\', '/') . '.php'), '$wpdb')) {
        $faults[] = "the face $class asks the database";
    }
}
foreach ($faults as $fault) {
    fwrite(STDERR, "$fault\n");
}
exit($faults === [] ? 0 : 1);
