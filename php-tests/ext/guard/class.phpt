--TEST--
Guard: the class, path() and inspect()
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';
require_once __DIR__ . '/../child.inc';
require __DIR__ . '/../attempt.inc';

use Encharge\Webhooks\Guard;

attempt(fn () => new Guard());
attempt(fn () => Guard::inspect("a\0b"));
attempt(fn () => Guard::fetch(new stdClass()));
attempt(fn () => Guard::shutFor("a\0b", 1));
attempt(fn () => Guard::countWrongKey("a\0b", 1));
echo json_encode(Guard::inspect('/')), json_encode(Guard::inspect('/none')), json_encode(Guard::inspect('')), "\n";
echo Guard::path() === __DIR__ . '/wp-content/encharge-guard.php' ? 'beside the script' : Guard::path(), "\n";
echo run_child('echo Encharge\Webhooks\Guard::path(), "\n";', [], 'encharge.guard_file=/x/guard.php');
echo run_child('echo json_encode(Encharge\Webhooks\Guard::inspect("/etc/passwd")), "\n";', [], 'open_basedir=/tmp');

$site = new Site();
$site->index('<?php echo Encharge\Webhooks\Guard::path();');
echo str_replace($site->root, '', $site->request());
chdir("$site->root/wp-content");
echo json_encode([Guard::inspect('encharge-guard.php'), Guard::inspect('plugins/../encharge-guard.php'), Guard::inspect('none')]), "\n";
chdir(__DIR__);
?>
--EXPECTF--
Error(0): Call to private Encharge\Webhooks\Guard::__construct() from global scope
ValueError(0): Encharge\Webhooks\Guard::inspect(): Argument #1 ($file) must not contain any null bytes
TypeError(0): Encharge\Webhooks\Guard::fetch(): Argument #1 ($client) must be of type Encharge\Webhooks\Client, stdClass given
ValueError(0): Encharge\Webhooks\Guard::shutFor(): Argument #1 ($file) must not contain any null bytes
ValueError(0): Encharge\Webhooks\Guard::countWrongKey(): Argument #1 ($file) must not contain any null bytes
{"state":"foreign"}{"state":"missing"}{"state":"missing"}
beside the script
/x/guard.php
%AWarning: Encharge\Webhooks\Guard::inspect(): open_basedir restriction in effect.%A
{"state":"unreadable"}
200 | /wp-content/encharge-guard.php
[{"state":"valid","sites":1},{"state":"valid","sites":1},{"state":"missing"}]
