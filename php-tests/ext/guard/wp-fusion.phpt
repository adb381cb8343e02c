--TEST--
Guard: while the full WP Fusion is active, what carries no key of ours is left to it
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site(['wp_fusion' => true]);
echo $site->request('wpf_action=add');
echo $site->request('wpf_action=add', 'no JSON');
echo $site->request('wpf_action=add&access_key=other', '{"id":"c1"}');
echo $site->request('wpf_action=add&access_key=the+key', '{"id":"c1"}');
echo $site->request('wpf_action=add&access_key=the+key', 'no JSON');
echo $site->request('wpf_action=add&access_key=the+key');
?>
--EXPECT--
200 | WordPress: unchecked
200 | WordPress: unchecked
200 | WordPress: unchecked
200 | WordPress: add [c1]
400 | Server-Timing: guard;dur=… | invalid_json
405 | Server-Timing: guard;dur=… | Allow: POST | method_not_allowed
