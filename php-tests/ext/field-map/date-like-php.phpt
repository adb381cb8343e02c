--TEST--
datetime names the same moments as PHP does, over all of the calendar
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/map.inc';

$count = 0;
$compare = function (string $text) use (&$count): void {
    foreach (['Europe/Berlin', 'America/St_Johns', '-03:30', 'UTC'] as $zone) {
        $expected = (new DateTimeImmutable($text))->setTimezone(new DateTimeZone($zone))->format('Y-m-d H:i:s');
        $mapped = map($text, 'datetime', $zone);
        if ($mapped !== (strlen($expected) === 19 ? $expected : 'unreadable_value')) {
            echo "$text in $zone: ", json_encode($mapped), " instead of $expected\n";
        }
        $count++;
    }
};
// The ends of months in years that are leap years and in those that are not, and moments at random.
foreach ([0, 1, 3, 4, 99, 100, 400, 1582, 1600, 1700, 1899, 1900, 1969, 1970, 1999, 2000, 2023, 2024, 2037, 2038, 2100, 9999] as $year) {
    for ($month = 1; $month <= 12; $month++) {
        $last = (int) (new DateTimeImmutable(sprintf('%04d-%02d-01', $year, $month)))->format('t');
        foreach ([1, $last] as $day) {
            $compare(sprintf('%04d-%02d-%02dT23:59:59Z', $year, $month, $day));
        }
        map(sprintf('%04d-%02d-%02d', $year, $month, $last + 1), 'date') === 'unreadable_value' || print("$year-$month has a day too many\n");
    }
}
mt_srand(1);
for ($i = 0; $i < 2000; $i++) {
    $compare(sprintf('%04d-%02d-%02dT%02d:%02d:%02d%s%02d:%02d', mt_rand(1, 9998), mt_rand(1, 12), mt_rand(1, 28),
        mt_rand(0, 23), mt_rand(0, 59), mt_rand(0, 59), mt_rand(0, 1) ? '+' : '-', mt_rand(0, 23), mt_rand(0, 59)));
}
$compare('2016-12-31T12:59:60Z');
echo "$count compared\n";
foreach (['2024-05-06T12:00:61Z', '2024-05-06T12:00:00+24:00', '2024-05-06T12:00:00-24:00', '2024-05-06T24:00:00Z', '2024-05-06T12:60:00Z'] as $text) {
    echo "$text: ", map($text, 'datetime'), "\n";
}
?>
--EXPECT--
10116 compared
2024-05-06T12:00:61Z: unreadable_value
2024-05-06T12:00:00+24:00: unreadable_value
2024-05-06T12:00:00-24:00: unreadable_value
2024-05-06T24:00:00Z: unreadable_value
2024-05-06T12:60:00Z: unreadable_value
