--TEST--
Tags are split at commas, trimmed, without empties and duplicates, in order
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\Person;

foreach (['b,a', ' b , a b ,, c ', "x\t,\r\n y", 'a,A,a, a', ',', '', ' ', null, 5, true, 'é, 中', 'a;b', '1,2,1', ['b', 'a,c', 7, null, ['d']], ['k' => 'v']] as $tags) {
    echo json_encode($tags), ' ', json_encode(Person::fromArray(['id' => 'a', 'tags' => $tags])->tags, JSON_UNESCAPED_UNICODE), "\n";
}
var_dump(Person::fromArray(['id' => 'a'])->tags);
?>
--EXPECT--
"b,a" ["b","a"]
" b , a b ,, c " ["b","a b","c"]
"x\t,\r\n y" ["x","y"]
"a,A,a, a" ["a","A"]
"," []
"" []
" " []
null []
5 []
true []
"\u00e9, \u4e2d" ["é","中"]
"a;b" ["a;b"]
"1,2,1" ["1","2"]
["b","a,c",7,null,["d"]] ["b","a","c"]
{"k":"v"} []
array(0) {
}
