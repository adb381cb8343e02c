<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

use Encharge\Webhooks\WordPress\Database\TransactionFailed;
use InvalidArgumentException;
use JsonException;

/**
 * A site's settings and field map as a file, to be kept, or taken to another site.
 *
 * It holds neither the API key nor an access key: those are each site's own.
 *
 * @phpstan-import-type Row from FieldMapRules
 */
final readonly class SettingsFile {

	private const FORMAT  = 'webhooks-for-encharge/settings';
	private const VERSION = 1;

	private const DEPTH = 8;

	/** What some editors put before a text. */
	private const BYTE_ORDER_MARK = "\u{FEFF}";

	/**
	 * @param array<string, mixed> $values by the settings' keys
	 * @param list<Row>|null       $rows   the field map; null: the file says nothing of it
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
			$file = json_decode( trim( $json, " \t\r\n" . self::BYTE_ORDER_MARK ), true, self::DEPTH, JSON_THROW_ON_ERROR );
		} catch ( JsonException ) {
			$file = null;
		}

		if ( ! is_array( $file ) || self::FORMAT !== ( $file['format'] ?? null ) ) {
			throw new InvalidArgumentException( __( 'This is no file of settings that this plugin has exported.', 'webhooks-for-encharge' ) );
		}

		if ( self::VERSION !== ( $file['version'] ?? null ) ) {
			throw new InvalidArgumentException( __( 'Another version of the plugin has exported this file, whose form this one does not know.', 'webhooks-for-encharge' ) );
		}

		return new self( self::read_values( $file['settings'] ?? array() ), isset( $file['field_map'] ) ? FieldMapFile::rows( $file['field_map'] ) : null );
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
	 * @throws InvalidValues     With each setting and each row that is not allowed on this site.
	 * @throws SettingsChanged   If others have been saved meanwhile.
	 * @throws TransactionFailed If the database did not take the change.
	 */
	public function take_over( Settings $settings, string $revision ): void {
		$then = $this->planned( $settings );
		$rows = $settings->field_map() === $then->field_map() ? null : $this->rows;

		$settings->save_all( $settings->differing( $this->values ), $rows, $revision );
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
}
