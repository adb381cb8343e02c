--TEST--
Guard: what PHP finds wrong before it runs anything does not go out before the answer
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
$site->index('<?php echo "WordPress";');
$multipart = ['CONTENT_TYPE' => 'multipart/form-data'];
$requests = [
    'over post_max_size, a wrong key' => ['wpf_action=add&access_key=wrong', str_repeat('x', 2000), []],
    'over post_max_size, the key, no JSON' => ['wpf_action=add&access_key=the+key', str_repeat('x', 2000), []],
    'another spelling' => ['wpf.action=add&access_key=the+key', str_repeat('x', 2000), []],
    'an encoded one' => ['%77pf_action=add&access_key=the+key', str_repeat('x', 2000), []],
    'no boundary' => ['wpf_action=add&access_key=the+key', 'x', $multipart],
    'too many parameters' => ['wpf_action=add&access_key=wrong' . str_repeat('&a[]=1', 40), '{}', []],
    'no webhook' => ['a=b', str_repeat('x', 2000), []],
];
foreach (['output_buffering=0', 'output_buffering=4096'] as $buffering) {
    echo "$buffering\n";
    foreach ($requests as $name => [$query, $body, $server]) {
        $settings = ['display_errors=1', 'display_startup_errors=1', 'log_errors=0', 'post_max_size=1K', 'max_input_vars=30', $buffering];
        [$head, $content] = explode("\r\n\r\n", $site->raw($query, $body, $server, $settings), 2);
        preg_match('/^Status: \K\d+/m', $head, $status);
        preg_match('/^Content-type: \K[^;]+/mi', $head, $type);
        $says = json_decode($content, true)['data']['code'] ?? (str_contains($content, 'Warning') ? 'a warning, and ' : '') . substr($content, -9);
        echo "$name: ", $status[0] ?? 200, " $type[0]: $says\n";
    }
}

echo "What the site's own settings say counts again:\n";
$site->put('.user.ini', "display_errors=0\n");
$site->index('<?php trigger_error("Oops"); echo "WordPress";');
echo $site->request('a=wpf', str_repeat('x', 2000), [], ['display_errors=1', 'log_errors=0', 'post_max_size=1K']);
$site->put('.user.ini', '');
$site->index('<?php echo "WordPress";');

echo "One process:\n";
$settings = ['display_errors=1', 'display_startup_errors=1', 'html_errors=0', 'log_errors=0', 'max_input_vars=30', 'output_buffering=0'];
// Not by a body over post_max_size, to which php -S answers by itself from PHP 8.6 on.
$ask = fn (string $query): string => $site->ask($query . str_repeat('&a[]=1', 40), '{}', [], $settings);
echo $ask('wpf_action=add&access_key=wrong'), $ask('a=b'), $ask('wpf_action=add&access_key=wrong');
?>
--EXPECTF--
output_buffering=0
over post_max_size, a wrong key: 403 application/json: invalid_access_key
over post_max_size, the key, no JSON: 400 application/json: invalid_json
another spelling: 400 application/json: invalid_json
an encoded one: 400 application/json: invalid_json
no boundary: 415 application/json: unsupported_media_type
too many parameters: 403 application/json: invalid_access_key
no webhook: 200 text/html: a warning, and WordPress
output_buffering=4096
over post_max_size, a wrong key: 403 application/json: invalid_access_key
over post_max_size, the key, no JSON: 400 application/json: invalid_json
another spelling: 400 application/json: invalid_json
an encoded one: 400 application/json: invalid_json
no boundary: 415 application/json: unsupported_media_type
too many parameters: 403 application/json: invalid_access_key
no webhook: 200 text/html: a warning, and WordPress
What the site's own settings say counts again:
200 | WordPress
One process:
403 | invalid_access_key
200 | %AWarning: %s
WordPress
403 | invalid_access_key
