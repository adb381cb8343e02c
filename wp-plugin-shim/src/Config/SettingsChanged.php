<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

/**
 * Thrown before anything is changed, where somebody else saved settings between
 * the reading and the saving.
 */
final class SettingsChanged extends \RuntimeException {

	public function __construct() {
		parent::__construct( __( 'Somebody has changed the settings since they were read. Nothing was saved. Look at them as they are now, and save again.', 'webhooks-for-encharge' ) );
	}
}
