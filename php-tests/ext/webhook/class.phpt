--TEST--
Webhook is final, readonly and cannot be made, written or serialised
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';
require __DIR__ . '/../attempt.inc';

$webhook = accept('{"endUserData":[{"id":"a"}]}');
var_dump((new ReflectionClass($webhook))->isFinal());
attempt(fn() => $webhook->action = Encharge\Webhooks\Action::Test);
// PHP 8.4 and later say that it would be indirect.
attempt(fn() => $webhook->contacts[] = 'b');
attempt(fn() => $webhook->other = 1);
attempt(fn() => serialize($webhook));
attempt(fn() => unserialize('O:25:"Encharge\Webhooks\Webhook":0:{}'));
attempt(fn() => new Encharge\Webhooks\Webhook());
?>
--EXPECTF--
add [a] key 0
bool(true)
Error(0): Cannot modify readonly property Encharge\Webhooks\Webhook::$action
Error(0): Cannot %r(indirectly )?%rmodify readonly property Encharge\Webhooks\Webhook::$contacts
Error(0): Cannot create dynamic property Encharge\Webhooks\Webhook::$other
Exception(0): Serialization of 'Encharge\Webhooks\Webhook' is not allowed
Exception(0): Unserialization of 'Encharge\Webhooks\Webhook' is not allowed
Error(0): Call to private Encharge\Webhooks\Webhook::__construct() from global scope
