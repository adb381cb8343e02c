--TEST--
AccessKey::find() matches nothing without digests, nor an empty key
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\AccessKey;

var_dump(AccessKey::find('k', []));
var_dump(AccessKey::find('', []));
var_dump(AccessKey::find('', [hash('sha256', '')]));
?>
--EXPECT--
NULL
NULL
NULL
