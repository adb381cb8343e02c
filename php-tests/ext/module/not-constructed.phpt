--TEST--
Every class is safe in the hands of what makes objects without their constructor
--EXTENSIONS--
encharge
pdo
pdo_sqlite
--FILE--
<?php
use Encharge\Webhooks\{Code, FieldMap, InboxState, Person};

/** An object that PDO made, or reflection; null if neither can. */
function made(string $class): ?object
{
    $database = new PDO('sqlite::memory:');
    try {
        return $database->query("SELECT '$class'")->fetch(PDO::FETCH_CLASS | PDO::FETCH_CLASSTYPE);
    } catch (Throwable) {
        try {
            return (new ReflectionClass($class))->newInstanceWithoutConstructor();
        } catch (Throwable) {
            return null;
        }
    }
}

function told(callable $call): string
{
    try {
        return json_encode($call(), JSON_PARTIAL_OUTPUT_ON_ERROR);
    } catch (Throwable $e) {
        return $e::class . ': ' . $e->getMessage();
    }
}

/** Arguments that a method takes: strings, arrays of one, and an object of each class, made in the same way. */
function arguments_of(ReflectionMethod $method): array
{
    return array_map(fn(ReflectionParameter $parameter) => match ((string) $parameter->getType()) {
        Code::class => Code::EnchargeBusy, InboxState::class => InboxState::Fresh,
        'string' => $parameter->name === 'receipt' ? str_repeat('0', 32) : 'a', 'array' => ['a' => 'b'], 'int' => 1, default => made((string) $parameter->getType()),
    }, array_filter($method->getParameters(), fn(ReflectionParameter $parameter) => !$parameter->isOptional()));
}

foreach ((new ReflectionExtension('encharge'))->getClasses() as $name => $class) {
    $object = made($name);
    echo substr($name, 18), $object ? "\n" : ": not made\n";
    if (!$object) {
        continue;
    }
    foreach ($class->getMethods(ReflectionMethod::IS_PUBLIC) as $method) {
        if (str_starts_with($method->class, 'Encharge') && !$method->isStatic() && !$method->isConstructor()) {
            echo "  $method->name: ", told(fn() => $method->invokeArgs($object, arguments_of($method))), "\n";
        }
    }
    foreach ($class->getProperties() as $property) {
        if (str_starts_with($property->class, 'Encharge') && !str_contains($told = told(fn() => $property->getValue($object)), 'before initialization')) {
            echo "  $property->name: $told\n";
        }
    }
    ob_start();
    var_dump($object);
    print_r($object);
    foreach ([fn() => clone $object, fn() => serialize($object), fn() => (array) $object, fn() => $object == made($name), fn() => (string) $object, fn() => var_export($object)] as $use) {
        told($use);
    }
    ob_end_clean();
}

echo "and in the hands of others\n";
$map = new FieldMap([['field' => 'a', 'key' => 'b', 'wipe' => true]], new DateTimeZone('UTC'));
echo told(fn() => $map->map(made(Person::class))), "\n";
?>
--EXPECT--
Action: not made
Code: not made
Exception: not made
TransportException
TimeoutException
ApiException
AuthenticationException
RateLimitException
PayloadException
InboxException
ExitException
AccessKey
Webhook
Person
  get: Error: The person is empty: only Person::fromArray() and a webhook or fetch make one
  toArray: Error: The person is empty: only Person::fromArray() and a webhook or fetch make one
  names: Error: The person is empty: only Person::fromArray() and a webhook or fetch make one
  __debugInfo: []
FieldMap: not made
Client: not made
Fetch
  advance: true
  finish: Error: The fetch was not started by a client
  cancel: null
  timing: null
InboxState: not made
Claim
  begin: Error: The claim has ended
  done: Error: The claim has ended
  release: Error: The claim has ended
  keep: Error: The claim has ended
  later: Error: The claim has ended
  bury: Error: The claim has ended
Inbox
  isOnNetwork: Error: The inbox is not open: only Inbox::open() opens one
  accept: Error: The inbox is not open: only Inbox::open() opens one
  hold: Error: The inbox is not open: only Inbox::open() opens one
  lock: Error: The inbox is not open: only Inbox::open() opens one
  unlock: Error: The inbox is not open: only Inbox::open() opens one
  hasWork: Error: The inbox is not open: only Inbox::open() opens one
  claim: Error: The inbox is not open: only Inbox::open() opens one
  pause: Error: The inbox is not open: only Inbox::open() opens one
  paused: Error: The inbox is not open: only Inbox::open() opens one
  count: Error: The inbox is not open: only Inbox::open() opens one
  list: Error: The inbox is not open: only Inbox::open() opens one
  retry: Error: The inbox is not open: only Inbox::open() opens one
  discard: Error: The inbox is not open: only Inbox::open() opens one
Guard
ExitBarrier
and in the hands of others
Error: The person is empty: only Person::fromArray() and a webhook or fetch make one
