--TEST--
Maintenance, a pause and a busy server are reasons to store a webhook, unless its sender wants to wait
--EXTENSIONS--
encharge
pcntl
posix
--FILE--
<?php
require __DIR__ . '/site.inc';
require __DIR__ . '/accepting.inc';

use Encharge\Webhooks\Code;

$accepting = new AcceptingSite(sync_limit: 1);
$each = function () use ($accepting): void {
    foreach (['', '&async=true', '&async=false'] as $query) {
        $accepting->send($query);
        array_map(fn($claim) => $claim->done(), $accepting->inbox->claim(20));
    }
};

echo "nothing\n";
$each();

echo "maintenance\n";
$accepting->site->put('.maintenance', '<?php $upgrading = time();');
$each();
unlink("{$accepting->site->root}/.maintenance");

echo "a pause\n";
$accepting->inbox->pause(60, Code::EnchargeBusy);
$each();
$accepting->inbox->pause(0, Code::EnchargeBusy);

echo "no place is free\n";
$accepting->site->index('<?php
    touch(__DIR__ . "/inside");
    while (is_file(__DIR__ . "/wait")) {
        usleep(1000);
        clearstatcache();
    }
    echo "WordPress";');
touch("{$accepting->site->root}/wait");
if (pcntl_fork() === 0) {
    $accepting->site->request('wpf_action=add&access_key=the+key', '{"id":"c1"}');
    posix_kill(getmypid(), SIGKILL);
}
while (!is_file("{$accepting->site->root}/inside")) {
    usleep(1000);
    clearstatcache();
}
$accepting->send('');
$accepting->send('&async=true');
rmdir("$accepting->folder/tmp");
$accepting->send('');
touch("$accepting->folder/pause.php", time() + 60);
$accepting->send('');
unlink("$accepting->folder/pause.php");
mkdir("$accepting->folder/tmp", 0700);
unlink("{$accepting->site->root}/wait");
$accepting->send('&async=false');
pcntl_wait($status);
$accepting->send('');
?>
--EXPECT--
nothing
200 | WordPress: add [c1] | 0
202 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"add","status":"queued","receipt":"R"}} | 1
200 | WordPress: add [c1] | 0
maintenance
202 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"add","status":"queued","reason":"maintenance","receipt":"R"}} | 1
202 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"add","status":"queued","receipt":"R"}} | 1
503 | Server-Timing: guard;dur=… | Retry-After: 60 | maintenance | 0
a pause
202 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"add","status":"queued","reason":"encharge_busy","receipt":"R"}} | 1
202 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"add","status":"queued","receipt":"R"}} | 1
200 | WordPress: add [c1] | 0
no place is free
202 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"add","status":"queued","reason":"site_busy","receipt":"R"}} | 1
202 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"add","status":"queued","receipt":"R"}} | 1
503 | Server-Timing: guard;dur=… | Retry-After: 10 | site_busy | 1
503 | Server-Timing: guard;dur=… | Retry-After: 10 | site_busy | 1
200 | WordPress | 1
200 | WordPress | 1
