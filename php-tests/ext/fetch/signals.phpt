--TEST--
Fetch::finish(): signal handlers run while it waits; one that throws leaves the call pending
--EXTENSIONS--
encharge
pcntl
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../attempt.inc';

$encharge = new FakeEncharge();
$encharge->people([['id' => 'c1'], ['id' => 'c2']]);
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());
pcntl_async_signals(true);
$on_alarm = function (callable $handler): void {
    pcntl_signal(SIGALRM, $handler, false);
    pcntl_alarm(1);
};
$slow = ['mode' => 'answer', 'delay' => 1500];

echo "throws\n";
$encharge->fault($slow);
$fetch = $client->fetchPeople(['c1']);
$on_alarm(fn() => throw new LogicException('from the handler'));
attempt($fetch->finish(...));
var_dump($fetch->timing());
echo $fetch->finish()[0]->id, "\n";

echo "cancels\n";
$encharge->fault($slow);
$fetch = $client->fetchPeople(['c1']);
$on_alarm(fn() => $fetch->cancel());
attempt($fetch->finish(...));

echo "starts another call, while a third waits for the first\n";
$encharge->fault($slow);
$fetch = $client->fetchPeople(['c1']);
$on_alarm(function () use ($client, &$inner) {
    $inner = $client->fetchPeople(['c2']);
});
echo json_encode($client->tags()), ' ', $inner->finish()[0]->id, ' ', $fetch->finish()[0]->id, "\n";

echo "destroys what is waited for\n";
$encharge->fault($slow);
$fetch = $client->fetchPeople(['c1']);
$on_alarm(function () use (&$fetch) {
    $fetch = null;
});
echo json_encode($client->tags()), "\n";

echo "throws in a call without a Fetch\n";
$encharge->fault($slow);
$on_alarm(fn() => throw new LogicException('from the handler'));
attempt($client->tags(...));
echo $client->fetchPeople(['c2'])->finish()[0]->id, "\n";
?>
--EXPECT--
throws
LogicException(0): from the handler
NULL
c1
cancels
Error(0): The fetch was cancelled
starts another call, while a third waits for the first
[] c2 c1
destroys what is waited for
[]
throws in a call without a Fetch
LogicException(0): from the handler
c2
