--TEST--
Guard: no key and no token in a dump, a trace or phpinfo()
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site(['keys' => [Site::key('very-secret-key')], 'api' => ['url' => 'http://127.0.0.1:1/v1', 'token' => 'very-secret-token', 'proxy' => 'http://u:very-secret-password@127.0.0.1:1']]);
$site->index('<?php
    use Encharge\Webhooks\{Client, Guard};
    $fetch = Guard::fetch(new Client("very-secret-token", "http://127.0.0.1:1/v1", proxy: "http://u:very-secret-password@127.0.0.1:1"));
    var_dump(Guard::webhook(), $fetch, Guard::timing(), Guard::inspect(__DIR__ . "/wp-content/encharge-guard.php"));
    (new ReflectionExtension("encharge"))->info();
    try {
        $fetch->finish();
    } catch (Exception $e) {
        echo $e, "called";
    }
');
$answer = $site->raw('wpf_action=add', '{"id":"c1"}', ['HTTP_X_ENCHARGE_ACCESS_KEY' => 'very-secret-key']);
var_dump(str_contains($answer, 'very-secret'), str_contains($answer, 'called'));
$answer = $site->raw('wpf_action=add', '{', ['HTTP_X_ENCHARGE_ACCESS_KEY' => 'very-secret-key']);
var_dump(str_contains($answer, 'very-secret'), str_contains($answer, 'invalid_json'));
?>
--EXPECT--
bool(false)
bool(true)
bool(false)
bool(true)
