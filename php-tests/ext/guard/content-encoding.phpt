--TEST--
Guard: a body that is encoded is refused
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
foreach (['identity' => '{"id":"c1"}', 'gzip' => gzencode('{"id":"c1"}')] as $encoding => $body) {
    echo $site->request('wpf_action=add&access_key=the+key', $body, ['HTTP_CONTENT_ENCODING' => $encoding]);
    echo $site->ask('wpf_action=add&access_key=the+key', $body, ["Content-Encoding: $encoding"]);
}
?>
--EXPECT--
200 | WordPress: add [c1]
200 | WordPress: add [c1]
415 | Server-Timing: guard;dur=… | unsupported_media_type
415 | Server-Timing: guard;dur=… | unsupported_media_type
