--TEST--
What is no ISO 8601 date is noted, not guessed
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/map.inc';

foreach (['2023-02-29', '2024-02-30', '2024-13-01', '2024-00-10', '2024-05-00', '0000-00-00', '03/04/2021', '4.3.2021', 'May 6, 2024', 'tomorrow', 'now', '2024-5-6', '20240506', '2024-05',
    '2024', '24-05-06', '2024-05-06T', '2024-05-06T25:00', '2024-05-06T12:60', '2024-05-06x', '2024-05-06T12:00:00Zx', '2024-05-06T12:00+1', '2024-05-06T24:00', "2024-05-06\0",
    1715000000, 1.5, true, ['2024-05-06'], '-2024-05-06', '+2024-05-06'] as $value) {
    echo json_encode($value), ' ', json_encode(map($value, 'date')), ' ', json_encode(map($value, 'datetime')), "\n";
}
?>
--EXPECT--
"2023-02-29" "unreadable_value" "unreadable_value"
"2024-02-30" "unreadable_value" "unreadable_value"
"2024-13-01" "unreadable_value" "unreadable_value"
"2024-00-10" "unreadable_value" "unreadable_value"
"2024-05-00" "unreadable_value" "unreadable_value"
"0000-00-00" "unreadable_value" "unreadable_value"
"03\/04\/2021" "unreadable_value" "unreadable_value"
"4.3.2021" "unreadable_value" "unreadable_value"
"May 6, 2024" "unreadable_value" "unreadable_value"
"tomorrow" "unreadable_value" "unreadable_value"
"now" "unreadable_value" "unreadable_value"
"2024-5-6" "unreadable_value" "unreadable_value"
"20240506" "unreadable_value" "unreadable_value"
"2024-05" "unreadable_value" "unreadable_value"
"2024" "unreadable_value" "unreadable_value"
"24-05-06" "unreadable_value" "unreadable_value"
"2024-05-06T" "unreadable_value" "unreadable_value"
"2024-05-06T25:00" "unreadable_value" "unreadable_value"
"2024-05-06T12:60" "unreadable_value" "unreadable_value"
"2024-05-06x" "unreadable_value" "unreadable_value"
"2024-05-06T12:00:00Zx" "unreadable_value" "unreadable_value"
"2024-05-06T12:00+1" "unreadable_value" "unreadable_value"
"2024-05-06T24:00" "unreadable_value" "unreadable_value"
"2024-05-06\u0000" "unreadable_value" "unreadable_value"
1715000000 "unreadable_value" "unreadable_value"
1.5 "unreadable_value" "unreadable_value"
true "unreadable_value" "unreadable_value"
["2024-05-06"] "unreadable_value" "unreadable_value"
"-2024-05-06" "unreadable_value" "unreadable_value"
"+2024-05-06" "unreadable_value" "unreadable_value"
