<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

/**
 * Judges to which Encharge field something may be returned, as far as that can be
 * told without asking Encharge; AccountFields knows the rest.
 *
 * @phpstan-import-type Row from FieldMapRules
 */
final class ReturnField {

	/** The setting that names the field for a new user's password or link. */
	public const PASSWORD = 'return_password_field';

	/** The setting that names the field for the user's id. */
	public const USER_ID = 'return_user_id_field';

	/** The settings that name such a field. */
	public const SETTINGS = array( self::PASSWORD, self::USER_ID );

	/** Fields, in lower case, by which Encharge knows a person or which open what somebody pays for: anything else in their place destroys the contact. */
	private const NEVER = array( 'id', 'userid', 'email', 'tags', 'accountid', 'anonymousid', 'segmentanonymousid' );

	/**
	 * @param self::PASSWORD|self::USER_ID $setting the setting that names the field
	 * @param list<Row>                     $rows    the field map
	 * @return string|null why nothing may be returned to the field, for a person; null if something may
	 */
	public static function refusal( string $setting, string $field, array $rows ): ?string {
		if ( in_array( strtolower( $field ), self::NEVER, true ) ) {
			/* translators: %s: Encharge field. */
			return sprintf( __( 'Nothing is ever returned to the field %s: it would overwrite who the contact is or what they have. Make a field of its own in Encharge.', 'webhooks-for-encharge' ), $field );
		}

		foreach ( $rows as $row ) {
			$clash = self::clash( $setting, $field, $row );

			if ( null !== $clash ) {
				return $clash;
			}
		}

		return null;
	}

	/**
	 * @param self::PASSWORD|self::USER_ID $setting the setting that names the field
	 * @param Row                           $row     of the field map
	 * @return string|null why the row cannot stand beside what is returned to the field, for a person; null if it can
	 */
	public static function clash( string $setting, string $field, array $row ): ?string {
		return match ( true ) {
			$row['field'] !== $field    => null,
			/* translators: 1: Encharge field, 2: WordPress key. */
			self::USER_ID === $setting  => sprintf( __( 'The field %1$s cannot both be mapped to %2$s and be return_user_id_field: the next webhook would store the id there.', 'webhooks-for-encharge' ), $field, $row['key'] ),
			// A mapped password is only read when the user is made, and then none is returned.
			'user_pass' === $row['key'] => null,
			/* translators: 1: Encharge field, 2: WordPress key. */
			default                     => sprintf( __( 'The field %1$s cannot both be mapped to %2$s and be return_password_field: the next webhook would store the password there as a text.', 'webhooks-for-encharge' ), $field, $row['key'] ),
		};
	}
}
