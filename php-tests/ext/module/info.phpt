--TEST--
The module: its version, what it needs, its settings, and what phpinfo() says
--EXTENSIONS--
encharge
--INI--
encharge.cainfo=/etc/ca.pem
--FILE--
<?php
$module = new ReflectionExtension('encharge');
var_dump(preg_match('/^\d+\.\d+\.\d+$/D', $module->getVersion()), $module->getDependencies(), $module->getFunctions(), $module->getINIEntries());
var_dump(ini_set('encharge.cainfo', '/tmp/other.pem'), ini_get('encharge.cainfo'));

$client = new Encharge\Webhooks\Client('secret-token');
ob_start();
$module->info();
echo preg_replace('/^(Version|libcurl|Jansson) => \d+\.\d+[.\d]*$/m', '$1 => a version', ob_get_clean());
?>
--EXPECT--
int(1)
array(4) {
  ["date"]=>
  string(8) "Required"
  ["hash"]=>
  string(8) "Required"
  ["json"]=>
  string(8) "Required"
  ["spl"]=>
  string(8) "Required"
}
array(0) {
}
array(3) {
  ["encharge.cainfo"]=>
  string(11) "/etc/ca.pem"
  ["encharge.enabled"]=>
  string(1) "1"
  ["encharge.guard_file"]=>
  string(0) ""
}
bool(false)
string(11) "/etc/ca.pem"

encharge

Webhooks for Encharge => enabled
Version => a version
libcurl => a version
Jansson => a version

Directive => Local Value => Master Value
encharge.cainfo => /etc/ca.pem => /etc/ca.pem
encharge.enabled => On => On
encharge.guard_file => no value => no value
