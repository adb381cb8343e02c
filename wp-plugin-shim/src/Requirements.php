<?php
/**
 * Requirements: what the plugin needs of its server.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress;

/**
 * Checked before any other class is loaded. Keeps to PHP 7.4.
 */
final class Requirements {

	public const PHP = '8.2';

	public const WORDPRESS = '6.5';

	/** The oldest version of the extension that has what this plugin calls. */
	public const EXTENSION = '1.0.0';

	/** @return bool whether the plugin can run here */
	public static function are_met(): bool {
		return null === self::unmet();
	}

	/** @return 'php'|'core'|'extension_missing'|'extension_old'|null what fails first; null if all is met */
	public static function unmet(): ?string {
		if ( version_compare( PHP_VERSION, self::PHP, '<' ) ) {
			return 'php';
		}

		if ( version_compare( get_bloginfo( 'version' ), self::WORDPRESS . '-alpha', '<' ) ) {
			return 'core';
		}

		$extension = phpversion( 'encharge' );

		if ( false === $extension ) {
			return 'extension_missing';
		}

		return version_compare( $extension, self::EXTENSION, '<' ) ? 'extension_old' : null;
	}
}
