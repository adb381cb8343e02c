<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

/**
 * How a check ended.
 */
enum Status: string {

	/** All is as it should be. */
	case Pass = 'pass';

	/** Webhooks work, but something is less than it could be, or not known. */
	case Warn = 'warn';

	/** Webhooks, or some of them, do not work. */
	case Fail = 'fail';
}
