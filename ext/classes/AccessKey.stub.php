<?php

/** @generate-class-entries */

namespace Encharge\Webhooks;

/**
 * Access keys and their digests. A site stores digests only.
 *
 * @strict-properties
 * @not-serializable
 */
final class AccessKey
{
    private function __construct() {}

    /**
     * A new key: 256 random bits from the system's generator.
     *
     * @return string 64 lower-case hexadecimal digits
     * @throws \Random\RandomException if the system has no randomness
     */
    public static function generate(): string {}

    /**
     * @param string $key the key, 1 byte or more, any bytes
     * @return string its SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits
     * @throws \ValueError if $key is empty
     */
    public static function digest(#[\SensitiveParameter] string $key): string {}

    /**
     * Compares a presented key with every digest, in the same time whichever
     * matches and whether one does.
     *
     * @param string $key what was presented, any bytes; an empty one matches nothing
     * @param array $digests list<string>, each 64 hexadecimal digits of digest()
     * @return int|null the position of the match in $digests (the first, if several), or null
     * @throws \ValueError if $digests holds anything else
     */
    public static function find(#[\SensitiveParameter] string $key, array $digests): ?int {}
}
