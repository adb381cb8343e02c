--TEST--
AccessKey::find() takes a list of digests and nothing else
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../attempt.inc';

use Encharge\Webhooks\AccessKey;

$digest = AccessKey::digest('k');
foreach ([
    [substr($digest, 1)],
    ["{$digest}0"],
    [substr($digest, 1) . 'g'],
    [$digest, ''],
    [$digest, null],
    [$digest, 12],
    [[$digest]],
    ['a' => $digest],
    [1 => $digest],
] as $digests) {
    attempt(fn() => AccessKey::find('k', $digests));
}
$reference = &$digests[1];
var_dump(AccessKey::find('k', [0 => &$digest]));
?>
--EXPECT--
ValueError(0): Encharge\Webhooks\AccessKey::find(): Argument #2 ($digests) must be a list of SHA-256 digests of 64 hexadecimal digits each
ValueError(0): Encharge\Webhooks\AccessKey::find(): Argument #2 ($digests) must be a list of SHA-256 digests of 64 hexadecimal digits each
ValueError(0): Encharge\Webhooks\AccessKey::find(): Argument #2 ($digests) must be a list of SHA-256 digests of 64 hexadecimal digits each
ValueError(0): Encharge\Webhooks\AccessKey::find(): Argument #2 ($digests) must be a list of SHA-256 digests of 64 hexadecimal digits each
ValueError(0): Encharge\Webhooks\AccessKey::find(): Argument #2 ($digests) must be a list of SHA-256 digests of 64 hexadecimal digits each
ValueError(0): Encharge\Webhooks\AccessKey::find(): Argument #2 ($digests) must be a list of SHA-256 digests of 64 hexadecimal digits each
ValueError(0): Encharge\Webhooks\AccessKey::find(): Argument #2 ($digests) must be a list of SHA-256 digests of 64 hexadecimal digits each
ValueError(0): Encharge\Webhooks\AccessKey::find(): Argument #2 ($digests) must be a list of SHA-256 digests of 64 hexadecimal digits each
ValueError(0): Encharge\Webhooks\AccessKey::find(): Argument #2 ($digests) must be a list of SHA-256 digests of 64 hexadecimal digits each
int(0)
