<?php

/**
 * The public API of the extension "encharge": its reference.
 *
 * All strings are UTF-8 unless a line says otherwise. A caller's mistake (an
 * argument outside what is written here) is a \ValueError or \TypeError; what
 * comes from outside (a webhook, the network, Encharge) is one of this
 * namespace's exceptions. "OpenAPI" below is the definition that
 * Encharge publishes of its REST API, version 1.0.0.
 *
 * @generate-class-entries
 */

namespace Encharge\Webhooks;

/**
 * What a webhook asks for: the values of the query parameter wpf_action.
 */
enum Action: string
{
    /** Create or update the user. */
    case Add = "add";
    /** Pull tags and fields of a user who exists. */
    case Update = "update";
    /** Pull tags only, of a user who exists. */
    case UpdateTags = "update_tags";
    /** Check the key and answer, nothing else. */
    case Test = "test";
}

/**
 * Everything that a webhook is answered with when it is not done. The backing
 * value is the machine-readable code of the answer.
 */
enum Code: string
{
    case InvalidAction = "invalid_action";
    case InvalidJson = "invalid_json";
    case MissingContact = "missing_contact";
    case InvalidContact = "invalid_contact";
    case MissingAccessKey = "missing_access_key";
    case InvalidAccessKey = "invalid_access_key";
    case PersonNotFound = "person_not_found";
    case UserNotFound = "user_not_found";
    case MethodNotAllowed = "method_not_allowed";
    case PayloadTooLarge = "payload_too_large";
    case UnsupportedMediaType = "unsupported_media_type";
    case PersonWithoutEmail = "person_without_email";
    case UserRejected = "user_rejected";
    case TooManyAttempts = "too_many_attempts";
    case InternalError = "internal_error";
    case EnchargeError = "encharge_error";
    case NotConfigured = "not_configured";
    case EnchargeBusy = "encharge_busy";
    case DatabaseUnavailable = "database_unavailable";
    case Maintenance = "maintenance";
    case EnchargeTimeout = "encharge_timeout";

    /** @return int the HTTP status, 400 to 504 (RFC 9110, section 15) */
    public function status(): int {}

    /** @return string one English sentence for a person */
    public function message(): string {}
}

/**
 * Marks everything that this extension throws because of the outside world.
 */
interface Exception extends \Throwable
{
}

/**
 * The request did not reach Encharge, or no whole answer came back: name
 * resolution, connection, TLS, a cut or an over-long answer, a redirect.
 * getCode() is one of the constants below whatever the version of libcurl, or
 * else libcurl's CURLcode. The message never holds the token or a proxy's login.
 */
class TransportException extends \RuntimeException implements Exception
{
    /**
     * The API's name cannot be resolved.
     *
     * @var int
     */
    public const UNRESOLVED = 6;
    /**
     * Nobody takes the connection, at the API or at the proxy.
     *
     * @var int
     */
    public const UNREACHABLE = 7;
    /**
     * Of a TimeoutException.
     *
     * @var int
     */
    public const TIMEOUT = 28;
    /**
     * The certificate cannot be verified.
     *
     * @var int
     */
    public const CERTIFICATE = 60;
    /**
     * The file of authorities cannot be read.
     *
     * @var int
     */
    public const AUTHORITIES = 77;
    /**
     * The proxy's name cannot be resolved, or it refuses.
     *
     * @var int
     */
    public const PROXY = 97;

    /** Code::EnchargeError, or Code::EnchargeTimeout in TimeoutException. */
    public readonly Code $reason;
}

/**
 * The connection or the answer took longer than allowed, or Encharge says so
 * of the request (status 408).
 */
class TimeoutException extends TransportException
{
}

/**
 * Encharge answered, but not with what was asked for: a status other than 2xx,
 * or a body that is not the JSON which the OpenAPI document describes,
 * or an answer about other people than were asked for. getMessage() is
 * Encharge's own message where there is one, without markup, control characters
 * or the token, at most 500 bytes.
 */
class ApiException extends \RuntimeException implements Exception
{
    /** Code::EnchargeError, or Code::EnchargeBusy in RateLimitException. */
    public readonly Code $reason;
    /** The HTTP status, 200 to 999. */
    public readonly int $status;
    /** Encharge's own errorCode (such as "10082"), if it sent one. */
    public readonly ?string $errorCode;
    /** Encharge's traceId, for its support, if it sent one; at most 128 bytes. */
    public readonly ?string $traceId;
}

/**
 * Encharge refused the token: status 401 or 403.
 */
class AuthenticationException extends ApiException
{
}

/**
 * Encharge asks for fewer requests: status 429, or 503 with Retry-After.
 */
class RateLimitException extends ApiException
{
    /** Seconds to wait, 1 to 21600, from Retry-After (RFC 9110, section 10.2.3); null if none came. */
    public readonly ?int $retryAfter;
}

/**
 * A webhook is refused.
 */
class PayloadException extends \UnexpectedValueException implements Exception
{
    /** Which check failed. */
    public readonly Code $reason;
    /** Position in the given digests of the key that was presented; null when no valid one was. */
    public readonly ?int $key;
    /** Whether a key was presented, valid or not; an empty one, or an array in its place, is none. */
    public readonly bool $presented;
}

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

/**
 * One webhook: a request that passed every check that needs no database.
 *
 * @strict-properties
 * @not-serializable
 */
