<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Activity;

use Encharge\Webhooks\WordPress\Admin\Form;
use Encharge\Webhooks\WordPress\Inbox\InboxEntries;
use InvalidArgumentException;

/**
 * Entries of the inbox that a form names, each by its state and its receipt: what
 * waits can have the receipt of a dead letter.
 */
final class ChosenEntries {

	public const FIELD = 'receipts';

	/** @return string what the field has for an entry */
	public static function value( string $state, string $receipt ): string {
		return "$state.$receipt";
	}

	/**
	 * @return non-empty-array<string, non-empty-list<string>> receipts by the states of their entries
	 * @throws InvalidArgumentException If none is chosen.
	 */
	public static function entered(): array {
		$chosen = array();

		foreach ( Form::entered_list( self::FIELD ) as $value ) {
			list( $state, $receipt ) = explode( '.', $value, 2 ) + array( '', '' );

			if ( in_array( $state, InboxEntries::states(), true ) && InboxEntries::is_receipt( $receipt ) ) {
				$chosen[ $state ][] = $receipt;
			}
		}

		return array() === $chosen ? throw new InvalidArgumentException( __( 'Select entries first.', 'webhooks-for-encharge' ) ) : $chosen;
	}
}
