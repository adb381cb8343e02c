--TEST--
A form as the web server hands it over
--EXTENSIONS--
encharge
--GET--
wpf.action=add&access_key=the+key&role=customer
--POST_RAW--
Content-Type: application/x-www-form-urlencoded
id=a%40b.c&role=other&async=true
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
[["a@b.c"],"customer",true]
nothing thrown
