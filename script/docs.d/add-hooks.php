<?php

/** What of WordPress is called by what is only loaded: examples of hooks, and commands. */

declare(strict_types=1);

use Encharge\Webhooks\Docs\HookExample;

function add_filter(string $name, callable $callback, int $priority = 10, int $parameters = 1): void
{
    HookExample::add('filter', $name, $callback, $parameters);
}

function add_action(string $name, callable $callback, int $priority = 10, int $parameters = 1): void
{
    HookExample::add('action', $name, $callback, $parameters);
}
