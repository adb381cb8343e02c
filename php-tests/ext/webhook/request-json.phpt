--TEST--
A JSON request as the web server hands it over
--EXTENSIONS--
encharge
--GET--
wpf.action=add&access_key=the+key&role=customer
--POST_RAW--
Content-Type: application/json; charset=utf-8
{"id":"6558a3b5-3a9c"}
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
[["6558a3b5-3a9c"],"customer",null]
nothing thrown
