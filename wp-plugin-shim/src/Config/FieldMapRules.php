<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

use Encharge\Webhooks\FieldMap;
use Encharge\Webhooks\WordPress\User\FieldRules;
use InvalidArgumentException;

/**
 * What the rows of a field map may be.
 *
 * @phpstan-type Row array{field: string, key: string, type: string, wipe: bool}
 * @phpstan-type GivenRow array{field: string, key: string, type?: string, wipe?: bool}
 */
final class FieldMapRules {

	/** What counts until somebody saves a field map. */
	public const DEFAULT_ROWS = array(
		array(
			'field' => 'email',
			'key'   => 'user_email',
			'type'  => 'email',
			'wipe'  => false,
		),
		array(
			'field' => 'firstName',
			'key'   => 'first_name',
			'type'  => 'text',
			'wipe'  => false,
		),
		array(
			'field' => 'lastName',
			'key'   => 'last_name',
			'type'  => 'text',
			'wipe'  => false,
		),
	);

	/**
	 * @param GivenRow $row
	 * @return Row the row, whole
	 * @throws InvalidArgumentException With a message for a person, naming the row.
	 */
	public static function clean( array $row ): array {
		$key   = $row['key'];
		$field = trim( $row['field'] );
		$type  = $row['type'] ?? FieldRules::default_type( $key );
		$fault = self::fault( $field, $key, $type );

		if ( null !== $fault ) {
			throw new InvalidArgumentException(
				self::is_line( $field )
					/* translators: 1: Encharge field, 2: WordPress key, 3: reason. */
					? sprintf( __( 'The row %1$s → %2$s is not allowed: %3$s.', 'webhooks-for-encharge' ), $field, $key, rtrim( $fault['reason'], '.' ) )
					: $fault['reason']
			);
		}

		return array(
			'field' => $field,
			'key'   => $key,
			'type'  => $type,
			'wipe'  => $row['wipe'] ?? false,
		);
	}

	/**
	 * @param GivenRow $row one that cannot be saved
	 * @return 'field'|'key'|'type' what of it is to be changed
	 */
	public static function faulty_part( array $row ): string {
		return self::fault( trim( $row['field'] ), $row['key'], $row['type'] ?? FieldRules::default_type( $row['key'] ) )['part'] ?? 'field';
	}

	/** @param list<GivenRow> $rows */
	public static function follows_addresses( array $rows ): bool {
		return in_array( 'user_email', array_column( $rows, 'key' ), true );
	}

	/** @return array{part: 'field'|'key'|'type', reason: string}|null what is wrong with a row by itself; null if nothing is */
	private static function fault( string $field, string $key, string $type ): ?array {
		if ( ! self::is_line( $field ) ) {
			return array(
				'part'   => 'field',
				'reason' => __( 'The name of an Encharge field is one line of at most 255 bytes.', 'webhooks-for-encharge' ),
			);
		}

		$key_refusal = FieldRules::key_refusal( $key );

		list( $part, $reason ) = match ( true ) {
			null !== $key_refusal                        => array( 'key', $key_refusal ),
			'' === $field                                => array( 'field', __( 'the Encharge field is missing', 'webhooks-for-encharge' ) ),
			/* translators: 1: a value, 2: list of values. */
			! in_array( $type, FieldMap::types(), true ) => array( 'type', sprintf( __( '"%1$s" is none of %2$s', 'webhooks-for-encharge' ), $type, implode( ', ', FieldMap::types() ) ) ),
			'user_pass' === $key && 'password' !== $type => array( 'type', __( 'user_pass takes only the type password', 'webhooks-for-encharge' ) ),
			default                                      => array( 'key', null ),
		};

		return null === $reason ? null : array(
			'part'   => $part,
			'reason' => $reason,
		);
	}

	/**
	 * @param list<GivenRow> $rows     all of a field map
	 * @param Settings       $settings for the fields that something is returned to
	 * @return list<Row> the rows, whole
	 * @throws InvalidValues With the position of each row that is not allowed.
	 */
	public static function clean_all( array $rows, Settings $settings ): array {
		$clean  = array();
		$errors = array();

		foreach ( $rows as $position => $row ) {
			try {
				$own     = self::clean( $row );
				$clean[] = $own;

				foreach ( ReturnField::SETTINGS as $setting ) {
					$clash   = ReturnField::clash( $setting, $settings->text( $setting ), $own );
					$errors += null === $clash ? array() : array( $position => $clash );
				}
			} catch ( InvalidArgumentException $exception ) {
				$errors[ $position ] = $exception->getMessage();
			}
		}

		return array() === $errors ? $clean : throw new InvalidValues( $errors );
	}

	/**
	 * @param array<array-key, mixed> $stored a row as somebody stored it once
	 * @return Row|null null if it is none
	 */
	public static function read( array $stored ): ?array {
		return is_string( $stored['field'] ?? null ) && is_string( $stored['key'] ?? null ) && is_string( $stored['type'] ?? null )
			? array(
				'field' => $stored['field'],
				'key'   => $stored['key'],
				'type'  => $stored['type'],
				'wipe'  => true === ( $stored['wipe'] ?? false ),
			)
			: null;
	}

	/**
	 * @param list<Row> $rows
	 * @param Row       $row
	 * @return list<Row> the rows, with this one in the place of the one for its field and key
	 */
	public static function with( array $rows, array $row ): array {
		foreach ( $rows as $position => $other ) {
			if ( $other['field'] === $row['field'] && $other['key'] === $row['key'] ) {
				$rows[ $position ] = $row;

				return $rows;
			}
		}

		return array( ...$rows, $row );
	}

	/**
	 * @param list<Row>   $rows
	 * @param string|null $key null: whichever
	 * @return list<Row> those that do not lead from this field to this key
	 */
	public static function without( array $rows, string $field, ?string $key ): array {
		return array_values( array_filter( $rows, static fn ( array $row ): bool => $row['field'] !== $field || ( $key ?? $row['key'] ) !== $row['key'] ) );
	}

	private static function is_line( string $name ): bool {
		return strlen( $name ) <= 255 && 1 !== preg_match( '/[\x00-\x1f\x7f]/', $name );
	}
}
