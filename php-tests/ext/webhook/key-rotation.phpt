--TEST--
Several keys are valid at once, and the one used is told
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

use Encharge\Webhooks\AccessKey;

$digests = [AccessKey::digest('old'), AccessKey::digest('new')];
accept('{"id":"a"}', ['access_key' => 'old'], [], $digests);
accept('{"id":"a"}', ['access_key' => 'new'], [], $digests);
accept('{', ['access_key' => 'new'], [], $digests);
accept('{"id":"a"}', ['access_key' => 'other'], [], $digests);
accept('{"id":"a"}', ['access_key' => 'old'], [], array_slice($digests, 1));
?>
--EXPECT--
add [a] key 0
add [a] key 1
invalid_json (key 1)
invalid_access_key
invalid_access_key
