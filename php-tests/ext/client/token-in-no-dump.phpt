--TEST--
Client: no dump, cast, export or trace shows the token or the proxy
--EXTENSIONS--
encharge
--INI--
zend.exception_ignore_args=0
--FILE--
<?php
require __DIR__ . '/../attempt.inc';
use Encharge\Webhooks\Client;

const TOKEN = 'very-secret-token';
$client = new Client(TOKEN, 'https://api.example/v1/', proxy: 'http://user:very-secret-token@proxy.example:3128');

ob_start();
var_dump($client);
print_r($client);
var_export($client);
debug_zval_dump($client);
var_dump((array) $client, get_object_vars($client), get_mangled_object_vars($client), json_encode($client));
foreach ($client as $name => $value) {
    var_dump($name, $value);
}
echo new ReflectionObject($client);
foreach ([fn() => serialize($client), fn() => clone $client, fn() => (string) $client, fn() => $client->token, fn() => $client->token = 1, fn() => unserialize('O:24:"Encharge\Webhooks\Client":0:{}')] as $call) {
    attempt($call);
}
attempt(fn() => new Client(TOKEN, 'ftp://x'));
$trace = null;
try {
    new Client(TOKEN . ' ', 'https://x', 1, 1, TOKEN);
} catch (ValueError $trace) {
    echo $trace;
    var_dump($trace->getTrace());
}
try {
    $client->updatePerson('c 1', ['password' => TOKEN]);
} catch (ValueError $trace) {
    echo $trace;
    var_dump($trace->getTrace());
}
phpinfo();
$output = ob_get_clean();

var_dump(strlen($output) > 1000, str_contains($output, TOKEN), substr_count($output, 'SensitiveParameterValue') > 0);
var_dump($client);
var_dump($client == new Client(TOKEN, 'https://api.example/v1'));
?>
--EXPECT--
bool(true)
bool(false)
bool(true)
object(Encharge\Webhooks\Client)#1 (3) {
  ["url"]=>
  string(22) "https://api.example/v1"
  ["connectTimeout"]=>
  int(5000)
  ["timeout"]=>
  int(15000)
}
bool(false)
