--TEST--
Guard: a whole answer
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
$answer = $site->raw('wpf_action=add', '{"id":"c1"}');
echo str_replace("\r", '', $answer), "\n";
$answer = $site->raw('wpf_action=add', null, ['REQUEST_METHOD' => 'HEAD']);
echo str_replace("\r", '', $answer), "-\n";
echo json_decode(explode("\r\n\r\n", $site->raw('wpf_action=add&access_key=the+key', '{}'))[1])->data->message, "\n";
?>
--EXPECT--
Status: 401 Unauthorized
Content-Type: application/json; charset=UTF-8
Cache-Control: no-store
Expires: Wed, 11 Jan 1984 05:00:00 GMT
X-LiteSpeed-Cache-Control: no-cache
X-Content-Type-Options: nosniff
Content-Length: 101

{"success":false,"data":{"code":"missing_access_key","message":"The webhook carries no access key."}}
Status: 405 Method Not Allowed
Content-Type: application/json; charset=UTF-8
Cache-Control: no-store
Expires: Wed, 11 Jan 1984 05:00:00 GMT
X-LiteSpeed-Cache-Control: no-cache
X-Content-Type-Options: nosniff
Allow: POST
Content-Length: 183

-
The webhook names no contact: send {"id": "{{ person.id }}"}.
