--TEST--
Guard: encharge.enabled, encharge.guard_file, also in .user.ini, and open_basedir
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
echo $site->request('wpf_action=add', '', [], ['encharge.enabled=0']);
$site->put('.user.ini', "encharge.enabled=off\n");
echo $site->request('wpf_action=add', '');
$site->put('.user.ini', '');

echo "Elsewhere:\n";
rename("$site->root/wp-content/encharge-guard.php", "$site->root/guard.php");
echo $site->request('wpf_action=add', '');
echo $site->request('wpf_action=add', '', [], ["encharge.guard_file=$site->root/guard.php"]);
echo $site->request('wpf_action=add', '', [], ["encharge.guard_file=guard.php"]);
$site->put('.user.ini', "encharge.guard_file=$site->root/guard.php\n");
echo $site->request('wpf_action=add', '');

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
200 | WordPress: unchecked
401 | missing_access_key
open_basedir:
401 | missing_access_key
200 | WordPress: unchecked
At run time: bool(false)
bool(false)
