--TEST--
Example of PayloadException
--EXTENSIONS--
encharge
--FILE--
<?php
// Example:
use Encharge\Webhooks\{AccessKey, PayloadException, Webhook};

try {
    Webhook::accept(['REQUEST_METHOD' => 'POST'], ['wpf_action' => 'add', 'access_key' => 'guessed'], '', [AccessKey::digest('the key')]);
} catch (PayloadException $refusal) {
    echo $refusal->reason->status(), ' ', $refusal->reason->value, ': ', $refusal->getMessage(), "\n";
    echo $refusal->presented ? 'with a wrong key' : 'without a key', "\n";
}
// End of the example.
?>
--EXPECT--
403 invalid_access_key: The access key is not valid on this site.
with a wrong key
