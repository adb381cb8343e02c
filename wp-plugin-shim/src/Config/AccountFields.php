<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

/**
 * The fields that an account at Encharge has, against which a setting that names
 * a field is checked.
 *
 * @phpstan-import-type Field from FieldSuggestions
 */
final class AccountFields {

	/** Fields that every person has, whether Encharge lists them or not. */
	private const ALWAYS_THERE = array( 'id', 'userId', 'email', 'tags' );

	/** Formats into which no text fits. */
	private const DATES = array( 'date', 'date-time' );

	/** @param list<Field> $fields as Client::fields() gives them */
	public function __construct( private readonly array $fields ) {}

	/**
	 * @param list<string> $names
	 * @return list<string> those that no person of the account can have
	 */
	public function unknown( array $names ): array {
		return array_values( array_diff( $names, self::ALWAYS_THERE, array_column( $this->fields, 'name' ) ) );
	}

	/** @return array<string, string> name → title of the fields to which something can be returned */
	public function writable(): array {
		return array_filter(
			array_column( $this->fields, 'title', 'name' ),
			fn ( string|int $name ): bool => null === $this->refusal( (string) $name ) && null === ReturnField::refusal( ReturnField::PASSWORD, (string) $name, array() ),
			ARRAY_FILTER_USE_KEY
		);
	}

	/** @return string that there is no such field, for a person */
	public static function missing( string $name ): string {
		/* translators: 1: Encharge field, 2: command. */
		return sprintf( __( 'Encharge has no field %1$s. The input for it on the tab Users offers those that there are, as does: %2$s', 'webhooks-for-encharge' ), $name, WpCommand::encharge( 'field list' ) );
	}

	/** @return string|null why the account takes no text for this field, for a person; null if it does */
	public function refusal( string $name ): ?string {
		$field = array_column( $this->fields, null, 'name' )[ $name ] ?? null;

		return match ( true ) {
			null === $field    => self::missing( $name ),
			/* translators: %s: Encharge field. */
			$field['readOnly'] => sprintf( __( 'Encharge does not let the field %s be written.', 'webhooks-for-encharge' ), $name ),
			/* translators: %s: Encharge field. */
			! self::takes_text( $field ) => sprintf( __( 'The field %s takes no text. Make one of the type text in Encharge.', 'webhooks-for-encharge' ), $name ),
			default            => null,
		};
	}

	/** @param Field $field */
	private static function takes_text( array $field ): bool {
		return ! $field['array'] && in_array( $field['type'], array( 'string', '' ), true ) && ! in_array( $field['format'], self::DATES, true );
	}
}
