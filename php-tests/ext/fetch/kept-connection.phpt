--TEST--
Fetch: one connection for many calls; a closed one is replaced and the call still answered
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';

$encharge = new FakeEncharge();
$encharge->people([['id' => 'c1']]);
$calls = function (int $count) use ($encharge): string {
    $connections = [];
    for ($i = 0; $i < $count; $i++) {
        $fetch = (new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url()))->fetchPeople(['c1']);
        count($fetch->finish()) === 1 or die('no person');
        $timing = $fetch->timing();
        $connections[] = $timing['connection'];
        if (($timing['connection'] === 'kept') !== ($timing['connect'] === 0.0) || $timing['total'] < $timing['connect'] || $timing['total'] <= 0) {
            var_dump($timing);
        }
    }
    return implode(' ', $connections);
};

echo $calls(5), "\n";
$encharge->fault(['mode' => 'stale']);
echo $calls(1), "\n";
usleep(50000);
echo $calls(2), "\n";
$encharge->fault(['mode' => 'answer', 'headers' => ['Connection' => 'close']]);
echo $calls(3), "\n";
echo "an error's answer keeps it\n";
$encharge->fault(['mode' => 'error']);
try {
    $calls(1);
} catch (Encharge\Webhooks\ApiException) {
}
echo $calls(1), "\n";
echo "a broken one does not, and is asked for again\n";
foreach (['cut', 'cut_chunked', 'garbage', 'close'] as $mode) {
    $encharge->fault(['mode' => $mode]);
    echo $calls(2), "\n";
}
echo "once\n";
$encharge->fault(['mode' => 'cut', 'times' => 2]);
try {
    $calls(1);
} catch (Encharge\Webhooks\TransportException $e) {
    echo $e->getCode(), "\n";
}
echo $encharge->connections(), ' connections, ', count($encharge->requests()), " requests\n";
?>
--EXPECT--
new kept kept kept kept
kept
new kept
kept new kept
an error's answer keeps it
kept
a broken one does not, and is asked for again
new kept
new kept
new kept
new kept
once
18
8 connections, 27 requests
