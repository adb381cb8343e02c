--TEST--
An empty body needs no content type
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

$query = ['contact_id' => 'q'];
foreach ([null, '', 'application/json', 'application/x-www-form-urlencoded', 'text/plain'] as $type) {
    accept('', $query, ['CONTENT_TYPE' => $type]);
    accept('', $query, ['CONTENT_TYPE' => $type, 'CONTENT_LENGTH' => null]);
}
accept(' ', $query);
?>
--EXPECT--
add [q] key 0
add [q] key 0
add [q] key 0
add [q] key 0
add [q] key 0
add [q] key 0
add [q] key 0
add [q] key 0
add [q] key 0
add [q] key 0
invalid_json (key 0)
