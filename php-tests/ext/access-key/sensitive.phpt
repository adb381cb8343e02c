--TEST--
An access key is in no stack trace
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\AccessKey;

ini_set('zend.exception_ignore_args', '0');
foreach ([fn() => AccessKey::find('top secret', ['x']), fn() => AccessKey::digest()] as $call) {
    try {
        $call();
    } catch (Error $e) {
        echo $e->getMessage(), "\n";
        var_dump(str_contains(print_r($e->getTrace(), true) . $e, 'top secret'));
    }
}
echo (new ReflectionParameter([AccessKey::class, 'digest'], 0))->getAttributes()[0]->getName(), "\n";
?>
--EXPECT--
Encharge\Webhooks\AccessKey::find(): Argument #2 ($digests) must be a list of SHA-256 digests of 64 hexadecimal digits each
bool(false)
Encharge\Webhooks\AccessKey::digest() expects exactly 1 argument, 0 given
bool(false)
SensitiveParameter
