<?php

/**
 * Checks that the enum Code of ext/classes/Code.stub.php and the table in docs/answers.md say what ext/core/codes.def says.
 * Ends with 1 and a line on stderr for each difference.
 */

declare(strict_types=1);

$root = dirname(__DIR__, 2);

preg_match_all(
    '/^ENCHARGE_CODE\(\w+, (?<case>\w+), (?<status>\d+), "(?<name>\w+)", "(?<message>(?:[^"\\\\]|\\\\.)*)"\)$/m',
    (string) file_get_contents("$root/ext/core/codes.def"),
    $rows,
    PREG_SET_ORDER
);
if ($rows === []) {
    fwrite(STDERR, "ext/core/codes.def: no row was found\n");
    exit(1);
}

$enum = [];
$table = ['| status | code | message |', '|---|---|---|'];
foreach ($rows as $row) {
    $enum[] = "case {$row['case']} = \"{$row['name']}\";";
    $table[] = "| {$row['status']} | `{$row['name']}` | " . stripcslashes($row['message']) . ' |';
}

$stub = (string) file_get_contents("$root/ext/classes/Code.stub.php");
preg_match('/^enum Code: string\n\{\n(.*?)^\}/ms', $stub, $body);
preg_match_all('/^ +(case .*)$/m', $body[1] ?? '', $cases);

$page = (string) file_get_contents("$root/docs/answers.md");
preg_match('/^<!-- codes: .* -->\n(.*?)\n<!-- \/codes -->$/ms', $page, $section);

$differences = [];
$files = [
    'ext/classes/Code.stub.php' => [$enum, $cases[1]],
    'docs/answers.md' => [$table, explode("\n", $section[1] ?? '')],
];
foreach ($files as $file => [$expected, $actual]) {
    foreach (array_diff($expected, $actual) as $line) {
        $differences[] = "$file: missing: $line";
    }
    foreach (array_diff($actual, $expected) as $line) {
        $differences[] = "$file: not in codes.def: $line";
    }
    if ($expected !== $actual) {
        $differences[] = "$file: not the lines of codes.def in their order";
    }
}

foreach ($differences as $difference) {
    fwrite(STDERR, "$difference\n");
}
exit($differences === [] ? 0 : 1);
