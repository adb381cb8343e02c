<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

/**
 * What tells one state of the settings from another, for whoever decides whether
 * to change them.
 *
 * @phpstan-import-type Row from FieldMapRules
 * @phpstan-type Change array{name: string, label: string, now: string|null, then: string|null} null: there is none
 */
final class SettingsDifference {

	/** @return list<Change> settings by key and label, then rows of the field map by "field → key" */
	public static function between( Settings $now, Settings $then ): array {
		return array( ...self::settings( $now, $then ), ...self::rows( $now, $then ) );
	}

	/** @return list<Change> */
	private static function settings( Settings $now, Settings $then ): array {
		$changes = array();

		foreach ( Settings::definitions() as $key => $setting ) {
			if ( $now->get( $key ) !== $then->get( $key ) ) {
				$changes[] = self::change( $key, $setting->label(), Setting::written( $now->get( $key ) ), Setting::written( $then->get( $key ) ) );
			}
		}

		return $changes;
	}

	/** @return list<Change> */
	private static function rows( Settings $now, Settings $then ): array {
		$before  = self::written( $now->field_map() );
		$after   = self::written( $then->field_map() );
		$changes = array();

		foreach ( $before + $after as $name => $written ) {
			if ( ( $before[ $name ] ?? null ) !== ( $after[ $name ] ?? null ) ) {
				$changes[] = self::change( $name, __( 'Row of the field map', 'webhooks-for-encharge' ), $before[ $name ] ?? null, $after[ $name ] ?? null );
			}
		}

		return $changes;
	}

	/**
	 * @param list<Row> $rows
	 * @return array<string, string> "field → key" → type, and what an empty value does
	 */
	private static function written( array $rows ): array {
		$written = array();

		foreach ( $rows as $row ) {
			$written[ "{$row['field']} → {$row['key']}" ] = $row['wipe']
				/* translators: %s: type of a field, such as "text". */
				? sprintf( __( '%s, an empty value wipes', 'webhooks-for-encharge' ), $row['type'] )
				: $row['type'];
		}

		return $written;
	}

	/** @return Change */
	private static function change( string $name, string $label, ?string $now, ?string $then ): array {
		return compact( 'name', 'label', 'now', 'then' );
	}
}
