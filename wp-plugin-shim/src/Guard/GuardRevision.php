<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

/**
 * The mark by which one sees whether the guard file is what the site has.
 *
 * A site has a new one with each change of what stands in the file. It is
 * compared for equality: two changes of one second cannot be told apart by
 * their times, nor can those of two servers whose clocks differ.
 */
final class GuardRevision {

	/** Autoloaded: by it the next request, of whomever and on whatever server, sees that a file is behind. */
	public const OPTION = 'encharge_webhooks_guard_revision';

	/** @return string the current site's; '' if nothing has changed yet */
	public static function current(): string {
		// Where it is not there, get_option() would ask the database for it in each request.
		return self::checked( wp_load_alloptions()[ self::OPTION ] ?? null );
	}

	/** @return string the current site's, whatever a cache says */
	public static function of_database(): string {
		global $wpdb;

		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- has to be the database's own word.
		return self::checked( $wpdb->get_var( $wpdb->prepare( 'SELECT option_value FROM %i WHERE option_name = %s', $wpdb->options, self::OPTION ) ) );
	}

	/** Within a transaction it comes and goes with the change that it stands for. */
	public static function renew(): void {
		update_option( self::OPTION, bin2hex( random_bytes( 16 ) ), true );
	}

	private static function checked( mixed $stored ): string {
		return is_string( $stored ) && 1 === preg_match( '/^[0-9a-f]{32}$/D', $stored ) ? $stored : '';
	}
}
