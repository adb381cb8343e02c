--TEST--
Fifty thousand tags are no burden
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\Person;

$tags = array_map(fn($n) => "tag $n", range(1, 50000));
$began = hrtime(true);
var_dump(Person::fromArray(['id' => 'a', 'tags' => implode(', ', [...$tags, ...$tags])])->tags === $tags);
var_dump(hrtime(true) - $began < 5e9);
?>
--EXPECT--
bool(true)
bool(true)
