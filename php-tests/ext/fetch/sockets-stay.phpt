--TEST--
Fetch: neither a program that PHP starts nor a forked child holds the connection open
--EXTENSIONS--
encharge
pcntl
posix
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';

/** @return list<string> the sockets that this process has open */
function sockets(): array
{
    $links = array_map(fn(string $path): string => (string) @readlink($path), glob('/proc/self/fd/*'));
    return array_values(array_filter($links, fn(string $link): bool => str_starts_with($link, 'socket:')));
}

$encharge = new FakeEncharge();
$encharge->people([['id' => 'c1']]);
$before = sockets();
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());
$client->tags();
$encharge->fault(['mode' => 'answer', 'delay' => 300]);
foreach (['kept', 'under way'] as $what) {
    $fetch = $what === 'kept' ? null : $client->fetchPeople(['c1']);
    $made = array_diff(sockets(), $before);
    $inherited = array_filter($made, fn(string $socket): bool => str_contains(shell_exec("ls -l /proc/self/fd"), $socket));
    // The pair of sockets by which older versions of libcurl wake themselves up is of no matter to anybody else.
    $connection = array_filter($made, fn(string $socket): bool => str_contains(file_get_contents('/proc/net/tcp'), trim($socket, 'socket:[]')));
    echo "$what: ", count($inherited), ' in a program, ', count($connection), ' connection, ';
    if (pcntl_fork() === 0) {
        echo count(array_intersect($connection, sockets())), " in a child\n";
        posix_kill(getmypid(), 9);
    }
    pcntl_wait($status);
}
$fetch = $client->fetchPeople(['c1']);
echo count($fetch->finish()), ' person, ', $fetch->timing()['connection'], "\n";
?>
--EXPECT--
kept: 0 in a program, 1 connection, 0 in a child
under way: 0 in a program, 1 connection, 0 in a child
1 person, kept
