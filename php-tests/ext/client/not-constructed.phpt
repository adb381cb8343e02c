--TEST--
Client: one that is still being constructed does nothing, whoever finds it
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../attempt.inc';
use Encharge\Webhooks\Client;

final class Token
{
    public function __construct(private Closure $find)
    {
    }

    public function __toString(): string
    {
        $client = debug_backtrace()[1]['object'];
        attempt(fn() => ($this->find)($client));
        return 'the-token';
    }
}

$uses = [
    fn(Client $client) => $client->tags(),
    fn(Client $client) => $client->fetchPeople(['c1']),
    fn(Client $client) => $client->updatePerson('c1', ['a' => 'b']),
    fn(Client $client) => $client->createField('name', 'title'),
    fn(Client $client) => var_dump($client),
];
foreach ($uses as $use) {
    new Client(new Token($use));
}
attempt(fn() => new Client(new Token(fn(Client $client) => $client->__construct('another'))));
?>
--EXPECTF--
Error(0): The client is not constructed yet
Error(0): The client is not constructed yet
Error(0): The client is not constructed yet
Error(0): The client is not constructed yet
object(Encharge\Webhooks\Client)#%d (0) {
}
nothing thrown
nothing thrown
Error(0): The client is already constructed
