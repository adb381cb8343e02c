<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

use InvalidArgumentException;
use JsonException;

/**
 * A site's settings and field map as a file, to be kept, or taken to another site.
 *
 * It holds neither the API key nor an access key: those are each site's own.
 *
 * @phpstan-import-type GivenRow from FieldMapRules
 */
final readonly class SettingsFile {

	private const FORMAT  = 'webhooks-for-encharge/settings';
	private const VERSION = 1;

	private const DEPTH = 8;

	/**
	 * @param array<string, mixed> $values by the settings' keys
	 * @param list<GivenRow>|null  $rows   the field map; null: the file says nothing of it
	 */
	private function __construct( private array $values, private ?array $rows ) {}

	public static function of( Settings $settings ): self {
		return new self( array_map( static fn ( Setting $setting ): string|int|bool|array|null => $settings->get( $setting->key ), Settings::definitions() ), $settings->field_map() );
	}

	/** @return string what parse() reads */
	public function json(): string {
		return (string) wp_json_encode(
			array(
				'format'    => self::FORMAT,
				'version'   => self::VERSION,
				'settings'  => (object) $this->values,
				'field_map' => $this->rows,
			),
			JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE
		) . "\n";
	}

	/** @throws InvalidArgumentException With a message for a person, if it is no such file. */
	public static function parse( string $json ): self {
		try {
			$file = json_decode( $json, true, self::DEPTH, JSON_THROW_ON_ERROR );
		} catch ( JsonException ) {
			$file = null;
		}

		if ( ! is_array( $file ) || self::FORMAT !== ( $file['format'] ?? null ) ) {
			throw new InvalidArgumentException( __( 'This is no file of settings that this plugin has exported.', 'webhooks-for-encharge' ) );
		}

		if ( self::VERSION !== ( $file['version'] ?? null ) ) {
			throw new InvalidArgumentException( __( 'Another version of the plugin has exported this file, whose form this one does not know.', 'webhooks-for-encharge' ) );
		}

		return new self( self::read_values( $file['settings'] ?? array() ), self::read_rows( $file['field_map'] ?? null ) );
	}

	/**
	 * What the settings would be with what the file says; nothing is stored.
	 *
	 * @throws InvalidValues With each setting and each row that is not allowed on this site.
	 */
	public function planned( Settings $settings ): Settings {
		return $settings->planned( $this->values, $this->rows );
	}

	/**
	 * Stores what differs, so that what never was decided on this site stays undecided.
	 *
	 * @param string $revision what revision() was when planned() was asked
	 * @throws InvalidValues   With each setting and each row that is not allowed on this site.
	 * @throws SettingsChanged If others have been saved meanwhile.
	 */
	public function take_over( Settings $settings, string $revision ): void {
		$then    = $this->planned( $settings );
		$changed = array_filter( $this->values, static fn ( string $key ): bool => $settings->get( $key ) !== $then->get( $key ), ARRAY_FILTER_USE_KEY );

		$settings->save_all( $changed, $settings->field_map() === $then->field_map() ? null : $this->rows, $revision );
	}

	/**
	 * @return array<string, mixed>
	 * @throws InvalidArgumentException With a message for a person, if these are no settings.
	 */
	private static function read_values( mixed $values ): array {
		if ( ! is_array( $values ) || array_filter( array_keys( $values ), is_int( ... ) ) !== array() ) {
			throw new InvalidArgumentException( __( 'The settings in this file have no names.', 'webhooks-for-encharge' ) );
		}

		/** @var array<string, mixed> no key is a number */
		return $values;
	}

	/**
	 * @return list<GivenRow>|null
	 * @throws InvalidArgumentException With a message for a person, naming the first row that is none.
	 */
	private static function read_rows( mixed $rows ): ?array {
		if ( null === $rows ) {
			return null;
		}

		if ( ! is_array( $rows ) || ! array_is_list( $rows ) ) {
			throw new InvalidArgumentException( __( 'The field map in this file is no list.', 'webhooks-for-encharge' ) );
		}

		return array_map( self::read_row( ... ), $rows, array_keys( $rows ) );
	}

	/**
	 * @return GivenRow
	 * @throws InvalidArgumentException With a message for a person, if it is no row.
	 */
	private static function read_row( mixed $row, int $position ): array {
		$is_row = is_array( $row )
			&& is_string( $row['field'] ?? null )
			&& is_string( $row['key'] ?? null )
			&& is_string( $row['type'] ?? '' )
			&& is_bool( $row['wipe'] ?? false );

		if ( ! $is_row ) {
			/* translators: %d: number of a row. */
			throw new InvalidArgumentException( sprintf( __( 'Row %d of the field map in this file is none.', 'webhooks-for-encharge' ), $position + 1 ) );
		}

		/** @var GivenRow with whatever else somebody wrote into it */
		return array_intersect_key( $row, array_flip( array( 'field', 'key', 'type', 'wipe' ) ) );
	}
}
