<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Compat;

use Encharge\Webhooks\WordPress\Config\AccountFields;
use Encharge\Webhooks\WordPress\Config\ReturnField;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\User\FieldRules;

/**
 * The part of a migration from WP Fusion that concerns the field map.
 */
final class WpFusionFields {

	/** WP Fusion's types that have another name here; all others are text. */
	private const TYPES = array(
		'date'        => 'date',
		'datetime'    => 'datetime',
		'checkbox'    => 'boolean',
		'checkboxes'  => 'list',
		'multiselect' => 'list',
		'int'         => 'integer',
		'number'      => 'number',
		'textarea'    => 'textarea',
		'email'       => 'email',
		'url'         => 'url',
	);

	/** @param AccountFields|null $account what the account says of its fields; null: it could not be asked */
	public function __construct( private readonly WpFusionOptions $theirs, private readonly Settings $settings, private readonly ?AccountFields $account ) {}

	/** @return list<MigrationStep> a step for each field that WP Fusion has switched on */
	public function steps(): array {
		return array_map( fn ( array $row ): MigrationStep => $this->step( $row['key'], $row['field'], $row['type'] ), $this->theirs->fields() );
	}

	private function step( string $key, string $field, string $type ): MigrationStep {
		/* translators: 1: Encharge field, 2: WordPress key. */
		$item   = sprintf( __( 'field %1$s → %2$s', 'webhooks-for-encharge' ), $field, $key );
		$reason = self::why_not_needed( $key );

		if ( null !== $reason ) {
			return MigrationStep::not_needed( $item, $reason );
		}

		$refusal = FieldRules::key_refusal( $key ) ?? $this->return_field_refusal( $field, $key ) ?? $this->unknown_field( $field );

		if ( null !== $refusal ) {
			return MigrationStep::refused( $item, $refusal );
		}

		$type = isset( FieldRules::USER_FIELDS[ $key ] ) ? FieldRules::default_type( $key ) : ( self::TYPES[ $type ] ?? 'text' );

		return $this->beside_ours( $item, $field, $key, $type )
			/* translators: %s: type of a field, such as "date". */
			?? MigrationStep::to_take( $item, sprintf( __( 'as %s', 'webhooks-for-encharge' ), $type ), fn () => $this->save_row( $field, $key, $type ) );
	}

	/** @return string|null why WP Fusion maps this key and this plugin does not, for a person; null if both do */
	private static function why_not_needed( string $key ): ?string {
		return match ( $key ) {
			'user_id'                 => __( "a user's id never changes", 'webhooks-for-encharge' ),
			'user_registered'         => __( 'the registration date never changes', 'webhooks-for-encharge' ),
			'role', 'wp_capabilities' => __( "a role is asked for by the webhook's role parameter", 'webhooks-for-encharge' ),
			default                   => null,
		};
	}

	/** @return MigrationStep|null null where no row that stays here stands in the way */
	private function beside_ours( string $item, string $field, string $key, string $type ): ?MigrationStep {
		foreach ( $this->settings->field_map() as $row ) {
			if ( $row['key'] === $key && $row['field'] === $field ) {
				return $row['type'] === $type
					? MigrationStep::same( $item )
					/* translators: 1: type of a field, such as "text", 2: type of a field. */
					: MigrationStep::differs( $item, sprintf( __( "its type stays %1\$s; WP Fusion's is %2\$s", 'webhooks-for-encharge' ), $row['type'], $type ) );
			}

			if ( $row['key'] === $key && $this->settings->has_own_field_map() ) {
				/* translators: 1: Encharge field, 2: WordPress key. */
				return MigrationStep::differs( $item, sprintf( __( '%1$s → %2$s stays', 'webhooks-for-encharge' ), $row['field'], $key ) );
			}
		}

		return null;
	}

	/** @return string|null why a row cannot stand beside what is returned to Encharge, now or after the migration */
	private function return_field_refusal( string $field, string $key ): ?string {
		$row = compact( 'field', 'key' ) + array(
			'type' => '',
			'wipe' => false,
		);

		if ( $this->settings->text( ReturnField::USER_ID ) === $field ) {
			return ReturnField::refusal( ReturnField::USER_ID, $field, array( $row ) );
		}

		$returning = array_filter( array( $this->settings->text( ReturnField::PASSWORD ), $this->theirs->return_field() ) );

		return in_array( $field, $returning, true ) ? ReturnField::refusal( ReturnField::PASSWORD, $field, array( $row ) ) : null;
	}

	/** @return string|null that the account has no such field; null if it has, or could not be asked */
	private function unknown_field( string $field ): ?string {
		return array() === ( $this->account?->unknown( array( $field ) ) ?? array() ) ? null : AccountFields::missing( $field );
	}

	/** Adds a row, in place of the default one for this key. */
	private function save_row( string $field, string $key, string $type ): void {
		$own = compact( 'field', 'key', 'type' );

		$this->settings->change_field_map(
			static fn ( array $rows ): array => array(
				...array_values( array_filter( $rows, static fn ( array $row ): bool => $row['key'] !== $key ) ),
				$own,
			)
		);
	}
}
