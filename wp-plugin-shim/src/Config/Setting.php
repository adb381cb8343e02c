<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

use InvalidArgumentException;

/**
 * The definition of one setting: what it may be, and what a person is told of it.
 *
 * Commands, help and docs/settings.md come from the definition, and so can a form and a
 * REST schema. What depends on other settings is for SettingRules to judge.
 *
 * @phpstan-type Texts array{label: string, help: string, values?: string, choices?: array<string, string>, warnings?: array<string, string>}
 * @phpstan-type Value string|int|bool|list<string>|null
 */
final class Setting {

	/** The word for what is not set and decided anew each time. */
	private const AUTOMATIC = 'automatic';

	/**
	 * @param 'boolean'|'integer'|'text'|'list' $type    a list, and an integer whose default is null, may also be null, which is automatic
	 * @param string|int|bool|null              $default what counts where nothing was set
	 * @param \Closure(): Texts                 $texts   asked when they are shown: WordPress translates nothing before init
	 * @param list<string>                      $choices the only values of a text; none: any line
	 * @param array{int, int}|null              $limits  the least and the most of an integer
	 */
	private function __construct(
		public readonly string $key,
		public readonly string $type,
		public readonly string|int|bool|null $default,
		private readonly \Closure $texts,
		public readonly array $choices = array(),
		public readonly ?array $limits = null
	) {}

	/** @param \Closure(): Texts $texts label and help */
	public static function boolean( string $key, bool $default_value, \Closure $texts ): self {
		return new self( $key, 'boolean', $default_value, $texts );
	}

	/** @param \Closure(): Texts $texts label and help */
	public static function integer( string $key, int $default_value, int $least, int $most, \Closure $texts ): self {
		return new self( $key, 'integer', $default_value, $texts, limits: array( $least, $most ) );
	}

	/** @param \Closure(): Texts $texts label and help */
	public static function automatic_integer( string $key, int $least, int $most, \Closure $texts ): self {
		return new self( $key, 'integer', null, $texts, limits: array( $least, $most ) );
	}

	/** @param \Closure(): Texts $texts label, help, and which values there are */
	public static function text( string $key, string $default_value, \Closure $texts ): self {
		return new self( $key, 'text', $default_value, $texts );
	}

	/**
	 * @param list<string>      $choices the first is the default
	 * @param \Closure(): Texts $texts   label, help, a label for each choice, and warnings of choices
	 */
	public static function choice( string $key, array $choices, \Closure $texts ): self {
		return new self( $key, 'text', $choices[0] ?? '', $texts, $choices );
	}

	/** @param \Closure(): Texts $texts label, help, and which values there are */
	public static function automatic_list( string $key, \Closure $texts ): self {
		return new self( $key, 'list', null, $texts );
	}

	/** @return string its name for a person */
	public function label(): string {
		return ( $this->texts )()['label'];
	}

	/** @return string what it decides, in whole sentences */
	public function help(): string {
		return ( $this->texts )()['help'];
	}

	/** @return array<string, string> choice → its label; none if there is no fixed list */
	public function choice_labels(): array {
		return ( $this->texts )()['choices'] ?? array();
	}

	/** @return array<string, string> choice → what is to be known before it is made, in whole sentences; none for a choice that harms nobody */
	public function choice_warnings(): array {
		return ( $this->texts )()['warnings'] ?? array();
	}

	/** @return string which values there are, in words */
	public function values(): string {
		return match ( true ) {
			'boolean' === $this->type  => self::written( true ) . ', ' . self::written( false ),
			array() !== $this->choices => implode( ', ', $this->choices ),
			null !== $this->limits && null === $this->default =>
				/* translators: 1: a word, 2: least, 3: most. */
				sprintf( __( '%1$s, or %2$d to %3$d', 'webhooks-for-encharge' ), self::AUTOMATIC, ...$this->limits ),
			/* translators: 1: least, 2: most. */
			null !== $this->limits     => sprintf( __( '%1$d to %2$d', 'webhooks-for-encharge' ), ...$this->limits ),
			default                    => ( $this->texts )()['values'] ?? throw new \LogicException( "The values of $this->key are not told." ),
		};
	}

