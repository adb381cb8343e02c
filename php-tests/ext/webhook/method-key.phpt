--TEST--
The key of a request whose method is refused is known
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\AccessKey;
use Encharge\Webhooks\PayloadException;
use Encharge\Webhooks\Webhook;

$digests = [AccessKey::digest('other'), AccessKey::digest('mine')];
foreach ([['access_key' => 'mine'], ['access_key' => 'wrong'], []] as $query) {
    try {
        Webhook::accept(['REQUEST_METHOD' => 'GET'], $query + ['wpf_action' => 'add'], '', $digests);
    } catch (PayloadException $e) {
        echo $e->reason->value, ' ', json_encode($e->key), "\n";
    }
}
?>
--EXPECT--
method_not_allowed 1
method_not_allowed null
method_not_allowed null
