<?php

/**
 * What the extension throws. A caller's mistake (an argument outside what its
 * method says) is a \ValueError or \TypeError; what comes from outside (a
 * webhook, the network, Encharge) is one of these.
 *
 * All strings of the extension are UTF-8 unless a line says otherwise.
 * "OpenAPI" is the definition that Encharge publishes of its REST API, version
 * 1.0.0.
 *
 * @generate-class-entries
 */

namespace Encharge\Webhooks;

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
     * The call took longer than allowed: every TimeoutException has this code.
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
     * The proxy's name cannot be resolved, or the proxy refuses.
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
    /** Whether the answer is as it should be, but for the people in it: they are others than were asked for, or have no valid id. */
    public readonly bool $isAboutOthers;
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
 * The inbox could not be used: its folder is missing or another user's, the
 * disk is full, read-only or broken. getCode() is the errno of the system call
 * that failed, and the message the system's own words.
 */
class InboxException extends \RuntimeException implements Exception
{
}

/**
 * Code of somebody else's called exit behind an ExitBarrier.
 */
class ExitException extends \RuntimeException implements Exception
{
}
