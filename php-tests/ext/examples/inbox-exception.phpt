--TEST--
Example of InboxException
--EXTENSIONS--
encharge
--FILE--
<?php
// Example:
use Encharge\Webhooks\{Inbox, InboxException};

try {
    Inbox::open('/nonexistent', 'example.com/');
} catch (InboxException $failure) {
    echo $failure->getMessage(), ' (', $failure->getCode(), ")\n";
}
// End of the example.
?>
--EXPECT--
No such file or directory (2)
