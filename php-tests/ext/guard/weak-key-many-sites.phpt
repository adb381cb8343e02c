--TEST--
Guard: however many sites one PHP serves, guessing at the key of one shuts it
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';
require __DIR__ . '/guesses.inc';

$site = new Site();
$sites = array_map(fn (int $id): array => ['id' => $id, 'host' => "$id.example"] + WEAK_AND_STRONG, range(1, 150));
$site->guard($sites, ['multisite' => true]);

guess($site, 60, host: '1.example');
sleep(1);
foreach (range(2, 150) as $id) {
    guess($site, 1, host: "$id.example");
}
echo ask($site, 'weak', host: '1.example');
guess($site, 1, host: '1.example');
echo ask($site, 'weak', host: '1.example');
echo ask($site, 'weak', host: '2.example');
?>
--EXPECT--
200 | WordPress: add [c1]
429 | Retry-After: … | too_many_attempts
200 | WordPress: add [c1]
