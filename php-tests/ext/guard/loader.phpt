--TEST--
Guard: its loader and enter() are nothing for others
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
$site->put('again.inc', '<?php
    foreach (["Encharge\Webhooks\Guard::enter", fn () => include "encharge-guard://enter", fn () => include "encharge-guard://enter-and-require"] as $call) {
        try {
            $call();
        } catch (Error $e) {
            echo $e::class, ": ", $e->getMessage(), "\n";
        }
    }
    var_dump(@file_put_contents("encharge-guard://enter", "x"), @unlink("encharge-guard://enter"), @file_exists("encharge-guard://enter"));
');
// A server may take stream wrappers away from all scripts: the loader is none of theirs.
echo json_encode(preg_grep('/encharge/', stream_get_wrappers())), "\n";
include "$site->root/again.inc";
$site->index('<?php include "again.inc";');
echo $site->request('wpf_action=add&access_key=the+key', '{"id":"c1"}');
?>
--EXPECT--
[]
Error: Only the loader that is prepended to a webhook's script can call this
Error: Only the loader that is prepended to a webhook's script can call this
Error: Only the loader that is prepended to a webhook's script can call this
bool(false)
bool(false)
bool(false)
200 | Error: Only the loader that is prepended to a webhook's script can call this
Error: Only the loader that is prepended to a webhook's script can call this
Error: Only the loader that is prepended to a webhook's script can call this
bool(false)
bool(false)
bool(false)
