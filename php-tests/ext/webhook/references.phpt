--TEST--
References in the arrays are followed
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

$method = 'POST';
$key = KEY;
$server = ['REQUEST_METHOD' => &$method] + SERVER;
$query = ['access_key' => &$key] + QUERY;
$digests = [DIGESTS[0]];
$digest = &$digests[0];
echo Encharge\Webhooks\Webhook::accept($server, $query, '{"id":"a"}', $digests)->key, "\n";
?>
--EXPECT--
0
