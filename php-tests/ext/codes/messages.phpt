--TEST--
Each code's message is one plain line for a person
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\Code;

foreach (Code::cases() as $code) {
    if (preg_match('/\A[A-Zw][\x20-\x7e]{10,200}\.\z/', $code->message()) !== 1) {
        echo $code->message(), "\n";
    }
}
echo Code::MethodNotAllowed->message(), "\n";
?>
--EXPECT--
Send a POST. A redirect (of www or https) turns a POST into a GET: use the exact URL that wp encharge status prints.