final class Webhook
{
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
     * @param string $body the raw body; no more than 1 MiB and one byte of it is needed
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
    /** The contact id, 1 to 128 bytes of [A-Za-z0-9._:@+-]. */
    public readonly string $id;
    /** The address as it was written, if it is a non-empty string. */
    public readonly ?string $email;
    /** @var list<string> the tags, split at commas, trimmed, without empties and duplicates, in order. */
    public readonly array $tags;

    private function __construct() {}

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
 * Every call here is idempotent, and may be made twice: once more on a new
 * connection when a kept one turns out to be closed, is silent for a second
 * longer than it ever was, or brings an answer that is the connection's and not
 * Encharge's (status 408, 421, 425; 502, and 503 without Retry-After, that are
 * not in Encharge's JSON). A connection is kept for an hour at most, and not
 * used again if something came on it unasked.
 *
 * @strict-properties
 * @not-serializable
 */
final class Client
{
    /** @var string */
    public const DEFAULT_URL = "https://api.encharge.io/v1";

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
     * @param array $emails list<string>: addresses; 1 to 20 ids and addresses together
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

/**
 * A call for people under way. Destroying it cancels the call.
 *
 * @strict-properties
 * @not-serializable
 */
final class Fetch
{
    private function __construct() {}

    /**
     * Sends and receives what can be without waiting.
     *
     * @return bool whether the answer (or the failure) is complete
     */
    public function advance(): bool {}

    /**
     * Waits for the answer.
     *
     * @return list<Person> whom Encharge knows, in its order; those without a valid id are left out
     * @throws Exception the same one each time it is called; ApiException also for an answer that holds somebody, but none
     *                   of those who were asked for
     * @throws \Error after cancel()
     */
    public function finish(): array {}

    /**
     * Gives the call up and its connection with it, without waiting. Does
     * nothing when the answer is there already.
     */
    public function cancel(): void {}

    /**
     * How long the call took, as it was seen from here: what the caller did
     * between its start, advance() and finish() is in it, for meanwhile a new
     * connection does not get on, and an answer that came is not noticed.
     *
     * @return array{connection: string, connect: float, total: float}|null "kept" or "new", and milliseconds: until the
     *         connection stood (0 for a kept one), and altogether; null while the call is under way
     */
    public function timing(): ?array {}
}

/**
 * What answers a webhook before WordPress is loaded.
 *
 * A request with wpf_action in its query, for the index.php beside which a
 * guard file is, is checked before that script runs: the extension prepends a
 * loader of its own that calls enter(). What is refused, and a test, is
 * answered there; everything else goes on into WordPress, which asks here for
 * what was found out. Nothing of this happens on the command line, with
 * encharge.enabled off, or without a guard file.
 *
 * @strict-properties
 * @not-serializable
 */
final class Guard
{
    private function __construct() {}

    /**
     * For the loader alone, once a request. Answers the webhook and ends the
     * request, or lets it go on.
     *
     * @return string the auto_prepend_file that was set before, to be required; "" if none was
     * @throws \Error if anything else calls it
     */
    public static function enter(): string {}

    /** @return Webhook|null what the guard checked and let in, in this very request; null if it checked nothing */
    public static function webhook(): ?Webhook {}

    /** @return string|null digest() of the access key that the webhook came with; null if webhook() is */
    public static function keyDigest(): ?string {}

    /**
     * The call for the webhook's first 20 contacts, under way or done.
     *
     * @param Client $client how WordPress would call
     * @param array $contacts list<string>: ids of contacts whom it must ask for
     * @return Fetch|null null if none was started, or if it was with another URL, token or proxy, or asks not for all of
     *         $contacts: then it is cancelled
     */
    public static function fetch(Client $client, array $contacts = []): ?Fetch {}

    /**
     * @return array{guard: float, began: int}|null milliseconds that the guard took, and when it began, as hrtime(true) gives
     *         it (a float where integers have 32 bits): the fetch began no earlier; null if webhook() is
     */
    public static function timing(): ?array {}

    /**
     * For how long the keys that can be guessed open nothing on a site: for a
     * minute from when over 60 wrong keys came within one, which the first of them
     * began, from the network of this request's sender (IPv4 /24, IPv6 /48), or
     * over 6000 from everywhere.
     *
     * The counts are one for the guard and for WordPress, in memory that the
     * processes share which one master has started, as PHP-FPM's; processes that
     * somebody else starts, as mod_fcgid does, count each for itself. They begin anew
     * with the master, whose reload (SIGUSR2) is a start too. The sender's address
     * is REMOTE_ADDR as the web server has it, whatever $_SERVER says since. In a
     * request that the guard has checked it is what the guard found.
     *
     * @param string $file path of the site's guard file, which need not be there
     * @param int $site the site's id
     * @return int seconds, 1 to 60; 0 if those keys are open
     */
    public static function shutFor(string $file, int $site): int {}

    /**
     * Counts a wrong key that this request's sender presented, for shutFor().
     * Does nothing while those keys are shut, nor in a request that the guard has
     * checked, and so counted.
     *
     * @param string $file path of the site's guard file, which need not be there
     * @param int $site the site's id
     */
    public static function countWrongKey(string $file, int $site): void {}

    /**
     * Reads a guard file.
     *
     * @param string $file its path
     * @return array{state: string, sites?: int} "missing", "unreadable", "foreign" (another first line than ours), "damaged",
     *         "newer" (than this extension knows) or "valid", and then how many sites it serves
     */
    public static function inspect(string $file): array {}

    /**
     * @return string path of the guard file that serves this request's script: encharge.guard_file, or else
     *         wp-content/encharge-guard.php beside it; "" if neither is known
     */
    public static function path(): string {}
}
