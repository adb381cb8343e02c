--TEST--
AccessKey::generate() gives 256 random bits as 64 hexadecimal digits
--EXTENSIONS--
encharge
--FILE--
<?php
$keys = array_map(fn() => Encharge\Webhooks\AccessKey::generate(), range(1, 100));
var_dump(count(preg_grep('/\A[0-9a-f]{64}\z/', $keys)));
var_dump(count(array_unique($keys)));
?>
--EXPECT--
int(100)
int(100)
