--TEST--
The key is the first present of query, form, own header and Bearer
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

$query = ['access_key' => 'query'];
$form = 'id=a&access_key=form';
$server = ['HTTP_X_ENCHARGE_ACCESS_KEY' => 'header', 'HTTP_AUTHORIZATION' => 'Bearer bearer'] + FORM;
$digests = array_map(Encharge\Webhooks\AccessKey::digest(...), ['query', 'form', 'header', 'bearer']);
accept($form, $query, $server, $digests);
$query['access_key'] = null;
accept($form, $query, $server, $digests);
accept('id=a', $query, $server, $digests);
unset($server['HTTP_X_ENCHARGE_ACCESS_KEY']);
accept('id=a', $query, $server, $digests);
unset($server['HTTP_AUTHORIZATION']);
accept('id=a', $query, $server, $digests);
?>
--EXPECT--
add [a] key 0
add [a] key 1
add [a] key 2
add [a] key 3
missing_access_key
