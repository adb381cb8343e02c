<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

/**
 * Who may do what with the plugin: asked by whatever shows or changes something
 * in WordPress.
 */
final class Access {

	/** To see what is wrong and what helps, and what has come. */
	public const SEE = 'see';

	/** To change settings, and to have something done for somebody. */
	public const CHANGE = 'change';

	/** To make, replace and revoke access keys, each of which opens the site to webhooks. */
	public const MANAGE_KEYS = 'manage_keys';

	/** @param self::* $task what the current user wants to do */
	public static function allows( string $task ): bool {
		return current_user_can( self::capability( $task ) );
	}

	/**
	 * @param self::* $task what somebody wants to do
	 * @return string the capability that this needs
	 */
	public static function capability( string $task ): string {
		/**
		 * Filters which capability a user needs for something that the plugin shows or does.
		 *
		 * Whoever may make access keys can make users and change those who are not protected.
		 *
		 * @param string $capability A capability of WordPress: manage_options.
		 * @param string $task       "see": what is wrong and what helps, and what has come. "change": to change settings, and to have
		 *                           something done for somebody. "manage_keys": to make, replace and revoke access keys.
		 */
		$capability = apply_filters( 'encharge_webhooks_capability', 'manage_options', $task );

		return is_string( $capability ) && '' !== $capability ? $capability : 'do_not_allow';
	}
}
