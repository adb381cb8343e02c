<?php
require __DIR__ . '/inbox.inc';

use Encharge\Webhooks\Inbox;

$folder = make_inbox();
var_dump(Inbox::open($folder, 'site')->isOnNetwork());
attempt(fn() => (new ReflectionClass(Inbox::class))->newInstanceWithoutConstructor()->isOnNetwork());
?>
