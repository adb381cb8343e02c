--TEST--
Guard: a forked child has no part in the fetch; its parent collects it
--EXTENSIONS--
encharge
pcntl
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/site.inc';

$encharge = new FakeEncharge();
$encharge->people([['id' => 'c1']]);
$site = new Site(['api' => ['url' => $encharge->url(), 'token' => FakeEncharge::TOKEN, 'proxy' => null]]);
$site->index('<?php
    use Encharge\Webhooks\{Client, Guard};
    $client = new Client("test-token", $_SERVER["API"]);
    if (pcntl_fork() === 0) {
        try {
            Guard::fetch($client)->finish();
            file_put_contents(__DIR__ . "/child", "finished");
        } catch (Encharge\Webhooks\TransportException $e) {
            file_put_contents(__DIR__ . "/child", $e->getMessage());
        }
        ob_end_clean();
        exit;
    }
    pcntl_wait($status);
    echo count(Guard::fetch($client)->finish()), " person; child ", pcntl_wexitstatus($status), ": ", file_get_contents(__DIR__ . "/child");
');
$encharge->fault(['mode' => 'answer', 'delay' => 200]);
$answer = $site->raw('wpf_action=add&access_key=the+key', '{"id":"c1"}', ['API' => $encharge->url()], ['output_buffering=4096']);
// The child sends its headers too.
echo substr($answer, strrpos($answer, "\r\n\r\n") + 4), "\n";
echo $encharge->connections(), ' connection, ', count($encharge->requests()), " request\n";
?>
--EXPECT--
1 person; child 0: The call belongs to another process
1 connection, 1 request
