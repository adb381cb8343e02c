<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Install;

/**
 * How a guard file is called, begins and ends.
 *
 * The extension says it, in its class Guard. It is said again here because a
 * guard file has to be removed also where the extension is missing.
 */
final class GuardFileFormat {

	public const NAME = 'encharge-guard.php';

	/** Whoever asks the web server for the file gets an empty page. */
	public const FIRST_LINE = "<?php __halt_compiler();\n";

	/** The extension calls a longer one damaged. */
	public const MAX_BYTES = 4 * 1024 * 1024;
}
