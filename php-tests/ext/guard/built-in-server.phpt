--TEST--
Guard: one worker after another request; what a router of php -S lets in
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
$keyed = 'wpf_action=add&access_key=the+key';
foreach ([['p=1'], [$keyed, '{"id":"c1"}'], ['p=1'], ['wpf_action=add', ''], [$keyed, '{"id":"c2"}'], ['p=1', '{"id":"c1"}']] as $request) {
    echo $site->ask(...$request);
}
echo "A key that is revoked, and one that is new:\n";
$site->guard([['keys' => [Site::key('new')]]]);
echo $site->ask($keyed, '{"id":"c1"}');
echo $site->ask('wpf_action=add&access_key=new', '{"id":"c1"}');
unlink("$site->root/wp-content/encharge-guard.php");
echo $site->ask('wpf_action=add&access_key=new', '{"id":"c1"}');

echo "With a router, before which only PHP 8.4 and later run what is prepended:\n";
$routed = new Site();
$routed->put('router.php', '<?php require __DIR__ . "/index.php";');
$answer = $routed->ask($keyed, '{"id":"c1"}', router: "$routed->root/router.php");
var_dump($answer === '200 | WordPress: ' . (PHP_VERSION_ID < 80400 ? 'unchecked' : 'add [c1]') . "\n");
echo $routed->ask('p=1', router: "$routed->root/router.php");
?>
--EXPECT--
200 | WordPress: unchecked
200 | WordPress: add [c1]
200 | WordPress: unchecked
401 | missing_access_key
200 | WordPress: add [c2]
200 | WordPress: unchecked
A key that is revoked, and one that is new:
403 | invalid_access_key
200 | WordPress: add [c1]
200 | WordPress: unchecked
With a router, before which only PHP 8.4 and later run what is prepended:
bool(true)
200 | WordPress: unchecked
