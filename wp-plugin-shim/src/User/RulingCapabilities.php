<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

/**
 * The capabilities whose holders a webhook must not touch.
 *
 * They are the privileged ones, and those which by their name change something
 * that others own: plugins name theirs as core does. A role with one of the
 * latter may be ticked for webhooks all the same, and does not rule from then on.
 */
final class RulingCapabilities {

	private const PATTERN = '/\A(?:(?:create|edit|delete|publish|manage|promote|remove|install|activate|update|upload|unfiltered|switch|assign|gform|gravityforms)_|moderate|customize|import|export)|_(?:users|roles|options|settings)\z/i';

	/**
	 * @param array<array-key, mixed> $capabilities capability → whether it is granted, as roles and users have them
	 * @return string|null the first granted one that rules, a privileged one before all others
	 */
	public static function first_in( array $capabilities ): ?string {
		$privileged = PrivilegedCapabilities::first_in( $capabilities );

		if ( null !== $privileged ) {
			return $privileged;
		}

		foreach ( array_keys( array_filter( $capabilities ) ) as $capability ) {
			if ( 1 === preg_match( self::PATTERN, (string) $capability ) ) {
				return (string) $capability;
			}
		}

		return null;
	}
}
