<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

/**
 * Thrown before anything is changed, where values cannot be saved.
 *
 * The message holds the reason for each value, one a line.
 */
final class InvalidValues extends \InvalidArgumentException {

	/** @param non-empty-array<array-key, string> $errors reasons for a person, by the setting's key or the row's position in the field map */
	public function __construct( public readonly array $errors ) {
		parent::__construct( implode( "\n", array_unique( $errors ) ) );
	}
}
