<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Activity;

use Encharge\Webhooks\WordPress\Admin\Form;
use Encharge\Webhooks\WordPress\Admin\Markup;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Health\ReasonAdvice;
use Encharge\Webhooks\WordPress\Health\TimeSpent;
use Encharge\Webhooks\WordPress\Inbox\Rerun;
use InvalidArgumentException;

/**
 * All that one row of the log tells.
 *
 * @phpstan-import-type Row from LogQuery
 */
final readonly class EntryDetail {

	/** @param Row|null $row null: there is none with this id, or no longer */
	private function __construct( private int $id, private ?array $row ) {}

	/** @return self|null null if the request is not for one entry */
	public static function requested(): ?self {
		$id = $_GET['id'] ?? ''; // phpcs:ignore WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- a number, and nothing is written by it.

		return is_string( $id ) && ctype_digit( $id ) ? new self( (int) $id, LogQuery::row( (int) $id ) ) : null;
	}

	public function is_found(): bool {
		return null !== $this->row;
	}

	public function render(): void {
		echo '<p><a href="' . esc_url( Tab::Activity->url() ) . '">' . esc_html__( 'Back to all activity', 'webhooks-for-encharge' ) . '</a></p>';

		if ( null === $this->row ) {
			/* translators: %d: number of an entry. */
			echo '<h2>' . esc_html( sprintf( __( 'There is no entry %d', 'webhooks-for-encharge' ), $this->id ) ) . '</h2>';
			EmptyLog::render_pruned();

			return;
		}

		echo '<h2>' . esc_html( LogWords::sentence( $this->row['outcome'] ) ) . '</h2>';
		self::render_facts( self::facts( $this->row ) );
		self::render_buttons( $this->row );
		self::render_changes( $this->row );
		self::render_durations( $this->row['durations'] );
		self::render_neighbours( $this->row );
	}

	/**
	 * @param Row $row
	 * @return array<string, string> label → HTML; '' where there is nothing to say
	 */
	private static function facts( array $row ): array {
		$why = '' === $row['message'] ? '' : LogWords::foreign( $row['message'] ) . ' ';

		return array(
			__( 'When', 'webhooks-for-encharge' )          => Markup::moment( LogWords::time( $row ) ),
			__( 'Outcome', 'webhooks-for-encharge' )       => Markup::status( LogWords::status( $row['outcome'] ), LogWords::outcome( $row['outcome'] ) ),
			__( 'Why', 'webhooks-for-encharge' )           => $why . ( '' === $row['code'] ? '' : Markup::code( $row['code'] ) ),
			__( 'What helps', 'webhooks-for-encharge' )    => esc_html( ReasonAdvice::on( $row['code'] ) ),
			__( 'Person', 'webhooks-for-encharge' )        => '' === $row['contact_id'] ? '' : Markup::code( $row['contact_id'] ),
			__( 'User', 'webhooks-for-encharge' )          => 0 === $row['user_id'] ? '' : UserLink::to( $row['user_id'] ),
			__( 'What was asked', 'webhooks-for-encharge' ) => '' === $row['action'] ? '' : LogWords::foreign( LogWords::action( $row['action'] ) ),
			__( 'Role asked for', 'webhooks-for-encharge' ) => '' === $row['role'] ? '' : Markup::code( $row['role'] ),
			__( 'New-user mail', 'webhooks-for-encharge' ) => $row['notify'] ? esc_html__( 'Was asked for.', 'webhooks-for-encharge' ) : '',
			__( 'Flow', 'webhooks-for-encharge' )          => self::flow( $row['key_id'] ),
			__( 'Came by', 'webhooks-for-encharge' )       => '' === $row['origin'] ? '' : LogWords::foreign( LogWords::origin( $row['origin'] ) ),
			__( 'Receipt', 'webhooks-for-encharge' )       => '' === $row['receipt'] ? '' : Markup::code( $row['receipt'] ),
		);
	}

	private static function flow( string $key_id ): string {
		return match ( true ) {
			'' === $key_id                         => '',
			isset( LogPage::flows()[ $key_id ] )   => LogWords::foreign( LogPage::flows()[ $key_id ] ),
			/* translators: %s: id of an access key, as code. */
			default                                => sprintf( esc_html__( 'The key %s, which was revoked since.', 'webhooks-for-encharge' ), Markup::code( $key_id ) ),
		};
	}

	/** @param array<string, string> $facts label → HTML */
	private static function render_facts( array $facts ): void {
		echo '<table class="form-table"><tbody>';

		foreach ( array_filter( $facts, static fn ( string $html ): bool => '' !== trim( $html ) ) as $label => $html ) {
			echo '<tr><th scope="row">' . esc_html( $label ) . '</th><td>' . $html . '</td></tr>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped by whoever made it.
		}

		echo '</tbody></table>';
	}

	/** @param Row $row */
	private static function render_buttons( array $row ): void {
		if ( ! Access::allows( Access::CHANGE ) ) {
			return;
		}

		try {
			$refusal = Rerun::of( $row )->refusal();
		} catch ( InvalidArgumentException $exception ) {
			$refusal = $exception->getMessage();
		}

		if ( null === $refusal ) {
			echo '<div class="encharge-buttons">';
			Form::button( Tab::Activity, ActivityActions::ENTRIES, __( 'Run again as it was asked', 'webhooks-for-encharge' ), array( 'run' => (string) $row['id'] ), 'button-primary' );
			PersonBox::render_button( $row['contact_id'], __( 'Compare now', 'webhooks-for-encharge' ) );
			echo '</div>';
		} else {
			echo '<p>' . esc_html( $refusal ) . '</p>';
		}
	}

	/** @param Row $row */
	private static function render_changes( array $row ): void {
		$added   = array();
		$removed = array();
		$keys    = array();

		foreach ( $row['changed'] as $change ) {
			match ( $change[0] ?? '' ) {
				'+'     => $added[]   = substr( $change, 1 ),
				'-'     => $removed[] = substr( $change, 1 ),
				default => $keys[]    = $change,
			};
		}

		self::render_list( __( 'What was written', 'webhooks-for-encharge' ), array_map( Markup::code( ... ), $keys ) );
		self::render_list( __( 'Tags that were added', 'webhooks-for-encharge' ), array_map( LogWords::foreign( ... ), $added ) );
		self::render_list( __( 'Tags that were removed', 'webhooks-for-encharge' ), array_map( LogWords::foreign( ... ), $removed ) );
		self::render_list( __( 'What was not taken as it came', 'webhooks-for-encharge' ), array_map( self::note( ... ), $row['notes'] ) );
		self::render_list( __( 'Fields that came', 'webhooks-for-encharge' ), array_map( Markup::code( ... ), $row['fields'] ) );
	}

	/**
	 * @param array{field: string, message: string, ...} $note
	 * @return string escaped
	 */
	private static function note( array $note ): string {
		return ( '' === $note['field'] ? '' : Markup::code( $note['field'] ) . ': ' ) . LogWords::foreign( $note['message'] );
	}

	/** @param list<string> $items escaped; nothing is printed if there are none */
	private static function render_list( string $heading, array $items ): void {
		if ( array() !== $items ) {
			echo '<h2>' . esc_html( $heading ) . '</h2><ul class="ul-disc"><li>' . implode( '</li><li>', $items ) . '</li></ul>'; // phpcs:ignore WordPress.Security.EscapeOutput -- as is said above.
		}
	}

	/** @param array<string, float> $durations milliseconds */
	private static function render_durations( array $durations ): void {
		$all = TimeSpent::in_all( $durations );

		if ( 0 === $all ) {
			return;
		}

		echo '<h2>' . esc_html__( 'Where the time went', 'webhooks-for-encharge' ) . '</h2><table class="widefat striped encharge-durations"><tbody>';

		foreach ( $durations as $name => $milliseconds ) {
			printf(
				'<tr><th scope="row">%1$s</th><td>%2$s</td><td><meter min="0" max="%3$d" value="%4$.1F" aria-label="%5$s">%2$s</meter></td></tr>',
				LogWords::foreign( LogWords::duration( $name ) ), // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
				esc_html( self::milliseconds( $milliseconds ) ),
				(int) $all,
				(float) $milliseconds,
				esc_attr( LogWords::duration( $name ) )
			);
		}

		printf( '<tr><th scope="row">%s</th><td>%s</td><td></td></tr></tbody></table>', esc_html__( 'In all, about (Encharge is asked while WordPress starts)', 'webhooks-for-encharge' ), esc_html( self::milliseconds( $all ) ) );
	}

	private static function milliseconds( float $milliseconds ): string {
		/* translators: %s: milliseconds. */
		return sprintf( __( '%s ms', 'webhooks-for-encharge' ), number_format_i18n( $milliseconds, 1 ) );
	}

	/** @param Row $row */
	private static function render_neighbours( array $row ): void {
		$query = '' === $row['contact_id'] ? null : new LogQuery( contact_id: $row['contact_id'] );
		$links = array_filter(
			array(
				__( 'Before this, of the same person', 'webhooks-for-encharge' ) => $query?->rows( 1, $row['id'] )[0]['id'] ?? null,
				__( 'After this, of the same person', 'webhooks-for-encharge' )  => $query?->newer( 1, $row['id'] )[0]['id'] ?? null,
			)
		);

		foreach ( $links as $label => $id ) {
			echo '<p><a href="' . esc_url( Tab::Activity->url( array( 'id' => $id ) ) ) . '">' . esc_html( $label ) . '</a></p>';
		}
	}
}
