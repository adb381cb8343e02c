<?php

/** @generate-class-entries */

namespace Encharge\Webhooks;

/**
 * A person as Encharge holds one (OpenAPI: EndUser), read tolerantly: duplicate
 * names (the last counts), broken UTF-8 and lone surrogates (U+FFFD), and
 * numbers that do not fit (text) are no errors.
 *
 * @strict-properties
 * @not-serializable
 */
final class Person
{
    /**
     * A contact id is at most as many bytes long, and at least one.
     *
     * @var int
     * @cvalue ENCHARGE_CONTACT_ID_MAX
     */
    public const ID_MAX = 128;
    /**
     * The characters of a contact id, as a regular expression has them in a
     * class, for who cannot call isId(): a database.
     *
     * @var string
     */
    public const ID_CHARACTERS = "A-Za-z0-9._:@+-";

    /** The contact id; see isId(). */
    public readonly string $id;
    /** The address as it was written, if it is a non-empty string. */
    public readonly ?string $email;
    /** @var list<string> the tags, split at commas, trimmed, without empties and duplicates, in order. */
    public readonly array $tags;

    private function __construct() {}

    /** @return bool whether the text is a contact id: 1 to ID_MAX of ID_CHARACTERS */
    public static function isId(string $text): bool {}

    /**
     * @param array $fields array<string, string|int|float|bool|array|null>: the fields as Encharge would send them
     * @throws \ValueError if there is no valid id in it, a value that JSON cannot hold, arrays over 32 deep, or more than
     *                     262144 names and values
     */
    public static function fromArray(array $fields): Person {}

    /**
     * @param string $field the field's name
     * @return string|int|float|bool|array|null its value; objects as arrays; null also if there is no such field
     */
    public function get(string $field): string|int|float|bool|array|null {}

    /** @return array<string, string|int|float|bool|array|null> every field, tags as they came */
    public function toArray(): array {}

    /** @return list<string> the names of the fields that came, in order */
    public function names(): array {}

    /** @return array{id: string, email: ?string, tags: list<string>} no field values: a dump may reach a log */
    public function __debugInfo(): array {}
}
