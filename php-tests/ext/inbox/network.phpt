--TEST--
An inbox says whether its folder is on a network
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/inbox.inc';

use Encharge\Webhooks\Inbox;

$folder = make_inbox();
var_dump(Inbox::open($folder, 'site')->isOnNetwork());
?>
--EXPECT--
bool(false)
