--TEST--
Guard: encharge.enabled, encharge.guard_file, also in .user.ini, and open_basedir
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';
require_once __DIR__ . '/../child.inc';

$site = new Site();
echo $site->request('wpf_action=add', '', [], ['encharge.enabled=0']);
$site->put('.user.ini', "encharge.enabled=off\n");
echo $site->request('wpf_action=add', '');
$site->put('.user.ini', '');

echo "Elsewhere:\n";
rename("$site->root/wp-content/encharge-guard.php", "$site->root/guard.php");
echo $site->request('wpf_action=add', '');
echo $site->request('wpf_action=add', '', [], ["encharge.guard_file=$site->root/guard.php"]);
$site->put('.user.ini', "encharge.guard_file=$site->root/guard.php\n");
echo $site->request('wpf_action=add', '');

echo "A relative path, which is no place:\n";
$quiet = ['display_errors=0', 'display_startup_errors=0', 'log_errors=0'];
$site->put('.user.ini', '');
$site->put('wp-content/encharge-guard.php', file_get_contents("$site->root/guard.php"));
echo $site->request('wpf_action=add', '', [], ['encharge.guard_file=guard.php', ...$quiet]);
$site->put('.user.ini', "encharge.guard_file=guard.php\n");
echo $site->request('wpf_action=add', '', [], $quiet);
unlink("$site->root/wp-content/encharge-guard.php");
echo $site->request('wpf_action=add', '', [], ["encharge.guard_file=$site->root/guard.php", ...$quiet]);
echo trim(run_child('var_dump(ini_get("encharge.guard_file"));', [], 'encharge.guard_file=guard.php', 'html_errors=0')), "\n";

echo "open_basedir:\n";
$elsewhere = "$site->root/elsewhere/guard.php";
$site->put('elsewhere/guard.php', file_get_contents("$site->root/guard.php"));
$site->put('.user.ini', "encharge.guard_file=$elsewhere\n");
echo $site->request('wpf_action=add', '', [], ["open_basedir=$site->root/"]);
echo $site->request('wpf_action=add', '', [], ["open_basedir=$site->root/index.php:$site->root/wp-content/"]);

echo "At run time: ";
var_dump(ini_set('encharge.enabled', '0'), ini_set('encharge.guard_file', '/x'));
?>
--EXPECT--
200 | WordPress: unchecked
200 | WordPress: unchecked
Elsewhere:
200 | WordPress: unchecked
401 | missing_access_key
401 | missing_access_key
A relative path, which is no place:
401 | missing_access_key
401 | missing_access_key
401 | missing_access_key
Warning: PHP Startup: encharge.guard_file must be an absolute path, and is left as it was: "guard.php" in Unknown on line 0
string(0) ""
open_basedir:
401 | missing_access_key
200 | WordPress: unchecked
At run time: bool(false)
bool(false)
