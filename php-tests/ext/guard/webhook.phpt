--TEST--
Guard: what WordPress is handed of a webhook that was let in
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
$site->index('<?php
    use Encharge\Webhooks\Guard;
    $webhook = Guard::webhook();
    echo json_encode([
        $webhook->action, $webhook->contacts, $webhook->role, $webhook->notify, $webhook->async,
        array_map(fn ($person) => $person->toArray(), $webhook->persons),
        $webhook === Guard::webhook(), strlen(Guard::keyDigest()), array_keys(Guard::timing()),
    ]);
');
echo $site->request('wpf_action=update&access_key=the+key&role=a&send_notification=1&async=false', '{"endUserData":[{"id":"c1","email":"a@b.c"},{"id":"c2"}]}');
echo $site->request('wpf_action=update_tags&access_key=the+key&contact_id=c3', '');
?>
--EXPECT--
200 | ["update",["c1","c2"],"a",true,false,{"c1":{"id":"c1","email":"a@b.c"},"c2":{"id":"c2"}},true,64,["guard","began"]]
200 | ["update_tags",["c3"],null,false,null,[],true,64,["guard","began"]]
