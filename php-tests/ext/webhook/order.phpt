--TEST--
The first check that fails is the answer
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

$body = 'not json';
$server = ['REQUEST_METHOD' => 'GET', 'CONTENT_LENGTH' => '1048577', 'CONTENT_TYPE' => 'text/plain'];
$query = ['wpf_action' => 'x', 'access_key' => null];
accept($body, $query, $server);
$server['REQUEST_METHOD'] = 'POST';
accept($body, $query, $server);
$query['access_key'] = 'wrong';
accept($body, $query, $server);
$query['access_key'] = KEY;
accept($body, $query, $server);
$server['CONTENT_LENGTH'] = '8';
accept($body, $query, $server);
$server['CONTENT_TYPE'] = 'application/json';
accept($body, $query, $server);
$query['wpf_action'] = 'update';
accept($body, $query, $server);
$body = '{}';
accept($body, $query, $server);
$body = '{"id":"a"}';
accept($body, $query, $server);
?>
--EXPECT--
method_not_allowed
missing_access_key
invalid_access_key
payload_too_large (key 0)
unsupported_media_type (key 0)
invalid_action (key 0)
invalid_json (key 0)
missing_contact (key 0)
update [a] key 0
