<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

/**
 * How much is measured: about eleven minutes in all.
 */
final class Effort
{
    /** In each, every column has its turn. */
    public const ROUNDS = 9;
    /** Whole seconds for which a rate is measured, in each round. */
    public const SECONDS = 1;
    /** Webhooks one at a time, in each round. */
    public const WEBHOOKS = 12;
    public const DISTANT_WEBHOOKS = 6;
    public const FIRST_WEBHOOKS = 2;
    /** Webhooks on several connections, in each round. */
    public const WEBHOOKS_AT_ONCE = 40;
    /** Seconds of a round trip to the distant Encharge. */
    public const ROUND_TRIP = 0.05;
    /** Seconds of a round trip to the distant database. */
    public const DATABASE_ROUND_TRIP = 0.001;
    /** To tell how long a statement takes. */
    public const STATEMENTS = 500;
    /** Users of a site, each linked to a contact. */
    public const USERS = 1000;
    public const MORE_USERS = [20_000, 200_000];
    /** After how many requests the workers' memory is looked at. */
    public const REQUESTS = [10_000, 20_000];
}
