--TEST--
Guard: a request without wpf_action in its query goes to WordPress untouched
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
$site->index('<?php echo "WordPress: ", var_export(Encharge\Webhooks\Guard::webhook()), " ", ini_get("auto_prepend_file"), file_get_contents("php://input");');
foreach (['', 'p=1', 'access_key=the+key', 'wpf_actions=add', 'WPF_ACTION=add', 'wpf-action=add', 'x=wpf_action', 'x[wpf_action]=add'] as $query) {
    echo $site->request($query);
}
echo $site->request('', 'wpf_action=add&access_key=the+key', ['CONTENT_TYPE' => 'application/x-www-form-urlencoded']);
echo $site->request('', null, ['HTTP_COOKIE' => 'wpf_action=add']);
?>
--EXPECT--
200 | WordPress: NULL
200 | WordPress: NULL
200 | WordPress: NULL
200 | WordPress: NULL
200 | WordPress: NULL
200 | WordPress: NULL
200 | WordPress: NULL
200 | WordPress: NULL
200 | WordPress: NULL wpf_action=add&access_key=the+key
200 | WordPress: NULL
