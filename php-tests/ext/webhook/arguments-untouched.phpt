--TEST--
accept() changes none of its arguments
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

$server = SERVER;
$query = ['role' => 'x'] + QUERY;
$body = '{"endUserData":[{"id":"a","x":"\ud83d"}]}';
$before = serialize([$server, $query, $body]);
Encharge\Webhooks\Webhook::accept($server, $query, $body, DIGESTS);
var_dump(serialize([$server, $query, $body]) === $before);
?>
--EXPECT--
bool(true)
