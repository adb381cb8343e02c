<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Install;

/**
 * Settings → Encharge where the requirements are not met: what is missing and how
 * to get it. Keeps to PHP 7.4.
 */
final class InstallPage {

	/** The settings page's name in its URL, with the requirements met as well. */
	public const SLUG = 'encharge-webhooks';
}
