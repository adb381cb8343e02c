--TEST--
Neither key nor body is in the object, the exception or a trace
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

ini_set('zend.exception_ignore_args', '0');
$body = '{"endUserData":[{"id":"a","secret":"body secret"}]}';
$webhook = accept($body, [], [], null, false);
var_dump(str_contains(print_r($webhook, true) . var_export($webhook, true), 'body secret'));
try {
    Encharge\Webhooks\Webhook::accept(SERVER, ['wpf_action' => 'x'] + QUERY, $body, DIGESTS);
} catch (Encharge\Webhooks\PayloadException $e) {
    $dump = print_r($e, true) . $e;
    var_dump(str_contains($dump, 'body secret'), str_contains($dump, KEY), substr_count($dump, 'SensitiveParameterValue') > 0);
}
?>
--EXPECT--
bool(false)
bool(false)
bool(false)
bool(true)
