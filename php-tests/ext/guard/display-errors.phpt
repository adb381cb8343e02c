--TEST--
Guard: errors are not shown while WordPress handles what was let in, and nothing can show them
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
$site->index('<?php
    $before = ini_get("display_errors");
    $set = ini_set("display_errors", $_GET["set"] ?? "1");
    trigger_error("Oops");
    echo json_encode($seen = [$before, $set, ini_get("display_errors")]);
    ini_restore("display_errors");
    trigger_error("Restored");
    register_shutdown_function(fn () => undefined());
    if (\Encharge\Webhooks\Guard::webhook()) {
        \Encharge\Webhooks\Guard::answer(200, $seen);
    }
', true);
$settings = ['display_errors=1', 'html_errors=0', 'log_errors=0'];
$ask = fn (string $query): string => preg_replace('/ in \S+|Stack trace.*/s', '', $site->ask($query, '{"id":"c1"}', [], $settings)) . "\n";
// One process for all of them: what was set for a webhook is gone with it.
echo $ask('wpf_action=add&access_key=the+key');
echo $ask('other=1');
echo $ask('wpf_action=add&access_key=the+key&set=0');
echo $ask('other=1&set=0');
echo $ask('wpf_action=add&access_key=the+key');
$site->guard([['wp_fusion' => true]]);
echo $ask('wpf_action=add&access_key=other');
?>
--EXPECT--
200 | {"success":true,"data":["1","1","1"]}

200 | Notice: Oops on line 4
["1","1","1"]
Notice: Restored on line 7

Fatal error: Uncaught Error: Call to undefined function undefined()

200 | {"success":true,"data":["1","1","0"]}

200 | ["1","1","0"]
Notice: Restored on line 7

Fatal error: Uncaught Error: Call to undefined function undefined()

200 | {"success":true,"data":["1","1","1"]}

200 | Notice: Oops on line 4
["1","1","1"]
Notice: Restored on line 7

Fatal error: Uncaught Error: Call to undefined function undefined()

