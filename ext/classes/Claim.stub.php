<?php

/** @generate-class-entries */

namespace Encharge\Webhooks;

/**
 * An entry of the inbox that nobody else can claim until this object ends it or
 * is freed, or the process ends. One that is freed without an end is claimed by
 * whoever comes next.
 *
 * @strict-properties
 * @not-serializable
 */
final class Claim
{
    /** The entry's id, 32 hexadecimal digits. */
    public readonly string $receipt;
    /** The contact's id. */
    public readonly string $contact;
    /** What is asked for: anything but Action::Test. */
    public readonly Action $action;
    /** The role asked for; null if none. */
    public readonly ?string $role;
    /** Whether WordPress's mail to new users was asked for. */
    public readonly bool $notify;
    /** The SHA-256 of the access key, 64 hexadecimal digits. */
    public readonly string $keyDigest;
    /** The person that the payload held, if it was to be kept. */
    public readonly ?Person $person;
    /** When the webhook was accepted: Unix time, to the microsecond. */
    public readonly float $accepted;
    /** How many tries began, this one not counted. */
    public readonly int $tries;
    /** In how many tries in a row, the last one among them, the process ended. */
    public readonly int $interruptions;

    private function __construct() {}

    /**
     * Notes that the work begins: if the process ends before the claim does, that
     * was a try and an interruption.
     *
     * @throws InboxException if it could not be noted
     * @throws \Error if the claim has ended
     */
    public function begin(): void {}

    /**
     * Ends the claim, for the work is done: the entry is removed.
     *
     * @throws InboxException if it could not be removed
     * @throws \Error if the claim has ended
     */
    public function done(): void {}

    /**
     * Ends the claim without a try counted, for what failed is not the entry's
     * fault: it is due again at once.
     *
     * @throws InboxException if it could not be moved; somebody will claim it all the same
     * @throws \Error if the claim has ended
     */
    public function release(): void {}

    /**
     * Ends the claim of an entry that was held: once this returns it outlasts a
     * loss of power, and is due at once; if it throws, the entry is gone.
     *
     * @param Code $code why it was not handled
     * @param string $message the same for a person
     * @throws InboxException if it could not be stored
     * @throws \Error if the claim has ended
     */
    public function keep(Code $code, string $message): void {}

    /**
     * Ends the claim, for the try failed.
     *
     * @param int $seconds from now until it is due again, 0 to 31 days
     * @param Code $code why it failed
     * @param string $message the same for a person
     * @throws InboxException if it could not be moved; somebody will claim it all the same
     * @throws \Error if the claim has ended
     */
    public function later(int $seconds, Code $code, string $message): void {}

    /**
     * Ends the claim and gives the entry up: it becomes a dead letter.
     *
     * @param Code $code why it failed
     * @param string $message the same for a person
     * @throws InboxException if it could not be moved; somebody will claim it all the same
     * @throws \Error if the claim has ended
     */
    public function bury(Code $code, string $message): void {}
}
