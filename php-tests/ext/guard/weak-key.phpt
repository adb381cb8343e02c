--TEST--
Guard: more than 60 wrong keys in a minute from a network shut a weak key to it, and no other
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';
require __DIR__ . '/guesses.inc';

$site = new Site();
$site->guard([WEAK_AND_STRONG]);
guess($site, 60);
echo ask($site, 'weak');
guess($site, 1);
echo ask($site, 'weak');
echo ask($site, 'guess');
echo ask($site, 'weak', '{}');
echo ask($site, 'weak', null);
echo $site->ask('wpf_action=add', '{"id":"c1"}');
echo without_seconds($site->ask('wpf_action=add&access_key[]=weak', '{"id":"c1"}'));
echo ask($site, 'strong');
$site->sender = '127.0.0.200';
echo 'Its neighbour: ', ask($site, 'weak');
$site->sender = '127.0.1.1';
echo 'Another network: ', ask($site, 'weak');

echo "By GET:\n";
$other = new Site();
$other->guard([WEAK_AND_STRONG]);
guess($other, 61, null);
echo ask($other, 'weak');
echo ask($other, 'strong');

echo "Without a weak key, or with one that has expired:\n";
$strong = new Site();
$strong->guard([['keys' => [Site::key('strong'), Site::key('weak', ['weak' => true, 'expires' => time() - 1])]]]);
guess($strong, 61);
echo ask($strong, 'guess');
echo ask($strong, 'weak');

echo "With WP Fusion active:\n";
$fusion = new Site();
$fusion->index('<?php
    use Encharge\Webhooks\Guard;
    $file = __DIR__ . "/wp-content/encharge-guard.php";
    Guard::countWrongKey($file, 1);
    echo Guard::webhook() ? "checked" : "unchecked", " ", Guard::shutFor($file, 1) > 50 ? "shut" : Guard::shutFor($file, 1);
');
$fusion->guard([WEAK_AND_STRONG + ['wp_fusion' => true]]);
echo ask($fusion, 'guess');
echo ask($fusion, 'weak');
guess($fusion, 59);
echo ask($fusion, 'weak');
echo ask($fusion, 'guess');
echo ask($fusion, 'guess');
echo ask($fusion, 'weak');
echo ask($fusion, 'strong');
?>
--EXPECT--
200 | WordPress: add [c1]
429 | Retry-After: … | too_many_attempts
429 | Retry-After: … | too_many_attempts
429 | Retry-After: … | too_many_attempts
405 | Allow: POST | method_not_allowed
401 | missing_access_key
429 | Retry-After: … | too_many_attempts
200 | WordPress: add [c1]
Its neighbour: 429 | Retry-After: … | too_many_attempts
Another network: 200 | WordPress: add [c1]
By GET:
429 | Retry-After: … | too_many_attempts
200 | WordPress: add [c1]
Without a weak key, or with one that has expired:
403 | invalid_access_key
403 | invalid_access_key
With WP Fusion active:
200 | unchecked 0
200 | checked 0
200 | checked 0
200 | unchecked 0
200 | unchecked shut
200 | unchecked shut
200 | checked shut
