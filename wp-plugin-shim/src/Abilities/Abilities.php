<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Abilities;

/**
 * What programs and assistants can ask of the plugin by WordPress's Abilities API.
 *
 * None of them gives or takes a key, a password or a setting.
 */
final class Abilities {

	private const CATEGORY = 'encharge';

	/** Hooked to wp_abilities_api_categories_init, which WordPress has from 6.9 on. */
	public static function register_category(): void {
		wp_register_ability_category(
			self::CATEGORY,
			array(
				'label'       => __( 'Encharge', 'webhooks-for-encharge' ),
				'description' => __( 'Webhooks from Encharge: whether they work, what came of them, and what they would do for a person.', 'webhooks-for-encharge' ),
			)
		);
	}

	/** Hooked to wp_abilities_api_init. */
	public static function register(): void {
		$abilities = array(
			'encharge/check-setup'    => CheckSetup::definition(),
			'encharge/list-failures'  => ListFailures::definition(),
			'encharge/explain-person' => ExplainPerson::definition(),
			'encharge/pull-person'    => PullPerson::definition(),
		);

		foreach ( $abilities as $name => $definition ) {
			wp_register_ability( $name, array( 'category' => self::CATEGORY ) + $definition );
		}
	}

	/**
	 * @param bool $is_readonly whether it changes nothing
	 * @return array<string, mixed> what is told of an ability, beside what it does
	 */
	public static function meta( bool $is_readonly ): array {
		return array(
			'annotations'  => array(
				'readonly'    => $is_readonly,
				'destructive' => false,
				'idempotent'  => true,
			),
			'show_in_rest' => true,
		);
	}

	/** @return string the text under a name of the input, which WordPress has held against the schema */
	public static function text( mixed $input, string $name ): string {
		$value = is_array( $input ) ? $input[ $name ] ?? '' : '';

		return is_string( $value ) ? $value : '';
	}
}
