--TEST--
AccessKey::find() gives the first of equal digests, in hexadecimal digits of either case
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\AccessKey;

$digest = AccessKey::digest('k');
var_dump(AccessKey::find('k', [AccessKey::digest('x'), strtoupper($digest), $digest]));
?>
--EXPECT--
int(1)
