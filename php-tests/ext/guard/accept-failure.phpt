--TEST--
A webhook that cannot be stored is 503 if its sender does not wait, and else is handled
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';
require __DIR__ . '/accepting.inc';

$accepting = new AcceptingSite();
rmdir("$accepting->folder/tmp");
$accepting->send('&async=true');
$accepting->send('');
mkdir("$accepting->folder/tmp", 0700);

echo "outside open_basedir\n";
rename("{$accepting->site->root}/inbox", "{$accepting->site->root}-inbox");
$accepting->guard(0, ['inbox' => ['folder' => "{$accepting->site->root}-inbox/1-site", 'installation' => 'site', 'sync_limit' => 0]]);
foreach (["{$accepting->site->root}-inbox", $accepting->site->root] as $allowed) {
    $accepting->send('&async=true', settings: ["open_basedir=$allowed:{$accepting->site->root}"]);
}
echo "without an inbox\n";
$accepting->guard(0, ['inbox' => null]);
$accepting->send('&async=true');
$accepting->send('');
exec('rm -r ' . escapeshellarg("{$accepting->site->root}-inbox"));
?>
--EXPECT--
503 | Server-Timing: guard;dur=… | inbox_unavailable | 0
200 | WordPress: add [c1] | 0
outside open_basedir
202 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"add","status":"queued","receipt":"R"}} | 1
503 | Server-Timing: guard;dur=… | inbox_unavailable | 1
without an inbox
200 | WordPress: add [c1] | 1
200 | WordPress: add [c1] | 1
