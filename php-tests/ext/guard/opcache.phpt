--TEST--
Guard: opcache makes no constant of what an ini entry is for a webhook alone
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';
require_once __DIR__ . '/../child.inc';

// It is part of PHP from 8.5 on.
$opcache = str_contains((string) shell_exec(child_php() . ' -m'), 'Zend OPcache') ? [] : ['zend_extension=opcache'];
array_push($opcache, 'opcache.enable=1', 'opcache.enable_cli=1', 'opcache.file_update_protection=0');
$webhook = ['wpf_action=add&access_key=the+key', '{"id":"c1"}'];
$index = '<?php
    $ini = require "ini.inc";
    echo implode(" ", $ini), isset(opcache_get_status()["scripts"][__DIR__ . "/ini.inc"]) ? ", from opcache" : "";
';
$ini = '<?php return [ini_get("display_errors"), basename(ini_get("auto_prepend_file"))];';

echo "In one worker:\n";
$site = new Site();
$site->index($index);
$site->put('ini.inc', $ini);
foreach ([$webhook, ['p=1'], $webhook] as $request) {
    echo $site->ask(...$request, settings: ['display_errors=1', ...$opcache]);
}

echo "From one server's file cache, with other settings:\n";
$site->put('one.php', '<?php ');
$site->put('two.php', '<?php ');
$site->index('<?php echo implode(" ", require "ini.inc");');
mkdir("$site->root/cache");
array_push($opcache, "opcache.file_cache=$site->root/cache", 'opcache.file_cache_only=1');
echo $site->request(...$webhook, settings: ['display_errors=1', "auto_prepend_file=$site->root/one.php", ...$opcache]);
echo count(glob("$site->root/cache/*/$site->root/ini.inc.bin")), " in it\n";
echo $site->request('p=1', settings: ['display_errors=stderr', "auto_prepend_file=$site->root/two.php", ...$opcache]);
?>
--EXPECT--
In one worker:
200 | 1 , from opcache
200 | 1 , from opcache
200 | 1 , from opcache
From one server's file cache, with other settings:
200 | 1 one.php
1 in it
200 | stderr two.php
