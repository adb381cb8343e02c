<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\WordPress\Sync\Note;

/**
 * What everybody sees of a new user.
 *
 * Display name and nickname. Core would make the login of both, and the login is
 * the address by default.
 */
final class PublicNames {

	/**
	 * @param array<string, string> $fields a new user's, as they are to be stored; with user_login and user_email
	 * @return array{names: array<string, string>, notes: list<Note>} display_name and nickname, as they are to be stored
	 */
	public static function of( array $fields ): array {
		$joined  = self::joined( $fields['first_name'] ?? '', $fields['last_name'] ?? '' );
		$nobody  = LoginName::public_part( $fields['user_email'] );
		$display = self::chosen( 'display_name', $fields['display_name'] ?? '', '' === $joined ? $nobody : $joined );
		$nick    = self::chosen( 'nickname', $fields['nickname'] ?? '', '' === $joined ? $nobody : LoginName::public_part( $fields['user_login'] ) );

		return array(
			'names' => array(
				'display_name' => $display['value'],
				'nickname'     => $nick['value'],
			),
			'notes' => array( ...$display['notes'], ...$nick['notes'] ),
		);
	}

	/**
	 * @param string $mapped   by the field map, '' for none
	 * @param string $fallback not yet through the site's filters
	 * @return array{value: string, notes: list<Note>}
	 */
	private static function chosen( string $field, string $mapped, string $fallback ): array {
		if ( '' !== $mapped ) {
			return array(
				'value' => $mapped,
				'notes' => array(),
			);
		}

		try {
			$stored = StoredValue::of_field( $field, $fallback );
		} catch ( Unwritable ) {
			$stored = StoredValue::none();
		}

		return array(
			'value' => is_string( $stored->value ) ? $stored->value : '',
			'notes' => array_map( static fn ( array $change ): Note => new Note( $change[0], $field, $change[1] ), $stored->changes ),
		);
	}

	/** Joins a first and a last name as core does. */
	private static function joined( string $first, string $last ): string {
		if ( '' === $first || '' === $last ) {
			return $first . $last;
		}

		// phpcs:ignore WordPress.WP.I18n -- core's, whose order of names is that of the site's language.
		return sprintf( _x( '%1$s %2$s', 'Display name based on first name and last name' ), $first, $last );
	}
}
