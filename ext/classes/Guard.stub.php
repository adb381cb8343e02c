<?php

/** @generate-class-entries */

namespace Encharge\Webhooks;

/**
 * What answers a webhook, before WordPress is loaded or after.
 *
 * A request with wpf_action in its query, for the index.php beside which a
 * guard file is, is checked before that script runs: the extension prepends a
 * loader of its own that calls enter(). What is refused, and a test, is
 * answered there; everything else goes on into WordPress, which asks here for
 * what was found out. Nothing of this happens on the command line, with
 * encharge.enabled off, or without a guard file.
 *
 * From its admission on the door to the sender is shut: whatever is printed, set
 * as a header or flushed goes nowhere, what PHP code does with output buffers
 * does not matter, and errors are not shown. What the sender gets is given by
 * answer(), or by the extension itself when the request has ended without, by an
 * exit, an exception, a limit or any other way: with expectFailure()'s code, or
 * else internal_error, or database_unavailable if WordPress ended because it found
 * no database. Where the guard has admitted nothing, shut() does the same.
 * What writes to the web server by other ways than PHP's output, as to
 * php://stdout under CGI, cannot be kept back, and a process that is killed answers nothing.
 *
 * @strict-properties
 * @not-serializable
 */
final class Guard
{
    /**
     * What the guard file is called where no setting names another.
     *
     * @var string
     * @cvalue ENCHARGE_GUARD_FILE_NAME
     */
    public const FILE_NAME = "encharge-guard.php";
    /**
     * The line, here without its end, with which a guard file begins: whoever
     * asks the web server for the file gets an empty page. JSON follows.
     *
     * @var string
     * @cvalue ENCHARGE_GUARD_FIRST_LINE
     */
    public const FILE_FIRST_LINE = "<?php __halt_compiler();";
    /**
     * The version of that JSON which this extension reads, beside older ones.
     *
     * @var int
     * @cvalue ENCHARGE_GUARD_VERSION
     */
    public const FILE_VERSION = 1;
    /**
     * A guard file may be as many bytes long.
     *
     * @var int
     * @cvalue ENCHARGE_GUARD_FILE_MAX
     */
    public const FILE_MAX = 4194304;
    /**
     * As many wrong keys may come within a minute from one network before the
     * keys that can be guessed are shut to it; see shutFor().
     *
     * @var int
     * @cvalue ENCHARGE_WRONG_KEYS_OF_A_NETWORK
     */
    public const WRONG_KEYS_OF_A_NETWORK = 60;
    /**
     * The same from everywhere, before they are shut to everybody.
     *
     * @var int
     * @cvalue ENCHARGE_WRONG_KEYS_IN_ALL
     */
    public const WRONG_KEYS_IN_ALL = 6000;

    private function __construct() {}

    /**
     * For the loader alone, once a request. Answers the webhook and ends the
     * request, or lets it go on.
     *
     * @return string the auto_prepend_file that was set before, to be required; "" if none was
     * @throws \Error if anything else calls it
     */
    public static function enter(): string {}

    /**
     * Whether this request, whose sender has the answer, is to go on and drain the
     * site's inbox: something lies there, and nobody else drains it. Where the guard
     * itself has stored and answered the webhook, the request is there for nothing
     * else. Never where the sender would wait for its end, as under CGI.
     */
    public static function drains(): bool {}

    /**
     * Tells that the work for a contact of webhook() has ended, in whatever way:
     * nobody is to do it again. Until then it lies in the site's inbox, if there is
     * one and the sender did not say async=false; there it is done later if this
     * process ends first, and a sender who has no answer then gets 202.
     */
    public static function done(string $contact): void {}

    /**
     * Has the inbox do the work for a contact of webhook() later, for a reason that
     * passes.
     *
     * @return string|null the receipt: the work outlasts a loss of power now. Null if the inbox does not hold it, or it could
     *                     not be stored
     */
    public static function keep(string $contact, Code $reason): ?string {}

