--TEST--
Guard: the body is read up to its limit, and can be read again
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
$site->index('<?php
    $webhook = Encharge\Webhooks\Guard::webhook();
    $body = file_get_contents("php://input");
    echo "WordPress: ", $webhook->contacts[0], " ", strlen($body), " ", md5($body), " ", md5_file("php://input") === md5($body) ? "again" : "no more", " ", count($_POST);
');
$query = 'wpf_action=add&access_key=the+key';
$padded = fn (int $length): string => str_pad('{"id":"c1"', $length - 1) . '}';
foreach ([[], ['enable_post_data_reading=0']] as $settings) {
    foreach ([11, 16384, 1048576, 1048577] as $length) {
        $answer = $site->request($query, $padded($length), [], $settings);
        echo str_replace(md5($padded($length)), 'whole', $answer);
    }
    $form = 'id=c1&role=customer&access_key=the+key';
    $answer = $site->request('wpf_action=add', $form, ['CONTENT_TYPE' => 'application/x-www-form-urlencoded'], $settings);
    echo str_replace(md5($form), 'whole', $answer);
    $multipart = "--x\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\nc1\r\n--x--\r\n";
    echo $site->request($query, $multipart, ['CONTENT_TYPE' => 'multipart/form-data; boundary=x'], $settings);
}
// php://input has a body of JSON all the same.
$answer = $site->request($query, $padded(5000), [], ['post_max_size=1K', 'display_errors=0', 'log_errors=0']);
echo 'over post_max_size: ', str_replace(md5($padded(5000)), 'whole', $answer);
echo "chunked, without a length\n";
echo str_replace(md5($padded(11)), 'whole', $site->ask($query, $padded(11)));
foreach ([['application/json', 11], ['application/json', 1048577], ['text/plain', 11], ['application/json', 0]] as [$type, $length]) {
    $body = $length > 0 ? dechex($length) . "\r\n" . $padded($length) . "\r\n0\r\n\r\n" : "0\r\n\r\n";
    $answer = $site->send("POST /?$query HTTP/1.1\r\nHost: a\r\nContent-Type: $type\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n$body");
    echo str_replace(md5($padded(11)), 'whole', $answer);
}
?>
--EXPECT--
200 | WordPress: c1 11 whole again 0
200 | WordPress: c1 16384 whole again 0
200 | WordPress: c1 1048576 whole again 0
413 | Server-Timing: guard;dur=… | payload_too_large
200 | WordPress: c1 38 whole again 3
415 | Server-Timing: guard;dur=… | unsupported_media_type
200 | WordPress: c1 11 whole again 0
200 | WordPress: c1 16384 whole again 0
200 | WordPress: c1 1048576 whole again 0
413 | Server-Timing: guard;dur=… | payload_too_large
200 | WordPress: c1 38 whole again 0
415 | Server-Timing: guard;dur=… | unsupported_media_type
over post_max_size: 200 | WordPress: c1 5000 whole again 0
chunked, without a length
200 | WordPress: c1 11 whole again 0
200 | WordPress: c1 11 whole again 0
413 | Server-Timing: guard;dur=… | payload_too_large
415 | Server-Timing: guard;dur=… | unsupported_media_type
400 | Server-Timing: guard;dur=… | missing_contact
