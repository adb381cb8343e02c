<?php

/** @generate-class-entries */

namespace Encharge\Webhooks;

/**
 * One webhook: a request that passed every check that needs no database.
 *
 * @strict-properties
 * @not-serializable
 */
final class Webhook
{
    /**
     * A body may be as many bytes long.
     *
     * @var int
     * @cvalue ENCHARGE_BODY_MAX
     */
    public const BODY_MAX = 1048576;

    /** What the webhook asks for. */
    public readonly Action $action;
    /** @var list<string> 1 to 100 distinct contact ids in the order given; empty for Action::Test. */
    public readonly array $contacts;
    /** @var array<string, Person> the persons that the payload itself holds, by contact id. */
    public readonly array $persons;
    /** The role asked for, as sent; null if none. An array in its place counts as "". */
    public readonly ?string $role;
    /** Whether send_notification is "true" or "1". */
    public readonly bool $notify;
    /** async: true for "true" or "1", false for "false" or "0", null for anything else or none. */
    public readonly ?bool $async;
    /** Position in the given digests of the key that was presented. */
    public readonly int $key;
    /** The SHA-256 of that key, 64 hexadecimal digits. */
    public readonly string $keyDigest;

    private function __construct() {}

    /**
     * Checks a request, in this order, and reads it: method, access key, size
     * (from Content-Length, then of the body itself), content type, action,
     * body, contact.
     *
     * The body is JSON (RFC 8259), strictly: an object, without duplicate
     * names, at most 32 deep, in valid UTF-8, with nothing after it; a lone
     * surrogate is read as U+FFFD and an integer beyond 64 bits as text. Or it
     * is a form (WHATWG URL, application/x-www-form-urlencoded). An empty one
     * needs no content type.
     *
     * The key is the first present of access_key in $query, access_key in the
     * form, X-Encharge-Access-Key, Authorization: Bearer (RFC 6750). The
     * contact is the first present of the body's id, its endUserData, and
     * contact_id in $query.
     *
     * A body with a Content-Encoding (RFC 9110, section 8.4) other than identity
     * is refused as one of another content type is.
     *
     * @param array $server array<string, mixed> in the shape of $_SERVER: REQUEST_METHOD, CONTENT_LENGTH,
     *                      CONTENT_TYPE, HTTP_CONTENT_ENCODING, HTTP_X_ENCHARGE_ACCESS_KEY, HTTP_AUTHORIZATION,
     *                      REDIRECT_HTTP_AUTHORIZATION
     * @param array $query array<string, mixed> in the shape of $_GET, not slashed
     * @param string $body the raw body; no more than BODY_MAX bytes and one of it are needed
     * @param array $digests list<string> as in AccessKey::find(); empty: every key is refused
     * @throws PayloadException if a check fails
     * @throws \ValueError if $digests holds anything but digests
     */
    public static function accept(
        #[\SensitiveParameter] array $server,
        #[\SensitiveParameter] array $query,
        #[\SensitiveParameter] string $body,
        array $digests
    ): Webhook {}
}
