--TEST--
Example of Exception
--EXTENSIONS--
encharge
--FILE--
<?php
// Example:
use Encharge\Webhooks\{Client, Exception};

// Nobody listens at this port.
$client = new Client('token', 'http://127.0.0.1:1/v1');

try {
    $client->account();
} catch (Exception $exception) {
    echo $exception->reason->status(), ' ', $exception->reason->value, "\n";
}
// End of the example.
?>
--EXPECT--
502 encharge_error
