<?php

/**
 * Checks that what is stated twice is the same: a constant of a stub and the macro of the C sources from which PHP gets
 * it (its @cvalue). Ends with 1 and a line on stderr for each difference.
 */

declare(strict_types=1);

$root = dirname(__DIR__, 2);

/** @return string|int|null what a literal of PHP or C is: a text in quotes, or a product of integers; null for others */
function value_of(string $literal): string|int|null
{
    if (preg_match('/^"([^"\\\\]*)"$/', $literal, $text)) {
        return $text[1];
    }
    if (!preg_match('/^\(?\d+(?: \* \d+)*\)?$/', $literal)) {
        return null;
    }
    return array_product(array_map(intval(...), explode(' * ', trim($literal, '()'))));
}

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
        $expected = value_of($macros[$macro] ?? '');
        if ($expected === null) {
            $differences[] = "ext/classes/$name: $constant: no header defines $macro as a text or a number";
        } elseif (value_of($value) !== $expected) {
            $differences[] = "ext/classes/$name: $constant is $value, but $macro is $macros[$macro]";
        }
    }
}
if ($constants === 0) {
    $differences[] = 'ext/classes: no stub has a constant with @cvalue';
}

foreach ($differences as $difference) {
    fwrite(STDERR, "$difference\n");
}
exit($differences === [] ? 0 : 1);
