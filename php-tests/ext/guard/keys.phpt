--TEST--
Guard: keys that are several, expired, or none
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
$site->guard([['keys' => [
    Site::key('past', ['expires' => time() - 1]),
    Site::key('one'),
    Site::key('future', ['expires' => time() + 3600]),
]]]);
$site->index('<?php echo Encharge\Webhooks\Guard::keyDigest() ?? "none";');
foreach (['past', 'one', 'future'] as $key) {
    $digest = trim($site->request("wpf_action=add&access_key=$key", '{"id":"c1"}'));
    echo $digest === '200 | ' . Encharge\Webhooks\AccessKey::digest($key) ? 'its own digest' : $digest, "\n";
}
$site->guard([['keys' => []]]);
echo $site->request('wpf_action=add&access_key=one', '{"id":"c1"}');
?>
--EXPECT--
403 | invalid_access_key
its own digest
its own digest
403 | invalid_access_key
