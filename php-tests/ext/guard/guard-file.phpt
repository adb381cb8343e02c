--TEST--
Guard: without a guard file that counts the request goes to WordPress unchecked, and says nothing
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

use Encharge\Webhooks\Guard;

$site = new Site();
$file = "$site->root/wp-content/encharge-guard.php";
$valid = file_get_contents($file);
$try = function (string $what) use ($site, $file) {
    clearstatcache();
    printf('%-16s %s %s', $what, json_encode(Guard::inspect($file)), $site->request('wpf_action=add&access_key=the+key', '{"id":"c1"}', [], ['display_errors=1', 'error_reporting=-1']));
};
$write = function (string $what, string $content) use ($file, $try) {
    file_put_contents($file, $content);
    $try($what);
};
$try('valid');
$write('empty', '');
$write('foreign', "<?php\n// another plugin's\n");
$write('cut', substr($valid, 0, -1));
$write('no JSON', "<?php __halt_compiler();\n");
$write('newer', str_replace('"version":1', '"version":2', $valid));
unlink($file);
$try('missing');
symlink($file, $file);
$try('unreadable');
unlink($file);
mkdir($file);
$try('a folder');
rmdir($file);
$write('valid again', $valid);
touch($file, time() - 86400 - 60);
$try('old');
touch($file, time() - 86400 + 60);
$try('old enough');
touch($file, time() + 60);
$try('of tomorrow');
$write('another root', str_replace(json_encode("$site->root/"), '"/tmp/"', $valid));
$write('no plugin', str_replace('plugin.php', 'gone.php', $valid));
?>
--EXPECT--
valid            {"state":"valid","sites":1} 200 | WordPress: add [c1]
empty            {"state":"foreign"} 200 | WordPress: unchecked
foreign          {"state":"foreign"} 200 | WordPress: unchecked
cut              {"state":"damaged"} 200 | WordPress: unchecked
no JSON          {"state":"damaged"} 200 | WordPress: unchecked
newer            {"state":"newer"} 200 | WordPress: unchecked
missing          {"state":"missing"} 200 | WordPress: unchecked
unreadable       {"state":"unreadable"} 200 | WordPress: unchecked
a folder         {"state":"foreign"} 200 | WordPress: unchecked
valid again      {"state":"valid","sites":1} 200 | WordPress: add [c1]
old              {"state":"valid","sites":1} 200 | WordPress: unchecked
old enough       {"state":"valid","sites":1} 200 | WordPress: add [c1]
of tomorrow      {"state":"valid","sites":1} 200 | WordPress: add [c1]
another root     {"state":"valid","sites":1} 200 | WordPress: unchecked
no plugin        {"state":"valid","sites":1} 200 | WordPress: unchecked
