<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Compat;

/**
 * The user meta keys of plugins that many sites have, which nobody may have used
 * yet on a new site.
 */
final class UserKeysOfOthers {

	/** What WooCommerce keeps of a customer behind "billing_" and "shipping_". */
	private const WOOCOMMERCE = array( 'first_name', 'last_name', 'company', 'address_1', 'address_2', 'city', 'postcode', 'country', 'state', 'phone' );

	/** Types of ACF's fields that keep one text, number or list under the field's name. */
	private const ACF_TYPES = array( 'text', 'textarea', 'number', 'range', 'email', 'url', 'select', 'checkbox', 'radio', 'button_group', 'true_false', 'date_picker', 'date_time_picker', 'time_picker', 'color_picker', 'wysiwyg' );

	/** What ACF calls the places of a group of fields that is a user's. */
	private const ACF_PLACES = array( 'user_form', 'user_role' );

	/** @return array<string, string> key → what a person knows it by */
	public static function all(): array {
		return self::of_woocommerce() + self::of_acf();
	}

	/** @return array<string, string> */
	private static function of_woocommerce(): array {
		if ( ! class_exists( 'WooCommerce', false ) ) {
			return array();
		}

		$billing  = array_map( static fn ( string $name ): string => "billing_$name", array( ...self::WOOCOMMERCE, 'email' ) );
		$shipping = array_map( static fn ( string $name ): string => "shipping_$name", self::WOOCOMMERCE );

		return array_fill_keys( array( ...$billing, ...$shipping ), 'WooCommerce' );
	}

	/** @return array<string, string> */
	private static function of_acf(): array {
		if ( ! function_exists( 'acf_get_field_groups' ) || ! function_exists( 'acf_get_fields' ) ) {
			return array();
		}

		$keys = array();

		foreach ( self::arrays( acf_get_field_groups() ) as $group ) {
			foreach ( self::is_of_users( $group ) ? self::arrays( acf_get_fields( $group ) ) : array() as $field ) {
				$name  = $field['name'] ?? '';
				$label = $field['label'] ?? '';

				if ( is_string( $name ) && '' !== $name && in_array( $field['type'] ?? '', self::ACF_TYPES, true ) ) {
					$keys[ $name ] = is_string( $label ) && '' !== $label ? $label : 'ACF';
				}
			}
		}

		return $keys;
	}

	/** @param array<array-key, mixed> $group of fields, which has a list of alternatives, each a list of rules */
	private static function is_of_users( array $group ): bool {
		foreach ( self::arrays( $group['location'] ?? null ) as $rules ) {
			foreach ( self::arrays( $rules ) as $rule ) {
				if ( in_array( $rule['param'] ?? '', self::ACF_PLACES, true ) ) {
					return true;
				}
			}
		}

		return false;
	}

	/** @return list<array<array-key, mixed>> */
	private static function arrays( mixed $list ): array {
		return is_array( $list ) ? array_values( array_filter( $list, is_array( ... ) ) ) : array();
	}
}
