<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

/**
 * How many users are protected, and by what.
 *
 * Users with the same roles and capabilities are counted by the database, and
 * judged once: a site has few such combinations, however many users it has.
 *
 * @phpstan-type Count array{key: string, role: string, capability: string, users: int}
 */
final class ProtectionCensus {

	/**
	 * @return list<Count> the most users first; key: the meta key under which they hold it, role: '' if it is held
	 *         directly, capability: '' if nobody can say what the role holds. Who holds several is counted for each.
	 */
	public static function counts(): array {
		$books  = array();
		$counts = array();

		foreach ( self::combinations() as $combination ) {
			$key  = $combination['meta_key'];
			$held = maybe_unserialize( $combination['meta_value'] );

			if ( ! is_array( $held ) ) {
				continue;
			}

			$books[ $key ] ??= RoleBook::behind( $key );

			foreach ( $books[ $key ]->causes( $held ) as $cause ) {
				$name              = "$key {$cause['role']} {$cause['capability']}";
				$counts[ $name ] ??= array( 'key' => $key ) + $cause + array( 'users' => 0 );

				$counts[ $name ]['users'] += (int) $combination['users'];
			}
		}

		usort( $counts, static fn ( array $one, array $other ): int => $other['users'] <=> $one['users'] );

		return $counts;
	}

	/**
	 * Grouped by a hash: collations take two roles for one whose names differ in
	 * case alone. Joined from the left, since the database would otherwise look
	 * through all of each user's meta.
	 *
	 * @return list<array{meta_key: string, meta_value: string, users: string}>
	 */
	private static function combinations(): array {
		global $wpdb;

		/** @var list<array{meta_key: string, meta_value: string, users: string}> */
		return $wpdb->get_results( // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- as they are now.
			$wpdb->prepare(
				'SELECT MIN(m.meta_key) AS meta_key, MIN(m.meta_value) AS meta_value, COUNT(u.ID) AS users
				FROM %i m LEFT JOIN %i u ON u.ID = m.user_id
				WHERE m.meta_key LIKE %s
				GROUP BY MD5(CONCAT(m.meta_key, m.meta_value))
				HAVING COUNT(u.ID) > 0',
				$wpdb->usermeta,
				$wpdb->users,
				'%' . RoleBook::KEY_ENDING
			),
			ARRAY_A
		) ?? array();
	}
}
