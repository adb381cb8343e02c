--TEST--
Reading dates warns of nothing and throws nothing
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/map.inc';

set_error_handler(fn(...$error) => print("error: $error[1]\n"));
foreach (['2024-02-30', '2024-05-06T99:99:99Z', '2024-05-06T12:00:00+99:99', '9999-12-31T23:59:59-23:59'] as $value) {
    echo json_encode(map($value, 'datetime', 'Asia/Tokyo')), ' ', json_encode(map($value, 'date')), "\n";
}
?>
--EXPECT--
"unreadable_value" "unreadable_value"
"unreadable_value" "unreadable_value"
"unreadable_value" "unreadable_value"
"unreadable_value" "9999-12-31"
