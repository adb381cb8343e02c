--TEST--
AccessKey::digest() is SHA-256 (FIPS 180-4) in lower case
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../attempt.inc';

use Encharge\Webhooks\AccessKey;

echo AccessKey::digest('abc'), "\n";
echo AccessKey::digest('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'), "\n";
foreach (["\0", "\xff\0é", str_repeat('k', 1000)] as $key) {
    var_dump(AccessKey::digest($key) === hash('sha256', $key));
}
attempt(fn() => AccessKey::digest(''));
?>
--EXPECT--
ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1
bool(true)
bool(true)
bool(true)
ValueError(0): Encharge\Webhooks\AccessKey::digest(): Argument #1 ($key) cannot be empty
