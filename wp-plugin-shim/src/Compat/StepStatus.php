<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Compat;

/**
 * What becomes of one thing that WP Fusion left.
 */
enum StepStatus: string {

	case Same      = 'same';
	case ToTake    = 'to take';
	case Taken     = 'taken';
	case Differs   = 'differs';
	case NotNeeded = 'not needed';
	case Refused   = 'refused';
	case Failed    = 'failed';
}
