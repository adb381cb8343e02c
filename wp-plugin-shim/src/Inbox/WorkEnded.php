<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

/**
 * A plugin, or WordPress itself, called wp_die() during the work.
 */
final class WorkEnded extends \RuntimeException {}
