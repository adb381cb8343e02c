<?php

/** @generate-class-entries */

namespace Encharge\Webhooks;

/**
 * The webhooks of one site on one server that were accepted and are not
 * finished: a folder with the subfolders tmp, new, cur, later, dead and aside
 * and the file drain.lock, which whoever makes the inbox makes, for the user of
 * PHP alone. It may be used by any number of processes at once.
 *
 * An entry is what one webhook asks for of one contact. Its receipt, 32
 * hexadecimal digits, is the same for what asks for the same by the same key:
 * of these the inbox keeps one.
 *
 * @strict-properties
 * @not-serializable
 */
final class Inbox
{
    private function __construct() {}

    /**
     * Opens an inbox; nothing is made or changed.
     *
     * @param string $folder an absolute path, within open_basedir
     * @param string $installation what tells this site from copies of it; an entry of another one is put aside
     * @throws InboxException if the folder cannot be opened, or is another user's
     */
    public static function open(string $folder, string $installation): Inbox {}

    /**
     * Whether its folder is one of another machine's, where locks and a rename may
     * do less than an inbox asks of them: NFS, SMB, Ceph and the like. FUSE counts
     * as such, too, for it does not tell what is behind it (sshfs, GlusterFS, but
     * also a folder of this machine's).
     */
    public function isOnNetwork(): bool {}

    /**
     * Takes a webhook in, an entry for each of its contacts. Once it returns, they
     * outlast a loss of power; if it throws, none is left.
     *
     * @param bool $withPersons whether the persons that the payload holds are kept with them
     * @return list<string> the receipts, in the order of the contacts
     * @throws InboxException if it could not be stored
     * @throws \ValueError if the webhook names no contact
     */
    public function accept(Webhook $webhook, bool $withPersons = false): array {}

    /**
     * Takes a webhook in that this process is about to handle: the entries are
     * claimed from the start, and outlast the process, but no loss of power.
     *
     * @return list<Claim> in the order of the contacts
     * @throws InboxException if it could not be stored; no entry is left then
     * @throws \ValueError if the webhook names no contact
     */
    public function hold(Webhook $webhook, bool $withPersons = false): array {}

    /**
     * Takes the lock of the one process that drains the inbox, and removes what a
     * process that has ended left half written.
     *
     * @return bool false if another process holds it
     * @throws InboxException if there is no file to lock
     */
    public function lock(): bool {}

    /**
     * Lets go of that lock, and looks once more: what came while the lock was held
     * has woken nobody.
     *
     * @return bool false if there is an entry that is due
     */
    public function unlock(): bool {}

    /** @return bool whether there is an entry that is due; what is claimed, even by a process that has ended, is none */
    public function hasWork(): bool {}

    /**
     * Claims entries: first those that a process left which has ended, then those
     * that are due, then new ones. Each call goes on where the last one came to.
     * Files that are no whole entries of this site are put aside.
     *
     * @param int $limit how many at the most, 1 to 100
     * @return list<Claim> empty if nothing is to be had
     * @throws InboxException if the folders cannot be read or written
     */
    public function claim(int $limit): array {}

    /**
     * Has everybody let the entries lie for that long, for a reason that none of
     * them is to blame for.
     *
     * @param int $seconds from now, at most 31 days; 0 ends a pause
     * @throws InboxException if it could not be noted
     */
    public function pause(int $seconds, Code $reason): void {}

    /**
     * @return array{until: int, reason: ?Code}|null until when the inbox is paused (Unix time) and why; null if
     *                    it is not
     */
    public function paused(): ?array {}

    /**
     * @param int $atMost counts no further, 1 to 1,000,000
     * @return array{count: int, oldest: ?int} how many, and when the oldest of those was accepted (Unix time)
     * @throws InboxException if the folder cannot be read
     */
    public function count(InboxState $state, int $atMost = 10000): array {}

    /**
     * Lists entries in the order of their files' names. Whoever goes on where the
     * last list ended has the folder read for many pages at once: what came since
     * then may be missing. Fewer than $limit are the last ones.
     *
     * @param int $limit 1 to 1,000
     * @param string $after the file of the last one that was seen; "" begins
     * @return list<array{file: string, receipt: string, contact: ?string, action: ?Action, role: ?string,
     *               notify: bool, keyDigest: ?string, accepted: ?float, time: ?int, tries: int, code: ?Code,
     *               message: string}>: accepted is Unix time; time when it is due, or was given up; code and message
     *               are those of the last failure; contact, action, keyDigest and accepted are null of what cannot be
     *               read
     * @throws InboxException if the folder cannot be read
     */
    public function list(InboxState $state, int $limit, string $after = ""): array {}

    /**
     * Has dead letters, or those that wait for another try, tried again at once,
     * their tries forgotten. One pass over the inbox does so for all receipts.
     *
     * @return int how many entries of those receipts there were
     * @throws InboxException if the folders cannot be read or written
     */
    public function retry(string $receipt, string ...$more): int {}

    /**
     * Removes the entries of those receipts that are in that state, but for what is
     * being worked, in one pass likewise. Those of the same receipt in another state
     * stay: a webhook that asks for what a dead letter asked for waits under the same
     * receipt. What was put aside has none.
     *
     * @return int how many they were
     * @throws InboxException if the folder cannot be read or written
     */
    public function discard(InboxState $state, string $receipt, string ...$more): int {}
}
