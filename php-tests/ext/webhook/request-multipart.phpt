--TEST--
A multipart form, which PHP reads itself, is refused
--EXTENSIONS--
encharge
--GET--
wpf.action=add&access_key=the+key&role=customer
--POST_RAW--
Content-Type: multipart/form-data; boundary=x
--x
Content-Disposition: form-data; name="id"

a
--x--
--FILE--
<?php
require __DIR__ . '/../attempt.inc';

use Encharge\Webhooks\{AccessKey, Webhook};

attempt(function () {
    $webhook = Webhook::accept($_SERVER, $_GET, file_get_contents('php://input'), [AccessKey::digest('the key')]);
    echo json_encode([$webhook->contacts, $webhook->role, $webhook->async]), "\n";
});
?>
--EXPECT--
PayloadException(0): Send the body as application/json or application/x-www-form-urlencoded, not compressed.
