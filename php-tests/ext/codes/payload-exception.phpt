--TEST--
PayloadException says what failed and cannot be changed
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../webhook/accept.inc';
require __DIR__ . '/../attempt.inc';

use Encharge\Webhooks\{Code, PayloadException, Webhook};

try {
    Webhook::accept(SERVER, ['wpf_action' => 'none', 'access_key' => KEY], '', DIGESTS);
} catch (PayloadException $e) {
    var_dump($e->reason === Code::InvalidAction, $e->key, $e->getMessage() === $e->reason->message(), $e->getCode());
    attempt(fn() => $e->reason = Code::InvalidJson);
    attempt(fn() => $e->key = 5);
    attempt(fn() => $e->presented = false);
}
foreach ([KEY, 'wrong', '', null, ['a']] as $key) {
    try {
        Webhook::accept(['REQUEST_METHOD' => 'GET'] + SERVER, ['wpf_action' => 'test', 'access_key' => $key], '', DIGESTS);
    } catch (PayloadException $e) {
        echo json_encode([$key === KEY, $e->reason, $e->key, $e->presented]), "\n";
    }
}
?>
--EXPECT--
bool(true)
int(0)
bool(true)
int(0)
Error(0): Cannot modify readonly property Encharge\Webhooks\PayloadException::$reason
Error(0): Cannot modify readonly property Encharge\Webhooks\PayloadException::$key
Error(0): Cannot modify readonly property Encharge\Webhooks\PayloadException::$presented
[true,"method_not_allowed",0,true]
[false,"method_not_allowed",null,true]
[false,"method_not_allowed",null,false]
[false,"method_not_allowed",null,false]
[false,"method_not_allowed",null,false]
