--TEST--
Empty gives "" where the row wipes and nothing otherwise
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\{FieldMap, Person};

$person = Person::fromArray(['id' => 'a', 'null' => null, 'text' => '', 'list' => [], 'blank' => ' ', 'zero' => 0, 'no' => false, 'nothings' => [null, '', []]]);
foreach (['absent', 'null', 'text', 'list', 'nothings', 'blank', 'zero', 'no'] as $field) {
    foreach ([true, false] as $wipe) {
        $map = new FieldMap([['field' => $field, 'key' => 'k', 'wipe' => $wipe]], new DateTimeZone('UTC'));
        echo $field, ' ', json_encode($wipe), ' ', json_encode($map->map($person)), "\n";
    }
}
foreach (['textarea', 'email', 'url', 'integer', 'number', 'boolean', 'date', 'datetime', 'list', 'password'] as $type) {
    $map = new FieldMap([['field' => 'text', 'key' => 'k', 'type' => $type, 'wipe' => true]], new DateTimeZone('UTC'));
    echo $type, ' ', json_encode($map->map($person)), "\n";
}
?>
--EXPECT--
absent true {"values":{"k":""},"notes":[]}
absent false {"values":[],"notes":[]}
null true {"values":{"k":""},"notes":[]}
null false {"values":[],"notes":[]}
text true {"values":{"k":""},"notes":[]}
text false {"values":[],"notes":[]}
list true {"values":{"k":""},"notes":[]}
list false {"values":[],"notes":[]}
nothings true {"values":{"k":""},"notes":[]}
nothings false {"values":[],"notes":[]}
blank true {"values":{"k":" "},"notes":[]}
blank false {"values":{"k":" "},"notes":[]}
zero true {"values":{"k":"0"},"notes":[]}
zero false {"values":{"k":"0"},"notes":[]}
no true {"values":{"k":"0"},"notes":[]}
no false {"values":{"k":"0"},"notes":[]}
textarea {"values":{"k":""},"notes":[]}
email {"values":{"k":""},"notes":[]}
url {"values":{"k":""},"notes":[]}
integer {"values":{"k":""},"notes":[]}
number {"values":{"k":""},"notes":[]}
boolean {"values":{"k":""},"notes":[]}
date {"values":{"k":""},"notes":[]}
datetime {"values":{"k":""},"notes":[]}
list {"values":{"k":""},"notes":[]}
password {"values":{"k":""},"notes":[]}
