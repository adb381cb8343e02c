<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Activity;

use Encharge\Webhooks\WordPress\Admin\Markup;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Health\ReasonAdvice;
use Encharge\Webhooks\WordPress\Health\TimeSpent;
use Encharge\Webhooks\WordPress\Inbox\Rerun;
use InvalidArgumentException;
use WP_List_Table;

/**
 * The log as a list of the administration, a page at a time by the ids of its
 * rows.
 *
 * @phpstan-import-type Row from LogQuery
 */
final class LogTable extends WP_List_Table {

	private LogPage $page;

	public function __construct() {
		parent::__construct(
			array(
				'singular' => 'entry',
				'plural'   => 'entries',
				'ajax'     => false,
			)
		);
	}

	/** To be called before anything is printed. */
	public function prepare_items(): void {
		add_screen_option(
			'per_page',
			array(
				'default' => PageLength::USUAL,
				'option'  => PageLength::OPTION,
			)
		);

		$this->page  = LogPage::requested( PageLength::within_bounds( $this->get_items_per_page( PageLength::OPTION, PageLength::USUAL ) ) );
		$this->items = $this->page->rows;

		// All at once: each row would ask for its own.
		cache_users( array_values( array_unique( array_filter( array_column( $this->page->rows, 'user_id' ) ) ) ) );
	}

	public function page(): LogPage {
		return $this->page;
	}

	/** @return array<string, string> */
	public function get_columns() {
		return ( Access::allows( Access::CHANGE ) ? array( 'cb' => '<input type="checkbox">' ) : array() ) + array(
			'when'    => __( 'When', 'webhooks-for-encharge' ),
			'person'  => __( 'Person', 'webhooks-for-encharge' ),
			'user'    => __( 'User', 'webhooks-for-encharge' ),
			'what'    => __( 'What', 'webhooks-for-encharge' ),
			'flow'    => __( 'Flow', 'webhooks-for-encharge' ),
			'outcome' => __( 'Outcome', 'webhooks-for-encharge' ),
			'why'     => __( 'Why', 'webhooks-for-encharge' ),
			'took'    => __( 'Took', 'webhooks-for-encharge' ),
		);
	}

	public function no_items(): void {
		EmptyLog::render( $this->page );
	}

	/** @return array<string, string> */
	protected function get_bulk_actions() {
		return Access::allows( Access::CHANGE ) ? array( 'run' => __( 'Run again', 'webhooks-for-encharge' ) ) : array();
	}

	protected function get_default_primary_column_name() {
		return 'when';
	}

	/** @param Row $item */
	protected function column_cb( $item ): string {
		if ( ! self::can_be_run( $item ) ) {
			return '';
		}

		/* translators: %s: time. */
		$label = sprintf( __( 'Select the entry of %s', 'webhooks-for-encharge' ), substr( $item['time'], 0, 19 ) );

		return sprintf( '<input type="checkbox" name="entries[]" value="%d" aria-label="%s">', $item['id'], esc_attr( $label ) );
	}

	/** @param Row $item */
	protected function column_when( array $item ): string {
		return sprintf( '<a href="%s" class="row-title">%s</a>', esc_url( self::url( $item['id'] ) ), Markup::moment( LogWords::time( $item ) ) );
	}

	/** @param Row $item */
	protected function column_person( array $item ): string {
		return '' === $item['contact_id'] ? '—' : Markup::code( $item['contact_id'] );
	}

	/** @param Row $item */
	protected function column_user( array $item ): string {
		return UserLink::to( $item['user_id'] );
	}

	/** @param Row $item */
	protected function column_what( array $item ): string {
		return LogWords::foreign( LogWords::action( $item['action'] ) );
	}

	/** @param Row $item */
	protected function column_flow( array $item ): string {
		return '' === $item['key_id'] ? '—' : LogWords::foreign( $this->page->flows[ $item['key_id'] ] ?? $item['key_id'] );
	}

	/** @param Row $item */
	protected function column_outcome( array $item ): string {
		return Markup::status( LogWords::status( $item['outcome'] ), LogWords::outcome( $item['outcome'] ) );
	}

	/** @param Row $item */
	protected function column_why( array $item ): string {
		if ( '' === $item['code'] && '' === $item['message'] ) {
			return self::changed( $item );
		}

		return LogWords::foreign( '' === $item['message'] ? ReasonAdvice::on( $item['code'] ) : $item['message'] )
			. ( '' === $item['code'] ? '' : ' ' . Markup::code( $item['code'] ) );
	}

	/** @param Row $item */
	protected function column_took( array $item ): string {
		$spent = TimeSpent::in_all( $item['durations'] );

		/* translators: %s: seconds. */
		return 0 === $spent ? '—' : esc_html( sprintf( __( '%s s', 'webhooks-for-encharge' ), number_format_i18n( $spent / 1000, 2 ) ) );
	}

	/**
	 * @param Row    $item
	 * @param string $column_name
	 * @param string $primary
	 */
	protected function handle_row_actions( $item, $column_name, $primary ) {
		if ( $column_name !== $primary ) {
			return '';
		}

		$actions = array(
			'details' => sprintf(
				'<a href="%s">%s<span class="screen-reader-text"> %s</span></a>',
				esc_url( self::url( $item['id'] ) ),
				esc_html__( 'Details', 'webhooks-for-encharge' ),
				esc_html( substr( $item['time'], 0, 19 ) )
			),
		);

		if ( self::can_be_run( $item ) && Access::allows( Access::CHANGE ) ) {
			$actions['run'] = sprintf(
				'<button type="submit" class="button-link" name="run" value="%d">%s<span class="screen-reader-text"> %s</span></button>',
				$item['id'],
				esc_html__( 'Run again', 'webhooks-for-encharge' ),
				esc_html( $item['contact_id'] )
			);
		}

		return $this->row_actions( $actions );
	}

	/** @param string $which */
	protected function display_tablenav( $which ) {
		// Not the parent's: the form has its own nonce, of the same name.
		echo '<div class="tablenav ' . esc_attr( $which ) . '">';

		if ( 'top' === $which && $this->has_items() ) {
			echo '<div class="alignleft actions bulkactions">';
			$this->bulk_actions( $which );
			echo '</div>';
		}

		$this->pagination( $which );
		echo '<br class="clear"></div>';
	}

	/** @param string $which */
	protected function pagination( $which ) {
		$links = array_filter(
			array(
				__( 'Newer', 'webhooks-for-encharge' ) => $this->page->newer_url(),
				__( 'Older', 'webhooks-for-encharge' ) => $this->page->older_url(),
			)
		);

		echo '<div class="tablenav-pages"><span class="pagination-links">';

		foreach ( $links as $label => $url ) {
			echo '<a class="button" href="' . esc_url( $url ) . '">' . esc_html( $label ) . '</a> ';
		}

		echo '</span></div>';
	}

	/** @param Row $item */
	private static function can_be_run( array $item ): bool {
		try {
			Rerun::of( $item );
		} catch ( InvalidArgumentException ) {
			return false;
		}

		return true;
	}

	/** @param Row $item */
	private static function changed( array $item ): string {
		if ( array() === $item['changed'] ) {
			return '—';
		}

		/* translators: %s: number of fields and tags. */
		return esc_html( sprintf( _n( '%s change', '%s changes', count( $item['changed'] ), 'webhooks-for-encharge' ), number_format_i18n( count( $item['changed'] ) ) ) );
	}

	private static function url( int $id ): string {
		return Tab::Activity->url( array( 'id' => $id ) );
	}
}
