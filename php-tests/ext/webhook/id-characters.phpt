--TEST--
A contact id has only letters, digits and . _ : @ + -
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

for ($byte = 0; $byte < 256; $byte++) {
    try {
        Encharge\Webhooks\Webhook::accept(SERVER, ['contact_id' => 'a' . chr($byte)] + QUERY, '', DIGESTS);
        echo chr($byte);
    } catch (Encharge\Webhooks\PayloadException $e) {
        if ($e->reason !== Encharge\Webhooks\Code::InvalidContact) {
            echo $e->getMessage(), "\n";
        }
    }
}
?>
--EXPECT--
+-.0123456789:@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz
