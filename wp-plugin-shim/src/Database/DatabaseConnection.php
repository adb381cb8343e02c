<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Database;

/**
 * WordPress's connection to its database.
 */
final class DatabaseConnection {

	/** @return bool whether there is one: after it was lost, wpdb ends the request at the next statement */
	public static function is_open(): bool {
		global $wpdb;

		return null !== $wpdb->dbh;
	}
}
