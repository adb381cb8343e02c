--TEST--
What is no inbox of this user's is refused with the system's own words
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../webhook/accept.inc';
require __DIR__ . '/../attempt.inc';
require __DIR__ . '/inbox.inc';
require __DIR__ . '/../child.inc';

use Encharge\Webhooks\Exception;
use Encharge\Webhooks\Inbox;

$folder = make_inbox();
var_dump(attempt(fn() => Inbox::open("$folder/missing", 'site')) instanceof Exception);
attempt(fn() => Inbox::open("$folder/drain.lock", 'site'));
attempt(fn() => Inbox::open('relative', 'site'));
attempt(fn() => Inbox::open("a\0b", 'site'));
attempt(fn() => new Inbox());
echo run_child(
    'try { Encharge\Webhooks\Inbox::open($argv[1], "site"); } catch (Exception $e) { echo $e->getMessage(), "\n"; }',
    [$folder],
    'open_basedir=' . __DIR__
);
$inbox = Inbox::open($folder, 'site');
unlink("$folder/drain.lock");
attempt(fn() => $inbox->lock());
rmdir("$folder/new");
attempt(fn() => $inbox->accept(webhook('{"id":"a"}')));
attempt(fn() => $inbox->count(Encharge\Webhooks\InboxState::Fresh));
attempt(fn() => $inbox->claim(1));
attempt(fn() => $inbox->accept(webhook('', ['wpf_action' => 'test'])));
attempt(fn() => $inbox->hold(webhook('', ['wpf_action' => 'test'])));
var_dump(count(scandir("$folder/tmp")));
?>
--EXPECT--
InboxException(2): No such file or directory
bool(true)
InboxException(20): Not a directory
ValueError(0): Encharge\Webhooks\Inbox::open(): Argument #1 ($folder) must be an absolute path
ValueError(0): Encharge\Webhooks\Inbox::open(): Argument #1 ($folder) must not contain any null bytes
Error(0): Call to private Encharge\Webhooks\Inbox::__construct() from global scope
Permission denied
InboxException(2): No such file or directory
InboxException(2): No such file or directory
InboxException(2): No such file or directory
InboxException(2): No such file or directory
ValueError(0): Encharge\Webhooks\Inbox::accept(): Argument #1 ($webhook) must name a contact
ValueError(0): Encharge\Webhooks\Inbox::hold(): Argument #1 ($webhook) must name a contact
int(2)
