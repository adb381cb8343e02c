--TEST--
Fetch: a kept connection that ends right behind its answer makes nobody ask again
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../child.inc';

$calls = '
    $client = new Encharge\Webhooks\Client("test-token", $argv[1]);
    for ($i = 0; $i < 6; $i++) {
        $fetch = $client->fetchPeople(["c1"]);
        usleep(20000);
        echo count($fetch->finish()), " ", $fetch->timing()["connection"], ", ";
        usleep(20000);
    }
';
$encharge = new FakeEncharge(tls: true);
foreach (['http' => '127.0.0.1', 'tls' => 'localhost'] as $listener => $host) {
    $encharge->reset();
    $encharge->people([['id' => 'c1']]);
    $encharge->fault(['mode' => 'answer']);
    $encharge->fault(['mode' => 'stale', 'times' => 3]);
    echo run_child($calls, [$encharge->url($listener, $host)], "encharge.cainfo=$encharge->cainfo"), count($encharge->requests()), " requests\n";
}
?>
--EXPECT--
1 new, 1 kept, 1 new, 1 new, 1 new, 1 kept, 6 requests
1 new, 1 kept, 1 new, 1 new, 1 new, 1 kept, 6 requests
