--TEST--
Code has exactly the rows of codes.def
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\Code;

$rows = [];
foreach (preg_grep('/^ENCHARGE_CODE/', file(__DIR__ . '/../../../ext/core/codes.def')) as $line) {
    preg_match('/^ENCHARGE_CODE\((\w+), (\w+), (\d+), "(\w+)", "((?:[^"\\\\]|\\\\.)*)"\)$/', trim($line), $row);
    $rows[] = [$row[2], (int) $row[3], $row[4], stripcslashes($row[5])];
    if ($row[1] !== strtoupper($row[4])) {
        echo "constant and name differ: $row[1]\n";
    }
}
$cases = array_map(fn(Code $code) => [$code->name, $code->status(), $code->value, $code->message()], Code::cases());
var_dump($rows === $cases, count($cases) > 0);
?>
--EXPECT--
bool(true)
bool(true)
