--TEST--
A memory limit hit inside accept() leaves nothing behind
--EXTENSIONS--
encharge
--ENV--
USE_TRACKED_ALLOC=1
--INI--
memory_limit=4M
--FILE--
<?php
require __DIR__ . '/accept.inc';

register_shutdown_function(fn() => printf("shutdown\n"));
$people = [];
for ($i = 0; $i < 100; $i++) {
    $people[] = "{\"id\":\"p$i\",\"email\":\"$i\",\"tags\":\"" . implode(',', array_map(fn($n) => "$i-$n", range(1, 640))) . '"}';
}
$body = '{"endUserData":[' . implode(',', $people) . ']}';
unset($people);
echo "accepting\n";
Encharge\Webhooks\Webhook::accept(SERVER, QUERY, $body, DIGESTS);
echo "not reached\n";
?>
--EXPECTF--
accepting

Fatal error: Allowed memory size of %d bytes exhausted%S (tried to allocate %d bytes) in %s on line %d
shutdown
