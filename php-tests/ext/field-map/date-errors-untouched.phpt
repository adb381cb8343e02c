--TEST--
Reading dates warns of nothing, throws nothing, and leaves DateTime::getLastErrors() as it was
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/map.inc';

set_error_handler(fn(...$error) => print("error: $error[1]\n"));
foreach (['2024-02-30', '2024-05-06T99:99:99Z', '2024-05-06T12:00:00+99:99', '9999-12-31T23:59:59-23:59'] as $value) {
    echo json_encode(map($value, 'datetime', 'Asia/Tokyo')), ' ', json_encode(map($value, 'date')), "\n";
}
restore_error_handler();
foreach (['2024-02-30', '2024-02-01', 'nonsense'] as $text) {
    date_create_immutable($text);
    $errors = DateTimeImmutable::getLastErrors();
    foreach (['2024-05-06T07:08:09+02:00', '2024-02-30', 'nonsense'] as $value) {
        map($value, 'datetime');
        map($value, 'date');
    }
    var_dump(DateTimeImmutable::getLastErrors() === $errors);
}
?>
--EXPECT--
"unreadable_value" "unreadable_value"
"unreadable_value" "unreadable_value"
"unreadable_value" "unreadable_value"
"unreadable_value" "9999-12-31"
bool(true)
bool(true)
bool(true)
