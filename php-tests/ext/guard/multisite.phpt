--TEST--
Guard: of several sites the one that the request is for
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
$one = ['id' => 1, 'host' => 'example.com', 'path' => '/', 'keys' => [Site::key('one')]];
$two = ['id' => 2, 'host' => 'example.com', 'path' => '/two/', 'keys' => [Site::key('two')]];
$three = ['id' => 3, 'host' => 'three.example:8080', 'path' => '/', 'keys' => [Site::key('three')]];
$site->guard([$one, $two, $three], ['multisite' => true]);
$requests = [['example.com', '/'], ['EXAMPLE.com', '/two/'], ['example.com', '/twofold/'], ['three.example:8080', '/index.php'], ['three.example', '/'], ['other.example', '/']];
foreach ($requests as [$host, $path]) {
    echo $host, $path, "\n";
    foreach (['one', 'two', 'three'] as $key) {
        $query = "wpf_action=add&access_key=$key";
        echo '  ', $site->request($query, '{"id":"c1"}', ['HTTP_HOST' => $host, 'REQUEST_URI' => "$path?$query"]);
    }
}
?>
--EXPECT--
example.com/
  200 | WordPress: add [c1]
  403 | invalid_access_key
  403 | invalid_access_key
EXAMPLE.com/two/
  403 | invalid_access_key
  200 | WordPress: add [c1]
  403 | invalid_access_key
example.com/twofold/
  200 | WordPress: unchecked
  200 | WordPress: unchecked
  200 | WordPress: unchecked
three.example:8080/index.php
  403 | invalid_access_key
  403 | invalid_access_key
  200 | WordPress: add [c1]
three.example/
  200 | WordPress: unchecked
  200 | WordPress: unchecked
  200 | WordPress: unchecked
other.example/
  200 | WordPress: unchecked
  200 | WordPress: unchecked
  200 | WordPress: unchecked
