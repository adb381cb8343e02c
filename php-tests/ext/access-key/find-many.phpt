--TEST--
AccessKey::find() finds each of a thousand keys
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\AccessKey;

$keys = range(1000, 1999);
$digests = array_map(fn($key) => AccessKey::digest("$key"), $keys);
$found = array_map(fn($key) => AccessKey::find("$key", $digests), $keys);
var_dump($found === range(0, 999));
?>
--EXPECT--
bool(true)
