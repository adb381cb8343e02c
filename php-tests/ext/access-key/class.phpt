--TEST--
AccessKey is a final class without objects
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../attempt.inc';

$class = new ReflectionClass(Encharge\Webhooks\AccessKey::class);
var_dump($class->isFinal(), $class->isInstantiable());
attempt(fn() => new Encharge\Webhooks\AccessKey());
?>
--EXPECT--
bool(true)
bool(false)
Error(0): Call to private Encharge\Webhooks\AccessKey::__construct() from global scope
