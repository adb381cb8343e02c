--TEST--
The zone is a DateTimeZone that is whole, and may be of a class of one's own
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../attempt.inc';

use Encharge\Webhooks\{FieldMap, Person};

class Hollow extends DateTimeZone
{
    public function __construct()
    {
    }
}

class Own extends DateTimeZone
{
    public ?FieldMap $map = null;
}

attempt(fn() => new FieldMap([], new Hollow()));
$zone = new Own('Asia/Tokyo');
$zone->map = new FieldMap([['field' => 'd', 'key' => 'd', 'type' => 'datetime']], $zone);
echo $zone->map->map(Person::fromArray(['id' => 'a', 'd' => '2024-05-06T20:00:00Z']))['values']['d'], "\n";
unset($zone);
var_dump(gc_collect_cycles() > 0);
?>
--EXPECT--
ValueError(0): Encharge\Webhooks\FieldMap::__construct(): Argument #2 ($zone) must be a DateTimeZone that its constructor has made
2024-05-07 05:00:00
bool(true)
