--TEST--
The text types give the text, whatever it holds
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/map.inc';

$values = ['plain', ' spaced ', "a\nb", "O'Neil \\ \"q\"", '<b>', 'é 😀', '0', 0, 7, -7, 1.5, 10.0, 0.1, 1e21, 1.0E-7, true, false, '12345678901234567890'];
foreach (['text', 'textarea', 'email', 'url', 'password'] as $type) {
    $mapped = array_map(fn($value) => map($value, $type), $values);
    echo $type, ' ', json_encode($mapped, JSON_UNESCAPED_UNICODE), "\n";
}
?>
--EXPECT--
text ["plain"," spaced ","a\nb","O'Neil \\ \"q\"","<b>","é 😀","0","0","7","-7","1.5","10","0.1","1000000000000000000000","0.0000001","1","0","12345678901234567890"]
textarea ["plain"," spaced ","a\nb","O'Neil \\ \"q\"","<b>","é 😀","0","0","7","-7","1.5","10","0.1","1000000000000000000000","0.0000001","1","0","12345678901234567890"]
email ["plain"," spaced ","a\nb","O'Neil \\ \"q\"","<b>","é 😀","0","0","7","-7","1.5","10","0.1","1000000000000000000000","0.0000001","1","0","12345678901234567890"]
url ["plain"," spaced ","a\nb","O'Neil \\ \"q\"","<b>","é 😀","0","0","7","-7","1.5","10","0.1","1000000000000000000000","0.0000001","1","0","12345678901234567890"]
password ["plain"," spaced ","a\nb","O'Neil \\ \"q\"","<b>","é 😀","0","0","7","-7","1.5","10","0.1","1000000000000000000000","0.0000001","1","0","12345678901234567890"]
