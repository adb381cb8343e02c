--TEST--
Person::fromArray() and Client::updatePerson() leave json_last_error() as it was
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../attempt.inc';
use Encharge\Webhooks\{Client, Person};

$calls = [
    fn() => Person::fromArray(['id' => 'c1', 'a' => 1.5]),
    fn() => Person::fromArray(['id' => 'c1', 'a' => INF]),
    fn() => Person::fromArray(['id' => 'c1', 'a' => "\xff"]),
    fn() => Person::fromArray(['id' => '']),
    fn() => (new Client('the-token', 'http://127.0.0.1:9'))->updatePerson('c1', ['a' => 'b']),
    fn() => (new Client('the-token', 'http://127.0.0.1:9'))->updatePerson('c1', ['a' => "\xff"]),
];
// PHP 8.6 and later say where the error is.
foreach (['[', '[]'] as $json) {
    json_decode($json);
    $before = json_last_error_msg();
    foreach ($calls as $call) {
        ob_start();
        attempt($call);
        ob_end_clean();
        echo json_last_error_msg() === $before ? '' : "not $before but " . json_last_error_msg() . "\n";
    }
    echo "$before\n";
}
?>
--EXPECTF--
Syntax error%r( near location 1:2)?%r
No error
