--TEST--
Digests that are none are the caller's mistake
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';
require __DIR__ . '/../attempt.inc';

foreach ([['x'], [null], ['k' => DIGESTS[0]]] as $digests) {
    attempt(fn() => Encharge\Webhooks\Webhook::accept(SERVER, QUERY, '{"id":"a"}', $digests));
}
?>
--EXPECT--
ValueError(0): Encharge\Webhooks\Webhook::accept(): Argument #4 ($digests) must be a list of SHA-256 digests of 64 hexadecimal digits each
ValueError(0): Encharge\Webhooks\Webhook::accept(): Argument #4 ($digests) must be a list of SHA-256 digests of 64 hexadecimal digits each
ValueError(0): Encharge\Webhooks\Webhook::accept(): Argument #4 ($digests) must be a list of SHA-256 digests of 64 hexadecimal digits each
