<?php

/** @generate-class-entries */

namespace Encharge\Webhooks;

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
