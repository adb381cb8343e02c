--TEST--
A body that is not UTF-8 is refused
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

foreach (["\xFF", "\x80", "\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xE2\x82", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80",
    "\xEF\xBF\xBF"] as $bytes) {
    echo bin2hex($bytes), ': ';
    accept("{\"id\":\"a\",\"x\":\"$bytes\"}");
}
accept("{\"id\":\"a\",\"\xFF\":1}");
accept("{\"id\":\"a\"\xFF}");
?>
--EXPECT--
ff: invalid_json (key 0)
80: invalid_json (key 0)
c3: invalid_json (key 0)
c0af: invalid_json (key 0)
eda080: invalid_json (key 0)
e282: invalid_json (key 0)
f4908080: invalid_json (key 0)
f888808080: invalid_json (key 0)
c3a9: add [a] key 0
e282ac: add [a] key 0
f09f9880: add [a] key 0
efbfbf: add [a] key 0
invalid_json (key 0)
invalid_json (key 0)
