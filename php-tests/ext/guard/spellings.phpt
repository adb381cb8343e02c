--TEST--
Guard: wpf_action in every spelling that PHP takes for it
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
$queries = [
    'wpf_action=add', 'wpf.action=add', 'wpf%5Faction=add', '%20wpf_action=add', 'wpf+action=add', 'wpf[action=add', 'a=b&&wpf_action=add',
    // The last of several counts.
    'wpf_action=delete&wpf_action=add', 'wpf.action=delete&wpf%5faction=add', 'wpf_action=add&wpf_action=delete',
    // None that there is.
    'wpf_action', 'wpf_action=', 'wpf_action=Add', 'wpf_action[]=add', 'wpf_action[add]=add', 'wpf_action=add%00',
];
foreach ($queries as $query) {
    printf('%-42s %s', $query, $site->request("access_key=the+key&$query", '{"id":"c1"}'));
}
?>
--EXPECT--
wpf_action=add                             200 | WordPress: add [c1]
wpf.action=add                             200 | WordPress: add [c1]
wpf%5Faction=add                           200 | WordPress: add [c1]
%20wpf_action=add                          200 | WordPress: add [c1]
wpf+action=add                             200 | WordPress: add [c1]
wpf[action=add                             200 | WordPress: add [c1]
a=b&&wpf_action=add                        200 | WordPress: add [c1]
wpf_action=delete&wpf_action=add           200 | WordPress: add [c1]
wpf.action=delete&wpf%5faction=add         200 | WordPress: add [c1]
wpf_action=add&wpf_action=delete           400 | Server-Timing: guard;dur=… | invalid_action
wpf_action                                 400 | Server-Timing: guard;dur=… | invalid_action
wpf_action=                                400 | Server-Timing: guard;dur=… | invalid_action
wpf_action=Add                             400 | Server-Timing: guard;dur=… | invalid_action
wpf_action[]=add                           400 | Server-Timing: guard;dur=… | invalid_action
wpf_action[add]=add                        400 | Server-Timing: guard;dur=… | invalid_action
wpf_action=add%00                          400 | Server-Timing: guard;dur=… | invalid_action
