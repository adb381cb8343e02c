<?php

/**
 * Checks that what is stated twice is the same:
 *  - a constant of a stub, and the macro of the C sources from which PHP gets it (its @cvalue)
 *  - what the plugin has to know where the extension is missing, and the width of its columns, and those macros
 * Ends with 1 and a line on stderr for each difference.
 */

declare(strict_types=1);

$root = dirname(__DIR__, 2);

// What a literal of PHP or C is: a text in quotes, or a product of integers; null for others.
$value_of = function (string $literal): string|int|null {
    if (preg_match('/^"([^"\\\\]*)"$/', $literal, $text)) {
        return $text[1];
    }
    if (!preg_match('/^\(?\d+(?: \* \d+)*\)?$/', $literal)) {
        return null;
    }
    return array_product(array_map(intval(...), explode(' * ', trim($literal, '()'))));
};

$macros = [];
foreach ((array) glob("$root/ext/*/*.h") as $header) {
    preg_match_all('/^#define (\w+) (\S.*)$/m', (string) file_get_contents((string) $header), $defined);
    $macros += array_combine($defined[1], $defined[2]);
}

$differences = [];
$constants = 0;
foreach ((array) glob("$root/ext/classes/*.stub.php") as $stub) {
    $name = basename((string) $stub);
    $declaration = '/@cvalue (?<macro>\w+)\s+\*\/\s+public const (?<constant>\w+) = (?<value>.+);$/m';
    preg_match_all($declaration, (string) file_get_contents((string) $stub), $found, PREG_SET_ORDER);
    foreach ($found as ['macro' => $macro, 'constant' => $constant, 'value' => $value]) {
        $constants++;
        $expected = $value_of($macros[$macro] ?? '');
        if ($expected === null) {
            $differences[] = "ext/classes/$name: $constant: no header defines $macro as a text or a number";
        } elseif ($value_of($value) !== $expected) {
            $differences[] = "ext/classes/$name: $constant is $value, but $macro is $macros[$macro]";
        }
    }
}
if ($constants === 0) {
    $differences[] = 'ext/classes: no stub has a constant with @cvalue';
}

// Of each expression, which has to be found, all that its group holds is the macro's value.
$copies = [
    ['Install/GuardFileFormat.php', "/NAME = '([^']+)';/", 'ENCHARGE_GUARD_FILE_NAME'],
    ['Install/GuardFileFormat.php', '/FIRST_LINE = "([^"]+)\\\\n";/', 'ENCHARGE_GUARD_FIRST_LINE'],
    ['Install/GuardFileFormat.php', '/MAX_BYTES = ([\d *]+);/', 'ENCHARGE_GUARD_FILE_MAX'],
    ['Database/Schema.php', "/'contact_id' *=> .varchar\((\\d+)\)/", 'ENCHARGE_CONTACT_ID_MAX'],
];
foreach ($copies as [$file, $expression, $macro]) {
    preg_match_all($expression, (string) file_get_contents("$root/wp-plugin-shim/src/$file"), $found);
    $expected = $value_of($macros[$macro] ?? '');
    foreach ($found[1] ?: [''] as $value) {
        if ($expected === null || !in_array($expected, [$value, $value_of($value)], true)) {
            $differences[] = "wp-plugin-shim/src/$file: '$value', where $macro is " . ($macros[$macro] ?? 'not defined');
        }
    }
}

foreach ($differences as $difference) {
    fwrite(STDERR, "$difference\n");
}
exit($differences === [] ? 0 : 1);
