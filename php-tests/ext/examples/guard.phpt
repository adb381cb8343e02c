--TEST--
Example of Guard
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../guard/site.inc';

$site = new Site();
$site->index(<<<'PHP'
<?php
// Example:
use Encharge\Webhooks\Guard;

// The guard has answered whatever is wrong. What comes as far as this script needs no second check, but for the key,
// which may have been revoked since the guard file was written.
$webhook = Guard::webhook();

if ($webhook !== null) {
    echo $webhook->action->value, ' ', implode(', ', $webhook->contacts), "\n";
}

echo 'the guard file is ', Guard::inspect(Guard::path())['state'], "\n";
// End of the example.
PHP);
echo explode("\r\n\r\n", $site->raw('wpf_action=update&access_key=the+key', '{"id":"6558a3b5"}'), 2)[1];
?>
--EXPECT--
update 6558a3b5
the guard file is valid
