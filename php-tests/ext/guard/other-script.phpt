--TEST--
Guard: only the site's own index.php is guarded
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
$settings = ["encharge.guard_file=$site->root/wp-content/encharge-guard.php"];
$scripts = ['/index.php', '/wp-login.php', '/myindex.php', '/index.php5', '/wp-admin/index.php', '/wp-content/index.php'];
foreach ($scripts as $script) {
    $site->put($script, '<?php echo $_SERVER["SCRIPT_NAME"];');
    echo $site->request('wpf_action=add', '', ['SCRIPT_NAME' => $script]);
    echo $site->request('wpf_action=add', '', ['SCRIPT_NAME' => $script], $settings);
}
echo "WordPress in a folder of its own:\n";
$site->put('core/wp-settings.php', '<?php');
$site->guard([[]], ['root' => "$site->root/core/"]);
echo $site->request('wpf_action=add', '');
echo "Another WordPress above it:\n";
$site->put('wp-settings.php', '<?php');
echo $site->request('wpf_action=add', '');
?>
--EXPECT--
401 | missing_access_key
401 | missing_access_key
200 | /wp-login.php
200 | /wp-login.php
200 | /myindex.php
200 | /myindex.php
200 | /index.php5
200 | /index.php5
200 | /wp-admin/index.php
200 | /wp-admin/index.php
200 | /wp-content/index.php
200 | /wp-content/index.php
WordPress in a folder of its own:
401 | missing_access_key
Another WordPress above it:
200 | /index.php
