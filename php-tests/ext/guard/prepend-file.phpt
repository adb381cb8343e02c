--TEST--
Guard: an auto_prepend_file that was set runs when the request goes on, and only then
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
$site->put('firewall.php', '<?php $global = "firewall"; define("FIREWALL", "firewall " . ini_get("auto_prepend_file") . ", ");');
$site->index('<?php echo defined("FIREWALL") ? FIREWALL : "", "WordPress: ", json_encode(array_keys(get_defined_vars())), " ", count(get_included_files());');
$path = "$site->root/firewall.php";
$requests = [['p=1'], ['wpf_action=add', ''], ['wpf_action=add&access_key=the+key', '{"id":"c1"}']];
$settings = ['none' => [], 'a path' => ["auto_prepend_file=$path"], 'by include_path' => ['auto_prepend_file=firewall.php', "include_path=$site->root"]];
$shown = function (string $answer) use ($site): void {
    echo '  ', str_replace($site->root, '', $answer);
};
foreach ($settings as $how => $set) {
    echo "$how\n";
    foreach ($requests as $request) {
        $shown($site->request($request[0], $request[1] ?? null, [], $set));
    }
}
echo ".user.ini\n";
$site->put('.user.ini', "auto_prepend_file=$path\n");
foreach ($requests as $request) {
    $shown($site->request($request[0], $request[1] ?? null));
}
$site->put('.user.ini', '');
echo "one that ends the request, of which the sender is told nothing\n";
$site->put('firewall.php', '<?php exit("blocked");');
$shown($site->request(...$requests[2], settings: $settings['a path']));
echo "one that is not there, as without the guard\n";
foreach (['missing.php', './missing.php', "$site->root/missing.php"] as $missing) {
    foreach ($requests as $request) {
        $shown($site->request($request[0], $request[1] ?? null, [], ["auto_prepend_file=$missing", 'display_errors=0', 'log_errors=0']));
    }
}
echo "in php -S, where the next request has it again\n";
$site->put('firewall.php', '<?php define("FIREWALL", "firewall " . ini_get("auto_prepend_file") . ", ");');
foreach ([0, 2, 1, 2, 0] as $i) {
    $shown($site->ask($requests[$i][0], $requests[$i][1] ?? null, settings: $settings['a path']));
}
?>
--EXPECT--
none
  200 | WordPress: ["_GET","_POST","_COOKIE","_FILES"] 1
  401 | missing_access_key
  200 | WordPress: ["_GET","_POST","_COOKIE","_FILES"] 1
a path
  200 | firewall /firewall.php, WordPress: ["_GET","_POST","_COOKIE","_FILES","global"] 2
  401 | missing_access_key
  200 | firewall /firewall.php, WordPress: ["_GET","_POST","_COOKIE","_FILES","global"] 2
by include_path
  200 | firewall firewall.php, WordPress: ["_GET","_POST","_COOKIE","_FILES","global"] 2
  401 | missing_access_key
  200 | firewall firewall.php, WordPress: ["_GET","_POST","_COOKIE","_FILES","global"] 2
.user.ini
  200 | firewall /firewall.php, WordPress: ["_GET","_POST","_COOKIE","_FILES","global"] 2
  401 | missing_access_key
  200 | firewall /firewall.php, WordPress: ["_GET","_POST","_COOKIE","_FILES","global"] 2
one that ends the request, of which the sender is told nothing
  500 | Server-Timing: guard;dur=… | internal_error
one that is not there, as without the guard
  500 | 
  401 | missing_access_key
  500 | Server-Timing: guard;dur=… | internal_error
  500 | 
  401 | missing_access_key
  500 | Server-Timing: guard;dur=… | internal_error
  500 | 
  401 | missing_access_key
  500 | Server-Timing: guard;dur=… | internal_error
in php -S, where the next request has it again
  200 | firewall /firewall.php, WordPress: ["_GET","_POST","_COOKIE","_FILES"] 2
  200 | firewall /firewall.php, WordPress: ["_GET","_POST","_COOKIE","_FILES","_SERVER"] 2
  401 | missing_access_key
  200 | firewall /firewall.php, WordPress: ["_GET","_POST","_COOKIE","_FILES","_SERVER"] 2
  200 | firewall /firewall.php, WordPress: ["_GET","_POST","_COOKIE","_FILES"] 2
