--TEST--
Authorization: Bearer is read as RFC 6750 writes it
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

foreach (['Bearer the key', 'bearer the key', ' BEARER   the key ', 'Bearer', 'Bearer ', 'Bearerthe key', 'Basic dGhlIGtleQ==',
    'the key', '', 'Bearer the', "Bearer\tthe key", "Bearer \t \tthe key\t", "Bearer\t", "Bearer\nthe key"] as $authorization) {
    echo json_encode($authorization), ': ';
    accept('{"id":"a"}', ['access_key' => null], ['HTTP_AUTHORIZATION' => $authorization]);
}
?>
--EXPECT--
"Bearer the key": add [a] key 0
"bearer the key": add [a] key 0
" BEARER   the key ": add [a] key 0
"Bearer": missing_access_key
"Bearer ": missing_access_key
"Bearerthe key": missing_access_key
"Basic dGhlIGtleQ==": missing_access_key
"the key": missing_access_key
"": missing_access_key
"Bearer the": invalid_access_key
"Bearer\tthe key": add [a] key 0
"Bearer \t \tthe key\t": add [a] key 0
"Bearer\t": missing_access_key
"Bearer\nthe key": missing_access_key
