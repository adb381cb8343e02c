<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Activity;

use Encharge\Webhooks\InboxException;
use Encharge\Webhooks\InboxState;
use Encharge\Webhooks\WordPress\Admin\Form;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Inbox\InboxEntries;
use InvalidArgumentException;

/**
 * Entries of the inbox that are to be discarded, and the question whether that is meant.
 */
final readonly class Discard {

	/** The field that says that all dead letters are meant. */
	private const ALL = 'all_dead';

	/**
	 * @param array<string, non-empty-list<string>>|null $receipts by the states of their entries; null: those of all dead letters
	 * @param int                                        $count    how many entries they are
	 */
	private function __construct( private ?array $receipts, private int $count ) {}

	/**
	 * @throws InboxException           If the inbox cannot be read.
	 * @throws InvalidArgumentException If there is none.
	 */
	public static function all_dead(): self {
		$count = InboxEntries::here()?->count( InboxState::Dead->value ) ?? 0;

		return 0 === $count ? throw new InvalidArgumentException( __( 'Nothing was given up.', 'webhooks-for-encharge' ) ) : new self( null, $count );
	}

	/** @throws InvalidArgumentException If none is chosen. */
	public static function chosen(): self {
		$receipts = ChosenEntries::entered();

		return new self( $receipts, array_sum( array_map( count( ... ), $receipts ) ) );
	}

	/**
	 * @return self what somebody was asked about, who has said yes
	 * @throws InboxException           If the inbox cannot be read.
	 * @throws InvalidArgumentException If there is none.
	 */
	public static function confirmed(): self {
		return '' === Form::entered( self::ALL ) ? self::chosen() : self::all_dead();
	}

	/**
	 * @return array{int, int} how many were removed, and how many of them were not there or are being worked
	 * @throws InboxException If the inbox cannot be used.
	 */
	public function carry_out(): array {
		$entries = InboxEntries::here();
		$removed = 0;

		foreach ( $this->receipts ?? array( InboxState::Dead->value => $entries?->all_to_discard( InboxState::Dead->value ) ?? array() ) as $state => $receipts ) {
			$removed += $entries?->discard( $receipts, $state ) ?? 0;
		}

		return array( $removed, max( 0, $this->count - $removed ) );
	}

	/** Prints the question. */
	public function ask(): void {
		$question = null === $this->receipts
			/* translators: %s: number of entries. */
			? _n( 'Discard for good the %s entry that was given up?', 'Discard for good all %s entries that were given up?', $this->count, 'webhooks-for-encharge' )
			/* translators: %s: number of entries. */
			: _n( 'Discard %s entry for good?', 'Discard %s entries for good?', $this->count, 'webhooks-for-encharge' );

		echo '<h2 tabindex="-1" autofocus>' . esc_html( sprintf( $question, number_format_i18n( $this->count ) ) ) . '</h2>';
		echo '<p>' . esc_html__( 'What they ask for is never done.', 'webhooks-for-encharge' ) . '</p>';

		$view = array( 'view' => InboxTable::requested() ?? 'waiting' );

		Form::begin( Tab::Activity, ActivityActions::DISCARD, $view );

		if ( null === $this->receipts ) {
			Form::hidden( self::ALL, '1' );
		}

		foreach ( $this->receipts ?? array() as $state => $receipts ) {
			foreach ( $receipts as $receipt ) {
				Form::hidden( ChosenEntries::FIELD . '[]', ChosenEntries::value( $state, $receipt ) );
			}
		}

		printf( '<button type="submit" class="button button-primary">%s</button> ', esc_html__( 'Discard', 'webhooks-for-encharge' ) );
		printf( '<a class="button" href="%s">%s</a></form>', esc_url( Tab::Activity->url( $view ) ), esc_html__( 'Keep them', 'webhooks-for-encharge' ) );
	}
}
