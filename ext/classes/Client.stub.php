<?php

/** @generate-class-entries */

namespace Encharge\Webhooks;

/**
 * Encharge's REST API (OpenAPI), over one kept connection per PHP worker.
 *
 * https only (http for localhost and literal loopback addresses); TLS 1.2 or
 * later, verified against the ini setting encharge.cainfo, curl.cainfo,
 * openssl.cafile or the system's; no redirects; no proxy unless given, and for
 * plain http, which stays on this machine, none at all; an answer is at most
 * 8 MiB after decompression. The token goes into the header X-Encharge-Token
 * only and is in no dump, cast, message or trace.
 *
 * Every call but createField() is idempotent, and may be made twice: once more
 * on a new connection when a kept one turns out to be closed, is silent for a
 * second longer than it ever was, or brings an answer that is the connection's
 * and not Encharge's (status 408, 421, 425; 502, and 503 without Retry-After,
 * that are not in Encharge's JSON). A connection is kept for an hour at most,
 * and not used again if something came on it unasked.
 *
 * @strict-properties
 * @not-serializable
 */
final class Client
{
    /**
     * Where Encharge's API is.
     *
     * @var string
     * @cvalue ENCHARGE_API_DEFAULT_URL
     */
    public const DEFAULT_URL = "https://api.encharge.io/v1";
    /**
     * As many persons one call can ask for.
     *
     * @var int
     * @cvalue ENCHARGE_PEOPLE_PER_CALL
     */
    public const PEOPLE_PER_CALL = 20;

    /**
     * @param string $token the API key, 1 to 4096 visible ASCII characters
     * @param string $url the API's base, without a query
     * @param int $connectTimeout milliseconds, 1 to 600000; only time counts in which a call is waited for
     * @param int $timeout milliseconds for the whole call, 1 to 600000; as above
     * @param string|null $proxy a proxy's URL, for https only, or null for none: http or https, user and password if it
     *                           wants them, percent-encoded, host and port
     * @throws \ValueError if one is outside what is written here, or the URL is neither https nor http to a loopback host
     */
    public function __construct(
        #[\SensitiveParameter] string $token,
        string $url = Client::DEFAULT_URL,
        int $connectTimeout = 5000,
        int $timeout = 15000,
        #[\SensitiveParameter] ?string $proxy = null
    ) {}

    /**
     * Starts GET /people and does not wait. Another call of any Client meanwhile
     * first finishes this one and keeps its result for finish().
     *
     * @param array $ids list<string>: contact ids
     * @param array $emails list<string>: addresses; 1 to PEOPLE_PER_CALL ids and addresses together
     * @throws \ValueError if there are none or more, or one is empty or over 1000 bytes
     */
    public function fetchPeople(array $ids, array $emails = []): Fetch {}

    /**
     * POST /people: sets fields of one person, found by id.
     *
     * @param string $id the contact id
     * @param array $fields array<string, string|int|float|bool|null|list<string>>: at least one
     * @throws Exception
     */
    public function updatePerson(string $id, #[\SensitiveParameter] array $fields): void {}

    /**
     * GET /fields (OpenAPI: IPersonField).
     *
     * @return list<array{name: string, title: string, type: string, format: ?string, readOnly: bool, array: bool}>
     * @throws Exception
     */
    public function fields(): array {}

    /**
     * POST /fields: makes a field that persons of the account can have. It is
     * sent once, on a connection of its own: if no answer comes, fields() tells
     * whether there is one.
     *
     * @param string $name by which the API knows it, 1 byte or more
     * @param string $title by which people know it, 1 byte or more
     * @param string $type "string", "number", "integer", "boolean" or "any"
     * @param string|null $format "date" or "date-time", for the type "string"; null for none
     * @param bool $array whether it holds several values
     * @return array{name: string, title: string, type: string, format: ?string, readOnly: bool, array: bool} as Encharge
     *         made it
     * @throws Exception ApiException also if Encharge does not want it, because there is one of that name, say
     * @throws \ValueError if one is outside what is written here
     */
    public function createField(
        string $name,
        string $title,
        string $type = "string",
        ?string $format = null,
        bool $array = false
    ): array {}

    /**
     * GET /tags-management (OpenAPI: Tag).
     *
     * @return list<string> the account's tag names
     * @throws Exception
     */
    public function tags(): array {}

    /**
     * GET /accounts/info.
     *
     * @return array{accountId: int|string|null, name: ?string, site: ?string, status: ?string, timezone: ?string, peopleCount: ?int}
     * @throws Exception
     */
    public function account(): array {}

    /** @return array{url: string, connectTimeout: int, timeout: int} without the token */
    public function __debugInfo(): array {}
}
