<?php

/** @generate-class-entries */

namespace Encharge\Webhooks;

/**
 * Turns the mapped fields of a person, and no others, into WordPress values.
 *
 * @strict-properties
 * @not-serializable
 */
final class FieldMap
{
    /**
     * @param array $rows list<array{field: string, key: string, type?: string, wipe?: bool}>: Encharge field, WordPress
     *                    key, type (text, textarea, email, url, integer, number, boolean, date, datetime, list,
     *                    password; text if none) and whether an empty value wipes (false if none)
     * @param \DateTimeZone $zone the site's time zone, for datetime
     * @throws \ValueError naming the row if one is not of that shape
     */
    public function __construct(array $rows, \DateTimeZone $zone) {}

    /** @return list<string> the names of the types that a row can have */
    public static function types(): array {}

    /**
     * The values by WordPress key. Empty (absent, null, "" or []) gives "" where
     * the row wipes and nothing otherwise; of two rows with one key the later
     * that gives something counts. text, textarea, email, url, password: the
     * text, a list joined by ", "; integer and number: in decimal; boolean: "1"
     * or "0"; date: Y-m-d as written, never shifted; datetime: Y-m-d H:i:s in
     * the zone, a value without an offset being UTC (OpenAPI: format date-time);
     * list: list<string>. What a type cannot read, and every object, is not in
     * the values but in the notes. Nothing is sanitised here.
     *
     * @return array{values: array<string, string|list<string>>, notes: list<array{code: string, field: string, message: string}>}
     *         code is "unreadable_value" or "object_value"
     */
    public function map(Person $person): array {}
}
