<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

/**
 * Judges settings and a field map that somebody wants to save together, each
 * against what the others would be then.
 *
 * @phpstan-import-type Value from Setting
 * @phpstan-import-type Row from FieldMapRules
 * @phpstan-import-type GivenRow from FieldMapRules
 */
final class ProposedSettings {

	/**
	 * @param array<string, mixed> $changes values, or how a command line writes them, by key
	 * @param list<GivenRow>|null  $rows    all of the field map; null: it stays
	 * @return array<string, Value|list<Row>> what is to be stored
	 * @throws InvalidValues With each setting and each row that is not allowed.
	 */
	public static function checked( Settings $now, array $changes, ?array $rows ): array {
		list( $clean, $errors ) = SettingDefinitions::clean( $changes, Settings::definitions() );

		$map    = null === $rows ? array() : array( Settings::FIELD_MAP => $rows );
		$then   = $now->with( $clean + $map );
		$rules  = new SettingRules( $now, $then );
		$wrong  = array_filter( array_map( $rules->refusal( ... ), array_combine( array_keys( $clean ), array_keys( $clean ) ) ), is_string( ... ) );
		$errors = $errors + $wrong;

		try {
			$clean += array_map( static fn ( array $rows ): array => FieldMapRules::clean_all( $rows, $then ), $map );
		} catch ( InvalidValues $exception ) {
			$errors += $exception->errors;
		}

		return array() === $errors ? $clean : throw new InvalidValues( $errors );
	}
}
