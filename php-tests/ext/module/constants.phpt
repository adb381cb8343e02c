--TEST--
What the plugin reads of the extension: its limits, its names, the types of the field map, the grammar of ids
--EXTENSIONS--
encharge
--FILE--
<?php
foreach ((new ReflectionExtension('encharge'))->getClasses() as $name => $class) {
    foreach ($class->isEnum() ? [] : $class->getReflectionConstants() as $constant) {
        if ($constant->getDeclaringClass()->name === $name) {
            echo substr($name, 18), "::$constant->name: ", json_encode($constant->getValue(), JSON_UNESCAPED_SLASHES), "\n";
        }
    }
}
echo implode(' ', Encharge\Webhooks\FieldMap::types()), "\n";
foreach (Encharge\Webhooks\FieldMap::types() as $type) {
    new Encharge\Webhooks\FieldMap([['field' => 'a', 'key' => 'b', 'type' => $type]], new DateTimeZone('UTC'));
}
$ids = ['a', 'A-Za-z0-9._:@+-', '6558a3b5-ab', str_repeat('c', 128), '', str_repeat('c', 129), 'a b', "a\n", "a\0", 'ä', 'a/b', 'a*'];
echo json_encode(array_map(Encharge\Webhooks\Person::isId(...), $ids)), "\n";
for ($byte = 0; $byte < 256; $byte++) {
    $is_among = preg_match('/[' . Encharge\Webhooks\Person::ID_CHARACTERS . ']/', chr($byte)) === 1;
    echo Encharge\Webhooks\Person::isId(chr($byte)) === $is_among ? '' : "$byte\n";
}
?>
--EXPECT--
TransportException::UNRESOLVED: 6
TransportException::UNREACHABLE: 7
TransportException::TIMEOUT: 28
TransportException::CERTIFICATE: 60
TransportException::AUTHORITIES: 77
TransportException::PROXY: 97
Webhook::BODY_MAX: 1048576
Person::ID_MAX: 128
Person::ID_CHARACTERS: "A-Za-z0-9._:@+-"
Client::DEFAULT_URL: "https://api.encharge.io/v1"
Client::PEOPLE_PER_CALL: 20
Guard::FILE_NAME: "encharge-guard.php"
Guard::FILE_FIRST_LINE: "<?php __halt_compiler();"
Guard::FILE_VERSION: 1
Guard::FILE_MAX: 4194304
Guard::WRONG_KEYS_OF_A_NETWORK: 60
Guard::WRONG_KEYS_IN_ALL: 6000
text textarea email url integer number boolean date datetime list password
[true,true,true,true,false,false,false,false,false,false,false,false]
