--TEST--
Example of Webhook
--EXTENSIONS--
encharge
--FILE--
<?php
// Example:
use Encharge\Webhooks\{AccessKey, Webhook};

$webhook = Webhook::accept(
    ['REQUEST_METHOD' => 'POST', 'CONTENT_TYPE' => 'application/json'],
    ['wpf_action' => 'add', 'access_key' => 'the key', 'role' => 'customer'],
    '{"id":"6558a3b5"}',
    [AccessKey::digest('the key')],
);

echo $webhook->action->value, ' ', implode(', ', $webhook->contacts), ' as ', $webhook->role, "\n";
// End of the example.
?>
--EXPECT--
add 6558a3b5 as customer
