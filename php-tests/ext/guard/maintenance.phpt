--TEST--
Guard: while WordPress is in maintenance
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
$try = function (string $what) use ($site) {
    echo "$what\n";
    echo $site->request('wpf_action=add&access_key=the+key', '{"id":"c1"}');
    echo $site->request('wpf_action=add&access_key=the+key', '{}');
    echo $site->request('wpf_action=add', '{"id":"c1"}');
    echo $site->request('wpf_action=test&access_key=the+key', '');
};
$site->put('.maintenance', '<?php $upgrading = ' . time() . ';');
$try('just begun');
touch("$site->root/.maintenance", time() - 601);
$try('left behind');
$site->put('.maintenance', '<?php $upgrading = time(); ?>');
touch("$site->root/.maintenance", time() - 86400);
$try('made by hand, to stay');
?>
--EXPECT--
just begun
503 | Server-Timing: guard;dur=… | Retry-After: 60 | maintenance
400 | Server-Timing: guard;dur=… | missing_contact
401 | missing_access_key
200 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"test","answered_by":"guard"}}
left behind
200 | WordPress: add [c1]
400 | Server-Timing: guard;dur=… | missing_contact
401 | missing_access_key
200 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"test","answered_by":"guard"}}
made by hand, to stay
503 | Server-Timing: guard;dur=… | Retry-After: 60 | maintenance
400 | Server-Timing: guard;dur=… | missing_contact
401 | missing_access_key
200 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"test","answered_by":"guard"}}
