<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Users;

use Encharge\Webhooks\WordPress\Admin\FormErrors;
use Encharge\Webhooks\WordPress\Admin\Markup;
use Encharge\Webhooks\WordPress\Config\Setting;

/**
 * One setting in the form: its label, what can be chosen, what it means, and what
 * is wrong with it.
 *
 * @phpstan-import-type Value from Setting
 */
final readonly class SettingRow {

	/** Settings whose help is a warning. */
	private const DANGEROUS = array( 'trust_payload', 'erase_on_uninstall' );

	/** The id of the first input, to which the error's link leads. */
	private string $id;

	/**
	 * @param Setting                             $setting  which one
	 * @param int|bool|string|array<string>|null $value    what is shown: what was entered, else what is saved
	 * @param string                              $error    '' if nothing is wrong
	 * @param string                              $saved    what is saved now, if that is to be told; else ''
	 * @param list<string>                        $warnings what the saved value means that nobody may expect
	 */
	public function __construct(
		private Setting $setting,
		private int|bool|string|array|null $value,
		private string $error,
		private string $saved,
		private array $warnings
	) {
		$this->id = self::id( $setting->key );
	}

	public static function id( string $key ): string {
		return "encharge-$key";
	}

	/** @param \Closure(self): void|null $input prints the input; null: what fits the type */
	public function render( ?\Closure $input ): void {
		$is_group = array() !== $this->setting->choices || null === $this->setting->default || 'boolean' === $this->setting->type;

		echo '<tr><th scope="row">';
		// phpcs:ignore WordPress.Security.EscapeOutput -- both are escaped in label().
		echo $is_group ? $this->label() : '<label for="' . esc_attr( $this->id ) . '">' . $this->label() . '</label>';
		echo '</th><td>';

		if ( $is_group ) {
			echo '<fieldset><legend class="screen-reader-text">' . esc_html( $this->setting->label() ) . '</legend>';
		}

		null === $input ? $this->render_input() : $input( $this );

		if ( $is_group ) {
			echo '</fieldset>';
		}

		FormErrors::render( $this->id, $this->error );
		printf( '<p class="%s" id="%s-help">%s</p>', in_array( $this->setting->key, self::DANGEROUS, true ) ? 'encharge-danger' : 'description', esc_attr( $this->id ), esc_html( $this->setting->help() ) );

		if ( '' !== $this->saved ) {
			/* translators: %s: the value of a setting. */
			echo '<p>' . sprintf( esc_html__( 'Saved now: %s', 'webhooks-for-encharge' ), Markup::code( $this->saved ) ) . '</p>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
		}

		foreach ( $this->warnings as $warning ) {
			echo '<div class="notice notice-warning inline"><p>' . esc_html( $warning ) . '</p></div>';
		}

		echo '</td></tr>';
	}

	/**
	 * Prints a select.
	 *
	 * @param array<array-key, string> $options value → label
	 */
	public function render_select( array $options ): void {
		// phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
		printf( '<select id="%s" name="%s"%s>', esc_attr( $this->id ), esc_attr( $this->setting->key ), $this->attributes() );

		foreach ( $options as $value => $label ) {
			printf( '<option value="%s"%s>%s</option>', esc_attr( (string) $value ), selected( (string) $value, $this->text(), false ), esc_html( $label ) );
		}

		echo '</select>';
	}

	/**
	 * Prints a line of text.
	 *
	 * @param string $options the id of a datalist; '' for none
	 */
	public function render_text( string $options = '' ): void {
		printf(
			'<input type="text" id="%s" name="%s" value="%s" class="regular-text" dir="ltr" autocomplete="off" spellcheck="false"%s%s>',
			esc_attr( $this->id ),
			esc_attr( $this->setting->key ),
			esc_attr( $this->text() ),
			'' === $options ? '' : ' list="' . esc_attr( $options ) . '"',
			$this->attributes() // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
		);
	}

	/**
	 * Prints the choices.
	 *
	 * @param array<array-key, string> $examples what stands behind a choice, escaped
	 */
	public function render_choices( array $examples = array() ): void {
		$warnings = $this->setting->choice_warnings();
		$labels   = $this->setting->choice_labels();
		$id       = ' id="' . esc_attr( $this->id ) . '"';

		// What is to be warned of comes last.
		foreach ( array_diff_key( $labels, $warnings ) + $labels as $choice => $label ) {
			$this->render_option( $this->setting->key, $choice, $label, $this->value === $choice, $id );

			echo isset( $examples[ $choice ] ) ? ' ' . $examples[ $choice ] : ''; // phpcs:ignore WordPress.Security.EscapeOutput -- by whoever calls this.
			echo isset( $warnings[ $choice ] ) ? '<br><span class="encharge-danger">' . esc_html( $warnings[ $choice ] ) . '</span><br>' : '<br>';

			$id = '';
		}
	}

	/** Prints what a setting that can be automatic has above its inputs. */
	public function render_modes( string $chosen ): void {
		$modes = array(
			EnteredSettings::AUTOMATIC => __( 'Automatic', 'webhooks-for-encharge' ),
			EnteredSettings::CHOSEN    => $chosen,
		);
		$mode  = null === $this->value ? EnteredSettings::AUTOMATIC : EnteredSettings::CHOSEN;

		// The number that may follow has the id itself.
		$id = 'list' === $this->setting->type ? ' id="' . esc_attr( $this->id ) . '"' : '';

		foreach ( $modes as $value => $label ) {
			$this->render_option( $this->setting->key . EnteredSettings::MODE, $value, $label, $mode === $value, $id );
			echo '<br>';

			$id = '';
		}
	}

	/**
	 * Prints a box of a list.
	 *
	 * @param string $label escaped
	 */
	public function render_box( string $value, string $label, bool $is_checked, bool $is_disabled ): void {
		printf(
			'<label><input type="checkbox" name="%s[]" value="%s"%s%s%s> %s</label><br>',
			esc_attr( $this->setting->key ),
			esc_attr( $value ),
			checked( $is_checked, true, false ),
			disabled( $is_disabled, true, false ),
			$is_checked ? $this->attributes() : '', // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
			$label // phpcs:ignore WordPress.Security.EscapeOutput -- by whoever calls this.
		);
	}

	/** @return list<string>|null what is shown of a list; null: it is automatic */
	public function list(): ?array {
		return is_array( $this->value ) ? array_values( $this->value ) : null;
	}

	/** @return string what is shown of a text */
	public function text(): string {
		return is_string( $this->value ) || is_int( $this->value ) ? (string) $this->value : '';
	}

	private function render_input(): void {
		match ( true ) {
			'boolean' === $this->setting->type   => $this->render_boolean(),
			'integer' === $this->setting->type   => $this->render_integer(),
			array() !== $this->setting->choices  => $this->render_choices(),
			default                              => $this->render_text(),
		};
	}

	private function render_boolean(): void {
		printf(
			'<label for="%1$s"><input type="checkbox" id="%1$s" name="%2$s" value="%6$s"%3$s%4$s> %5$s</label>',
			esc_attr( $this->id ),
			esc_attr( $this->setting->key ),
			checked( $this->value, true, false ),
			$this->attributes(), // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
			esc_html( $this->setting->label() ),
			esc_attr( EnteredSettings::BOX )
		);
	}

	/** As a text: a browser that checks numbers itself tells of one mistake at a time. */
	private function render_integer(): void {
		$name   = '';
		$limits = $this->setting->values();

		if ( null === $this->setting->default ) {
			$this->render_modes( __( 'This many:', 'webhooks-for-encharge' ) );

			$name   = ' aria-label="' . esc_attr( $this->setting->label() ) . '"';
			$limits = '';
		}

		printf(
			'<input type="text" inputmode="numeric" id="%s" name="%s" value="%s" class="encharge-number" dir="ltr" autocomplete="off"%s> %s',
			esc_attr( $this->id ),
			esc_attr( $this->setting->key ),
			esc_attr( $this->text() ),
			$name . $this->attributes(), // phpcs:ignore WordPress.Security.EscapeOutput -- both are escaped.
			esc_html( $limits )
		);
	}

	/** @param string $id an attribute, escaped, with a space before */
	private function render_option( string $name, string $value, string $label, bool $is_checked, string $id ): void {
		printf(
			'<label><input type="radio" name="%s" value="%s"%s%s> %s</label>',
			esc_attr( $name ),
			esc_attr( $value ),
			checked( $is_checked, true, false ),
			$id, // phpcs:ignore WordPress.Security.EscapeOutput -- by whoever calls this.
			esc_html( $label )
		);
	}

	/** @return string escaped */
	private function label(): string {
		return esc_html( $this->setting->label() );
	}

	/** @return string of the first input, escaped, with a space before */
	private function attributes(): string {
		return FormErrors::attributes( $this->id, $this->error, "$this->id-help" );
	}
}
