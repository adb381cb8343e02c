<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Docs;

/**
 * What a test in php-tests/ext/examples shows of a class, and what it prints: as the test runs, the example does.
 */
final class ClassExample
{
    private function __construct(public readonly string $code, public readonly string $output)
    {
    }

    /** @return self|null null if there is no such test, or it marks no example */
    public static function read(string $file): ?self
    {
        $test = is_file($file) ? (string) file_get_contents($file) : '';
        $has_code = preg_match('~^// Example:\n(.+?)^// End of the example\.$~ms', $test, $code) === 1;
        $has_output = preg_match('~^--EXPECT--\n(.+)\z~ms', $test, $output) === 1;
        return $has_code && $has_output ? new self(trim($code[1]), trim($output[1])) : null;
    }
}
