<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Compat;

use InvalidArgumentException;

/**
 * The settings that WP Fusion left on this site. They are only read.
 */
final class WpFusionOptions {

	private const OPTION = 'wpf_options';

	/** @param array<array-key, mixed> $options */
	private function __construct( private readonly array $options ) {}

	/** @throws InvalidArgumentException For a person, where WP Fusion left nothing that concerns Encharge. */
	public static function of_this_site(): self {
		$options = get_option( self::OPTION );

		if ( ! is_array( $options ) ) {
			/* translators: %s: name of a WordPress option. */
			throw new InvalidArgumentException( sprintf( __( 'WP Fusion has left no settings on this site (option %s).', 'webhooks-for-encharge' ), self::OPTION ) );
		}

		if ( 'encharge' !== ( $options['crm'] ?? '' ) ) {
			throw new InvalidArgumentException( __( 'WP Fusion is not set up for Encharge on this site.', 'webhooks-for-encharge' ) );
		}

		return new self( $options );
	}

	/** @return string without space around; '' where WP Fusion has none */
	public function text( string $name ): string {
		$value = $this->options[ $name ] ?? '';

		return is_string( $value ) ? trim( $value ) : '';
	}

	public function is_on( string $name ): bool {
		return ! empty( $this->options[ $name ] );
	}

	/** @return list<array{key: string, field: string, type: string}> the fields that are switched on: WordPress key, Encharge field, WP Fusion's type */
	public function fields(): array {
		$rows   = array();
		$fields = $this->options['contact_fields'] ?? null;

		foreach ( is_array( $fields ) ? $fields : array() as $key => $field ) {
			if ( is_array( $field ) && ! empty( $field['active'] ) && is_string( $field['crm_field'] ?? null ) && '' !== $field['crm_field'] ) {
				$rows[] = array(
					'key'   => (string) $key,
					'field' => $field['crm_field'],
					'type'  => is_string( $field['type'] ?? null ) ? $field['type'] : '',
				);
			}
		}

		return $rows;
	}

	/** @return string the field to which WP Fusion returns passwords; '' if it returns none */
	public function return_field(): string {
		$field = $this->options['return_password_field'] ?? null;
		$field = is_array( $field ) ? ( $field['crm_field'] ?? '' ) : $field;

		return $this->is_on( 'return_password' ) && is_string( $field ) ? $field : '';
	}
}