	/**
	 * @param Value $value a setting's
	 * @return string as `wp encharge config set` takes it
	 */
	public static function written( string|int|bool|array|null $value ): string {
		return match ( true ) {
			null === $value    => self::AUTOMATIC,
			is_bool( $value )  => $value ? 'on' : 'off',
			is_array( $value ) => implode( ',', $value ),
			default            => (string) $value,
		};
	}

	/**
	 * @param mixed $value what was stored once, by whomever
	 * @return Value the same if it has the form that readers expect, else the default
	 */
	public function read( mixed $value ): string|int|bool|array|null {
		$is_such = match ( $this->type ) {
			'boolean' => is_bool( $value ),
			'integer' => is_int( $value ),
			'text'    => is_string( $value ) && ( array() === $this->choices || in_array( $value, $this->choices, true ) ),
			'list'    => self::is_list_of_texts( $value ),
		};

		/** @var Value $value */
		return $is_such ? $value : $this->default;
	}

	/**
	 * @param mixed $value the value, or how a command line writes it ("on", "a, b")
	 * @return Value what is stored
	 * @throws InvalidArgumentException With a message for a person, if it has not the form of such a value.
	 */
	public function clean( mixed $value ): string|int|bool|array|null {
		return match ( $this->type ) {
			'boolean' => $this->clean_boolean( $value ),
			'integer' => $this->clean_integer( $value ),
			'text'    => $this->clean_text( $value ),
			'list'    => $this->clean_list( $value ),
		};
	}

	private function clean_boolean( mixed $value ): bool {
		$boolean = is_bool( $value ) ? $value : filter_var( $this->line( $value ), FILTER_VALIDATE_BOOLEAN, FILTER_NULL_ON_FAILURE );

		/* translators: %s: setting. */
		return $boolean ?? throw new InvalidArgumentException( sprintf( __( '%s is on or off.', 'webhooks-for-encharge' ), $this->key ) );
	}

	private function clean_integer( mixed $value ): ?int {
		if ( null === $this->default && in_array( $value, array( null, self::AUTOMATIC ), true ) ) {
			return null;
		}

		list( $least, $most ) = $this->limits ?? array( PHP_INT_MIN, PHP_INT_MAX );

		$number = is_int( $value ) || is_string( $value ) ? filter_var( $value, FILTER_VALIDATE_INT ) : false;

		if ( false === $number || $number < $least || $number > $most ) {
			/* translators: 1: setting, 2: least, 3: most. */
			throw new InvalidArgumentException( sprintf( __( '%1$s is a whole number from %2$d to %3$d.', 'webhooks-for-encharge' ), $this->key, $least, $most ) );
		}

		return $number;
	}

	private function clean_text( mixed $value ): string {
		$line = $this->line( $value );

		if ( array() !== $this->choices && ! in_array( $line, $this->choices, true ) ) {
			/* translators: 1: a value, 2: list of values. */
			throw new InvalidArgumentException( sprintf( __( '"%1$s" is none of %2$s.', 'webhooks-for-encharge' ), $line, implode( ', ', $this->choices ) ) );
		}

		return $line;
	}

	/** @return list<string>|null */
	private function clean_list( mixed $value ): ?array {
		if ( null === $value || self::AUTOMATIC === $value ) {
			return null;
		}

		$items = wp_parse_list( is_array( $value ) ? $value : $this->line( $value ) );

		return array_values( array_unique( array_map( strval( ... ), $items ) ) );
	}

	private function line( mixed $value ): string {
		$line = is_string( $value ) ? trim( $value ) : null;

		if ( null === $line || strlen( $line ) > 255 || 1 === preg_match( '/[\x00-\x1f\x7f]/', $line ) ) {
			/* translators: %s: setting. */
			throw new InvalidArgumentException( sprintf( __( '%s is one line of text of at most 255 bytes.', 'webhooks-for-encharge' ), $this->key ) );
		}

		return $line;
	}

	private static function is_list_of_texts( mixed $value ): bool {
		return is_array( $value ) && array_is_list( $value ) && array_filter( $value, is_string( ... ) ) === $value;
	}
}
