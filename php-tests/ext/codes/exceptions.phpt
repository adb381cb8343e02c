--TEST--
The exceptions, their parents and their properties
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks as E;

foreach ([
    E\TransportException::class, E\TimeoutException::class, E\ApiException::class,
    E\AuthenticationException::class, E\RateLimitException::class, E\PayloadException::class,
] as $name) {
    $class = new ReflectionClass($name);
    echo $class->getShortName(), ' < ', $class->getParentClass()->getShortName(),
        $class->implementsInterface(E\Exception::class) ? '' : ' no Exception', $class->isFinal() ? ' final' : '', ':';
    foreach ($class->getProperties(ReflectionProperty::IS_READONLY) as $property) {
        echo " {$property->getType()} {$property->getName()}";
    }
    echo "\n";
}
?>
--EXPECT--
TransportException < RuntimeException: Encharge\Webhooks\Code reason
TimeoutException < TransportException: Encharge\Webhooks\Code reason
ApiException < RuntimeException: Encharge\Webhooks\Code reason int status ?string errorCode ?string traceId bool isAboutOthers
AuthenticationException < ApiException: Encharge\Webhooks\Code reason int status ?string errorCode ?string traceId bool isAboutOthers
RateLimitException < ApiException: Encharge\Webhooks\Code reason int status ?string errorCode ?string traceId bool isAboutOthers ?int retryAfter
PayloadException < UnexpectedValueException: Encharge\Webhooks\Code reason ?int key bool presented
