--TEST--
The module's classes: final but for the exceptions, not serialisable, without dynamic properties
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\{ApiException, AuthenticationException, ExitException, InboxException, PayloadException, RateLimitException, TimeoutException, TransportException};

foreach ((new ReflectionExtension('encharge'))->getClasses() as $name => $class) {
    $kind = $class->isInterface() ? 'interface' : ($class->isEnum() ? 'enum' : ($class->isFinal() ? 'final class' : 'class'));
    echo $kind, ' ', $name, $class->getParentClass() ? ' extends ' . $class->getParentClass()->name : '', "\n";
    if ($kind === 'final class') {
        try {
            unserialize(sprintf('O:%d:"%s":0:{}', strlen($name), $name));
            echo "unserialised\n";
        } catch (Exception) {
        }
        foreach ($class->getProperties() as $property) {
            echo $property->isReadOnly() && $property->hasType() ? '' : "not readonly: $property\n";
        }
    }
    foreach ($class->getMethods() as $method) {
        if ($method->class === $name && $method->name !== '__construct' && !$method->hasReturnType()) {
            echo "untyped: $method\n";
        }
    }
}
foreach ([TransportException::class, TimeoutException::class, ApiException::class, AuthenticationException::class, RateLimitException::class, PayloadException::class, InboxException::class, ExitException::class] as $class) {
    is_subclass_of($class, Encharge\Webhooks\Exception::class) or print("$class is not marked\n");
}
?>
--EXPECT--
enum Encharge\Webhooks\Action
enum Encharge\Webhooks\Code
interface Encharge\Webhooks\Exception
class Encharge\Webhooks\TransportException extends RuntimeException
class Encharge\Webhooks\TimeoutException extends Encharge\Webhooks\TransportException
class Encharge\Webhooks\ApiException extends RuntimeException
class Encharge\Webhooks\AuthenticationException extends Encharge\Webhooks\ApiException
class Encharge\Webhooks\RateLimitException extends Encharge\Webhooks\ApiException
class Encharge\Webhooks\PayloadException extends UnexpectedValueException
class Encharge\Webhooks\InboxException extends RuntimeException
class Encharge\Webhooks\ExitException extends RuntimeException
final class Encharge\Webhooks\AccessKey
final class Encharge\Webhooks\Webhook
final class Encharge\Webhooks\Person
final class Encharge\Webhooks\FieldMap
final class Encharge\Webhooks\Client
final class Encharge\Webhooks\Fetch
enum Encharge\Webhooks\InboxState
final class Encharge\Webhooks\Claim
final class Encharge\Webhooks\Inbox
final class Encharge\Webhooks\Guard
final class Encharge\Webhooks\ExitBarrier
