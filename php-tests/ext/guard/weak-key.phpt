--TEST--
Guard: more than 60 wrong keys in a minute shut a weak key, and no other
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
$keys = ['keys' => [Site::key('weak', ['weak' => true]), Site::key('strong')]];
$site->guard([$keys]);
$ask = function (string $key, ?string $body = '{"id":"c1"}') use ($site): string {
    return $site->ask("wpf_action=add&access_key=$key", $body);
};
$guess = function (int $times, ?string $body = '{"id":"c1"}') use ($ask): void {
    for ($i = 0; $i < $times; $i++) {
        $ask("guess$i", $body);
    }
};
$guess(60);
echo $ask('weak');
$guess(1);
echo $ask('weak');
echo $ask('weak', '{}');
echo $ask('weak', null);
echo $ask('strong');

echo "By GET:\n";
$other = new Site();
$other->guard([$keys]);
$site = $other;
$ask = fn (string $key, ?string $body = '{"id":"c1"}'): string => $other->ask("wpf_action=add&access_key=$key", $body);
for ($i = 0; $i < 61; $i++) {
    $ask("guess$i", null);
}
echo $ask('weak');
echo $ask('strong');

echo "With WP Fusion active:\n";
$fusion = new Site();
$fusion->index('<?php
    use Encharge\Webhooks\Guard;
    echo Guard::webhook() ? "checked" : "unchecked", " ", json_encode(Guard::weakKeysAreShut());
');
$fusion->guard([$keys + ['wp_fusion' => true]]);
$ask = fn (string $key): string => $fusion->ask("wpf_action=add&access_key=$key", '{"id":"c1"}');
echo $ask('guess');
echo $ask('weak');
for ($i = 0; $i < 60; $i++) {
    $ask("guess$i");
}
echo $ask('guess');
echo $ask('weak');
echo $ask('strong');
echo json_encode(Encharge\Webhooks\Guard::weakKeysAreShut()), "\n";
?>
--EXPECT--
200 | WordPress: add [c1]
403 | invalid_access_key
403 | invalid_access_key
405 | Allow: POST | method_not_allowed
200 | WordPress: add [c1]
By GET:
403 | invalid_access_key
200 | WordPress: add [c1]
With WP Fusion active:
200 | unchecked false
200 | checked false
200 | unchecked true
200 | unchecked true
200 | checked true
null
