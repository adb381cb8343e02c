--TEST--
Guard: what it refuses, in the order of the checks
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
$keyed = 'access_key=the+key&wpf_action';
echo $site->request('wpf_action=add');
echo $site->request("$keyed=add");
echo $site->request("$keyed=add", '{"id":"c1"}', ['REQUEST_METHOD' => 'PUT']);
echo $site->request('wpf_action=add', 'no JSON');
echo $site->request('wpf_action=add&access_key=', 'no JSON');
echo $site->request('wpf_action=add&access_key=other', 'no JSON');
echo $site->request('wpf_action=add&access_key[]=the+key', 'no JSON');
echo $site->request("$keyed=none", 'text', ['CONTENT_LENGTH' => '1048577', 'CONTENT_TYPE' => 'text/plain']);
echo $site->request("$keyed=none", 'text', ['CONTENT_TYPE' => 'text/plain']);
echo $site->request("$keyed=none", 'no JSON');
echo $site->request("$keyed=add", 'no JSON');
echo $site->request("$keyed=add", '{}');
echo $site->request("$keyed=add", '{"id":"ä"}');
echo $site->request("$keyed=add", '');
echo $site->request("$keyed=update_tags", '{"id":1}');
?>
--EXPECT--
405 | Allow: POST | method_not_allowed
405 | Server-Timing: guard;dur=… | Allow: POST | method_not_allowed
405 | Server-Timing: guard;dur=… | Allow: POST | method_not_allowed
401 | missing_access_key
401 | missing_access_key
403 | invalid_access_key
403 | invalid_access_key
413 | Server-Timing: guard;dur=… | payload_too_large
415 | Server-Timing: guard;dur=… | unsupported_media_type
400 | Server-Timing: guard;dur=… | invalid_action
400 | Server-Timing: guard;dur=… | invalid_json
400 | Server-Timing: guard;dur=… | missing_contact
400 | Server-Timing: guard;dur=… | invalid_contact
400 | Server-Timing: guard;dur=… | missing_contact
200 | WordPress: update_tags [1]
