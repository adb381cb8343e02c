--TEST--
Guard: an answer ends the request as exit() does
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
$site->put('append.php', '<?php echo "appended";');
$settings = ["auto_append_file=$site->root/append.php"];
$query = 'wpf_action=add&access_key=the+key';
echo $site->request($query, '{"id":"c1"}', [], $settings);
echo $site->request($query, "{", [], $settings);
foreach (['output_buffering=4096', 'output_buffering=16', 'implicit_flush=1', 'zlib.output_compression=1', 'expose_php=0', 'display_errors=1', 'session.auto_start=1', 'auto_globals_jit=0', 'register_argc_argv=1'] as $setting) {
    echo "$setting: ", str_contains($site->raw('wpf_action=add', '', [], [$setting, "session.save_path=$site->root"]), "\r\n\r\n" . '{"success":false,"data":{"code":"missing_access_key","message":"The webhook carries no access key."}}') ? 'the same' : 'another', "\n";
}
?>
--EXPECT--
200 | WordPress: add [c1]appended
400 | Server-Timing: guard;dur=… | invalid_json
output_buffering=4096: the same
output_buffering=16: the same
implicit_flush=1: the same
zlib.output_compression=1: the same
expose_php=0: the same
display_errors=1: the same
session.auto_start=1: the same
auto_globals_jit=0: the same
register_argc_argv=1: the same
