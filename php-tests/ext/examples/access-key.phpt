--TEST--
Example of AccessKey
--EXTENSIONS--
encharge
--FILE--
<?php
// Example:
use Encharge\Webhooks\AccessKey;

$key = AccessKey::generate();
$digests = [AccessKey::digest('an older key'), AccessKey::digest($key)];

echo strlen($key), " hexadecimal digits\n";
echo 'position of the key: ', AccessKey::find($key, $digests), "\n";
echo 'position of another: ', var_export(AccessKey::find('guessed', $digests), true), "\n";
// End of the example.
?>
--EXPECT--
64 hexadecimal digits
position of the key: 1
position of another: NULL
