<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

/**
 * What a task came by.
 */
enum Origin: string {

	case Webhook = 'webhook';
	case Pull    = 'pull';
	case Inbox   = 'inbox';

	/** Somebody had what is in the log done once more. */
	case Rerun = 'rerun';
}
