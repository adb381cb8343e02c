--TEST--
Example of ExitException
--EXTENSIONS--
encharge
--FILE--
<?php
// Example:
use Encharge\Webhooks\{ExitBarrier, ExitException};

try {
    ExitBarrier::run(fn() => exit("Bye.\n"));
} catch (ExitException $exit) {
    echo $exit->getMessage(), "\n";
}
// End of the example.
?>
--EXPECT--
Bye.
exit was called
