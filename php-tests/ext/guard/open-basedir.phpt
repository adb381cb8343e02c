--TEST--
Guard: open_basedir holds for what a guard file names, too
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';
require_once __DIR__ . '/../child.inc';

$site = new Site();
$elsewhere = new Site();
$try = fn (string $what, string $allowed = ''): string => "$what: " . $site->request('wpf_action=add', '', [], ['open_basedir=' . ($allowed ?: "$site->root/")]);

echo $try('all within');
$site->guard(file: ['plugin' => "$elsewhere->root/wp-content/plugins/plugin.php"]);
echo $try('the plugin without');
symlink("$elsewhere->root/wp-content/plugins/plugin.php", "$site->root/wp-content/plugins/link.php");
$site->guard(file: ['plugin' => "$site->root/wp-content/plugins/link.php"]);
echo $try('the plugin behind a link');
$site->guard();
echo $try("WordPress's folder without", "$site->root/index.php:$site->root/wp-content/");

echo "WordPress in a folder of its own\n";
mkdir("$site->root/wp");
$site->guard(file: ['root' => "$site->root/wp/"]);
$allowed = "$site->root/index.php:$site->root/wp-content/:$site->root/wp/";
echo $try('within', $allowed);
$site->put('wp-settings.php', '<?php');
echo $try('and below another WordPress', "$site->root/");
echo $try('which cannot run', $allowed);

echo "Maintenance\n";
$site->guard();
$ask = fn (): string => $site->request('wpf_action=add&access_key=the+key', '{"id":"c1"}', [], ["open_basedir=$site->root/"]);
$elsewhere->put('.maintenance', '<?php $upgrading = time();');
symlink("$elsewhere->root/.maintenance", "$site->root/.maintenance");
echo $ask();
unlink("$site->root/.maintenance");
$site->put('.maintenance', '<?php $upgrading = time();');
echo $ask();

echo "Places to count wrong keys for\n";
symlink($elsewhere->root, "$site->root/link");
$code = 'use Encharge\Webhooks\Guard;
    for ($i = 0; $i < 61; $i++) {
        Guard::countWrongKey($argv[1], 1);
    }
    echo json_encode(array_map(fn (string $file): bool => Guard::shutFor($file, 1) > 0, array_slice($argv, 1))), "\n";';
$files = ["$elsewhere->root/guard.php", "$site->root/link/guard.php"];
echo run_child($code, $files), run_child($code, $files, "open_basedir=$site->root/");
?>
--EXPECT--
all within: 401 | missing_access_key
the plugin without: 200 | WordPress: unchecked
the plugin behind a link: 200 | WordPress: unchecked
WordPress's folder without: 200 | WordPress: unchecked
WordPress in a folder of its own
within: 401 | missing_access_key
and below another WordPress: 200 | WordPress: unchecked
which cannot run: 401 | missing_access_key
Maintenance
200 | WordPress: add [c1]
503 | Server-Timing: guard;dur=… | Retry-After: 60 | maintenance
Places to count wrong keys for
[true,true]
[true,false]
