--TEST--
Example of ExitBarrier
--EXTENSIONS--
encharge
--FILE--
<?php
// Example:
use Encharge\Webhooks\{ExitBarrier, ExitException};

$hook = fn(string $contact) => $contact === 'c2' ? exit : "$contact is done";

foreach (['c1', 'c2', 'c3'] as $contact) {
    try {
        echo ExitBarrier::run(fn() => $hook($contact)), "\n";
    } catch (ExitException) {
        echo "The process was to end at $contact\n";
    }
}
// End of the example.
?>
--EXPECT--
c1 is done
The process was to end at c2
c3 is done
