<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

/**
 * What would become of one value.
 */
enum Verdict: string {

	case Write = 'write';
	case Wipe  = 'wipe';
	case Same  = 'same';
	case No    = 'no';
}
