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
    $set = ini_set("display_errors", "1");
    echo json_encode([$before, $set, ini_get("display_errors")]);
');
$settings = ['display_errors=1'];
// One process for all of them: what was set for a webhook is gone with it.
echo $site->ask('wpf_action=add&access_key=the+key', '{"id":"c1"}', [], $settings);
echo $site->ask('other=1');
echo $site->ask('wpf_action=add&access_key=the+key', '{"id":"c1"}');
$site->guard([['wp_fusion' => true]]);
echo $site->ask('wpf_action=add&access_key=other', '{"id":"c1"}');
?>
--EXPECT--
200 | ["0",false,"0"]
200 | ["1","1","1"]
200 | ["0",false,"0"]
200 | ["1","1","1"]
