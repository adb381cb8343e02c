--TEST--
Every code that Webhook::accept() decides
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../webhook/accept.inc';

use Encharge\Webhooks\{PayloadException, Webhook};

$cases = [
    [['REQUEST_METHOD' => 'GET'] + SERVER, QUERY, ''],
    [SERVER, ['wpf_action' => 'add'], ''],
    [SERVER, ['wpf_action' => 'add', 'access_key' => 'x'], ''],
    [['CONTENT_LENGTH' => '1048577'] + SERVER, QUERY, ''],
    [['CONTENT_TYPE' => 'text/plain'] + SERVER, QUERY, 'x'],
    [SERVER, ['wpf_action' => 'x'] + QUERY, ''],
    [SERVER, QUERY, '{'],
    [SERVER, QUERY, '{}'],
    [SERVER, QUERY, '{"id":""}'],
];
foreach ($cases as $case) {
    try {
        Webhook::accept(...[...$case, DIGESTS]);
        echo "accepted\n";
    } catch (PayloadException $e) {
        echo "{$e->reason->status()} {$e->reason->value}: {$e->getMessage()}\n";
    }
}
?>
--EXPECT--
405 method_not_allowed: Send a POST. A redirect (of www or https) turns a POST into a GET: use the exact URL that wp encharge status prints.
401 missing_access_key: The webhook carries no access key.
403 invalid_access_key: The access key is not valid on this site.
413 payload_too_large: The body is over 1 MiB or names more than 100 contacts.
415 unsupported_media_type: Send the body as application/json or application/x-www-form-urlencoded, not compressed.
400 invalid_action: wpf_action must be add, update, update_tags or test.
400 invalid_json: The body is not a valid JSON object.
400 missing_contact: The webhook names no contact: send {"id": "{{ person.id }}"}.
400 invalid_contact: A contact id is 1 to 128 characters of A-Z a-z 0-9 . _ : @ + -.
