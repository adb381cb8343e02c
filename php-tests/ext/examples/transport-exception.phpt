--TEST--
Example of TransportException
--EXTENSIONS--
encharge
--FILE--
<?php
// Example:
use Encharge\Webhooks\{Client, TimeoutException, TransportException};

// Nobody listens at this port.
$client = new Client('token', 'http://127.0.0.1:1/v1');

try {
    $client->account();
} catch (TimeoutException) {
    echo "Encharge takes too long.\n";
} catch (TransportException $exception) {
    echo $exception->getCode() === TransportException::UNREACHABLE ? "Nobody takes the connection.\n" : $exception->getMessage();
}
// End of the example.
?>
--EXPECT--
Nobody takes the connection.
