<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

/**
 * What tells one state of the settings from another, for whoever decides whether
 * to change them.
 *
 * @phpstan-import-type Row from FieldMapRules
 * @phpstan-type Change array{name: string, label: string, now: string|null, then: string|null}
 */
final class SettingsDifference {

	/** @return list<Change> settings by key and label, then rows of the field map by "field → key", with null where there is no row */
	public static function between( Settings $now, Settings $then ): array {
		return array( ...self::settings( $now, $then ), ...self::rows( $now, $then ) );
	}

	/** @return list<Change> */
	private static function settings( Settings $now, Settings $then ): array {
		$changes = array();

		foreach ( Settings::definitions() as $key => $setting ) {
			if ( array() !== $now->differing( array( $key => $then->get( $key ) ) ) ) {
				$changes[] = self::change( $key, $setting->label(), Setting::written( $now->get( $key ) ), Setting::written( $then->get( $key ) ) );
			}
		}

		return $changes;
	}

	/** @return list<Change> */
	private static function rows( Settings $now, Settings $then ): array {
		return array_map(
			static fn ( array $change ): array => self::change(
				"{$change['field']} → {$change['key']}",
				__( 'Row of the field map', 'webhooks-for-encharge' ),
				self::described( $change['before'] ),
				self::described( $change['after'] )
			),
			FieldMapChanges::between( $now->field_map(), $then->field_map() )
		);
	}

	/**
	 * @param Row|null $row
	 * @return string|null its type, and what an empty value does; null if there is no row
	 */
	private static function described( ?array $row ): ?string {
		if ( null === $row ) {
			return null;
		}

		return $row['wipe']
			/* translators: %s: type of a field, such as "text". */
			? sprintf( __( '%s, an empty value wipes', 'webhooks-for-encharge' ), $row['type'] )
			: $row['type'];
	}

	/** @return Change */
	private static function change( string $name, string $label, ?string $now, ?string $then ): array {
		return compact( 'name', 'label', 'now', 'then' );
	}
}
