--TEST--
Client: fields(), tags() and account() read what the OpenAPI document describes, and little else
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../attempt.inc';

$encharge = new FakeEncharge();
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());
$answer = fn(string $json) => $encharge->fault(['mode' => 'answer', 'body' => $json]);
$show = fn(mixed $value) => print(json_encode($value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION) . "\n");

$answer('{"items":[{"name":"vip","title":"VIP?","type":"boolean","format":"x","readOnly":true,"array":true,"enum":["a"]},
    {"name":"bare"},{"name":5},{"title":"nameless"},7,null,{"name":"odd","title":1,"type":2,"format":3,"readOnly":"true","array":1}]}');
$show($client->fields());
$answer('{"items":[]}');
$show($client->fields());

$answer('{"tags":[{"tag":"b"},{"tag":"a \u00e9","count":1},{"tag":7},{"count":1},"c",null]}');
$show($client->tags());
$encharge->tags(['x']);
$show($client->tags());

$answer('{"accountId":12,"name":"A","site":"s","status":"active","timezone":"Europe/Berlin","peopleCount":3,"services":{}}');
$show($client->account());
$answer('{"accountId":"ac-1","name":null,"site":1,"peopleCount":4.0}');
$show($client->account());
$answer('{"accountId":12.0,"peopleCount":1.5}');
$show($client->account());
$answer('{"accountId":1e30,"peopleCount":99999999999999999999}');
$show($client->account());

foreach (['9223372036854774784.0', '9223372036854775807.0', '9223372036854775808.0', '-9223372036854775808.0', '-9223372036854777856.0', '-1e300', '1e999', '-0.5', '9223372036854775807', '9223372036854775808'] as $number) {
    $answer("{\"peopleCount\":$number}");
    echo "$number: ", var_export($client->account()['peopleCount'], true), "\n";
}

foreach (['fields', 'tags', 'account'] as $method) {
    foreach (['[]', '{"items":{},"tags":{}}', '', 'null', '<html>'] as $json) {
        $answer($json);
        echo "$method $json: ";
        attempt($client->$method(...));
    }
}
?>
--EXPECT--
[{"name":"vip","title":"VIP?","type":"boolean","format":"x","readOnly":true,"array":true},{"name":"bare","title":"bare","type":"string","format":null,"readOnly":false,"array":false},{"name":"odd","title":"odd","type":"string","format":null,"readOnly":false,"array":false}]
[]
["b","a é"]
["x"]
{"accountId":12,"name":"A","site":"s","status":"active","timezone":"Europe/Berlin","peopleCount":3}
{"accountId":"ac-1","name":null,"site":null,"status":null,"timezone":null,"peopleCount":4}
{"accountId":12,"name":null,"site":null,"status":null,"timezone":null,"peopleCount":null}
{"accountId":null,"name":null,"site":null,"status":null,"timezone":null,"peopleCount":null}
9223372036854774784.0: 9223372036854774784
9223372036854775807.0: NULL
9223372036854775808.0: NULL
-9223372036854775808.0: -9223372036854775807-1
-9223372036854777856.0: NULL
-1e300: NULL
1e999: NULL
-0.5: NULL
9223372036854775807: 9223372036854775807
9223372036854775808: NULL
fields []: ApiException(0): Encharge's answer is not the JSON that its API describes.
fields {"items":{},"tags":{}}: ApiException(0): Encharge's answer is not the JSON that its API describes.
fields : ApiException(0): Encharge's answer is not the JSON that its API describes.
fields null: ApiException(0): Encharge's answer is not the JSON that its API describes.
fields <html>: ApiException(0): Encharge's answer is not the JSON that its API describes.
tags []: ApiException(0): Encharge's answer is not the JSON that its API describes.
tags {"items":{},"tags":{}}: ApiException(0): Encharge's answer is not the JSON that its API describes.
tags : ApiException(0): Encharge's answer is not the JSON that its API describes.
tags null: ApiException(0): Encharge's answer is not the JSON that its API describes.
tags <html>: ApiException(0): Encharge's answer is not the JSON that its API describes.
account []: ApiException(0): Encharge's answer is not the JSON that its API describes.
account {"items":{},"tags":{}}: nothing thrown
account : ApiException(0): Encharge's answer is not the JSON that its API describes.
account null: ApiException(0): Encharge's answer is not the JSON that its API describes.
account <html>: ApiException(0): Encharge's answer is not the JSON that its API describes.
