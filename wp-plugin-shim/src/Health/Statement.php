<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

/**
 * One thing that an explanation says, to a program and to a person.
 */
final readonly class Statement {

	/**
	 * @param string $word the same in every language, for a program
	 * @param string $text in the site's language, for a person
	 */
	private function __construct( public string $word, public string $text ) {}

	/** @param string ...$names what belongs into the finding's placeholders */
	public static function of( Finding $finding, string ...$names ): self {
		return new self( sprintf( $finding->value, ...$names ), sprintf( $finding->label(), ...$names ) );
	}

	/** @param string $text a name, a value or a message, which is what it is */
	public static function verbatim( string $text ): self {
		return new self( $text, $text );
	}

	/** @return self|null null where there is nothing to say */
	public static function if_any( ?string $text ): ?self {
		return null === $text ? null : self::verbatim( $text );
	}
}
