<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

/**
 * What is compared, in the order of the table.
 */
enum Column: string
{
    case Plugin = 'plain-PHP plugin';
    case Guard = 'plain-PHP guard';
    case Bare = 'bare WordPress bootstrap';
    case Empty = 'empty PHP script';
    case Ours = 'ours';

    /** Those that do what a webhook asks for. */
    public const RECEIVERS = [self::Plugin, self::Guard, self::Ours];
}
