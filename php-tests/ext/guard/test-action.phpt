--TEST--
Guard: a test is answered, whatever the body
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
echo explode("\r\n\r\n", $site->raw('wpf_action=test&access_key=the+key', ''))[1], "\n";
echo explode("\r\n\r\n", $site->raw('wpf_action=test', 'no JSON', ['HTTP_X_ENCHARGE_ACCESS_KEY' => 'the key']))[1], "\n";
echo $site->request('wpf_action=test', '', ['HTTP_AUTHORIZATION' => 'Bearer the key']);
echo $site->request('wpf_action=test&access_key=the+key');
echo $site->request('wpf_action=test', '');
?>
--EXPECT--
{"success":true,"data":{"method":"test","answered_by":"guard"}}
{"success":true,"data":{"method":"test","answered_by":"guard"}}
200 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"test","answered_by":"guard"}}
405 | Server-Timing: guard;dur=… | Allow: POST | method_not_allowed
401 | missing_access_key
