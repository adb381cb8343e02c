--TEST--
Guard: the command line is left alone
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';
require_once __DIR__ . '/../child.inc';

use Encharge\Webhooks\{Client, Guard};

$site = new Site();
putenv('QUERY_STRING=wpf_action=add&access_key=the+key');
putenv('REQUEST_METHOD=POST');
putenv("SCRIPT_FILENAME=$site->root/index.php");
echo shell_exec(child_php("encharge.guard_file=$site->root/wp-content/encharge-guard.php") . " $site->root/index.php 'wpf_action=add&access_key=the+key'"), "\n";
var_dump(Guard::webhook(), Guard::keyDigest(), Guard::timing(), Guard::fetch(new Client('token')));
?>
--EXPECT--
WordPress: unchecked
NULL
NULL
NULL
NULL
