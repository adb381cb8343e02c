--TEST--
AccessKey::find() gives the position of the matching digest
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\AccessKey;

$keys = ['first', 'second', "th\0ird\xff", '00000000'];
$digests = array_map(fn(string $key): string => AccessKey::digest($key), $keys);
foreach ($keys as $key) {
    var_dump(AccessKey::find($key, $digests));
}
foreach (['firs', 'first ', 'First', $digests[0], "th", '0'] as $key) {
    var_dump(AccessKey::find($key, $digests));
}
?>
--EXPECT--
int(0)
int(1)
int(2)
int(3)
NULL
NULL
NULL
NULL
NULL
NULL
