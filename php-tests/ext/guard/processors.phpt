--TEST--
The guard knows how many processors there are
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\Guard;

$counted = preg_match_all('/^processor\s*:/m', (string) file_get_contents('/proc/cpuinfo'));
var_dump(Guard::processors() >= 1, $counted === 0 || Guard::processors() <= $counted);
?>
--EXPECT--
bool(true)
bool(true)