    /** @return Webhook|null what the guard checked and let in, in this very request; null if it checked nothing */
    public static function webhook(): ?Webhook {}

    /** @return string|null digest() of the access key that the webhook came with; null if webhook() is null */
    public static function keyDigest(): ?string {}

    /**
     * The call for the webhook's first Client::PEOPLE_PER_CALL contacts, under way or
     * done.
     *
     * @param Client $client how WordPress would call
     * @param array $contacts list<string>: ids of contacts whom it must ask for
     * @return Fetch|null null if none was started. Null also if it goes to another URL, or by another token or proxy, or does not
     *         ask for all of $contacts: then it is cancelled
     */
    public static function fetch(Client $client, array $contacts = []): ?Fetch {}

    /**
     * @return array{guard: float, began: int}|null milliseconds that the guard took, and when it began, as hrtime(true) gives
     *         it (a float where integers have 32 bits): the fetch began no earlier; null if webhook() is null
     */
    public static function timing(): ?array {}

    /**
     * Shuts the door, if it is not shut: to be called as soon as a request is known
     * to be a webhook. Headers that have been sent, and what was printed and is in no
     * buffer, cannot be called back.
     */
    public static function shut(): void {}

    /**
     * Opens the door, for a request that is not to be answered as a webhook: its page
     * goes out, with the headers that it has set at any time. What was printed
     * meanwhile and is in no buffer is gone. Does nothing after answer().
     */
    public static function open(): void {}

    /**
     * Answers this request, shuts the door for the rest of it, and lets the sender go where the
     * server can: PHP-FPM and LiteSpeed, and also Apache and php -S, which get the
     * answer's length and a flush. The request goes on.
     *
     * The body is JSON, {"success": …, "data": …}. No header that was set before
     * goes out, and none but those that every answer has, for no cache to keep it,
     * and $headers. If headers have been sent before the door was shut, the body alone is written.
     *
     * @param int $status the HTTP status, 200 to 599; below 300 it is a success
     * @param array $data array<string, mixed>: the "data" of the body; what JSON cannot hold becomes null
     * @param array $headers array<string, string>: name => value, of headers that this answer has beside
     * @return bool false if the request has been answered before: then nothing was done
     * @throws \ValueError if $status or a header is none
     */
    public static function answer(int $status, array $data, array $headers = []): bool {}

    /**
     * Tells with which code the webhook fails if the request ends without answer(),
     * the last one that was told. After a fatal error it also lifts a memory limit
     * that was hit, by a few megabytes until the request is over, for what is yet to be done.
     */
    public static function expectFailure(Code $code): void {}

    /**
     * For how long the keys that can be guessed open nothing on a site: for a
     * minute from when over WRONG_KEYS_OF_A_NETWORK wrong keys came within one,
     * which the first of them began, from the network of this request's sender
     * (IPv4 /24, IPv6 /48), or over WRONG_KEYS_IN_ALL from everywhere.
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
     * What the guard has answered itself of a site's webhooks: those that it
     * refused, and each test that passed, but for the plugin's own with a
     * diagnostic key.
     *
     * It is kept in the memory of shutFor(), for 64 sites at most: that of the
     * site answered longest ago goes to another.
     *
     * @param string $file path of the site's guard file, which need not be there
     * @param int $site the site's id
     * @return array{since: int, hours: list<array{hour: int, code: ?string, count: int}>,
     *               last: list<array{time: int, code: ?string, address: string, user_agent: string, key: string}>}|null
     *         since when it is known (Unix time); how many were answered with which code in each of the last 24 hours,
     *         by the Unix time at which it began, none left out that has any; the last 100, newest first, with the
     *         sender's network, and the first 4 digits of the key's digest(), each "" if it is not known. A code is one
     *         of Code's, or null for a test that passed. Null where this PHP has no such memory: on the command line, or
     *         if the system gave none
     */
    public static function recent(string $file, int $site): ?array {}

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

    /** @return int how many processors the machine has on line, at least 1 */
    public static function processors(): int {}
}
