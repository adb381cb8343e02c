<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

/**
 * Where a remedy is carried out, and so how a face shows it.
 */
enum RemedyKind: string {

	/** A command line, to be copied. */
	case Command = 'command';

	/** A screen of the admin area, to be opened. */
	case Screen = 'screen';

	/** A text for whoever runs the server: a setting of PHP's or of the web server's. */
	case Host = 'host';
}
