<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Activity;

use Encharge\Webhooks\WordPress\Admin\Form;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Health\LogFilter;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Health\LogSearch;
use Encharge\Webhooks\WordPress\Inbox\InboxReport;

/**
 * What chooses what is seen of the log, and of the inbox beside it.
 */
final class LogFilterForm {

	/** How many rows are counted at most. */
	private const COUNTED = 1000;

	/**
	 * Prints links to what can be seen.
	 *
	 * @param string           $current a view of the log or of the inbox
	 * @param InboxReport|null $inbox   null: the site has none
	 */
	public static function render_views( string $current, ?InboxReport $inbox ): void {
		$views = array();

		foreach ( LogFilter::VIEWS as $view => $outcomes ) {
			$queries = array() === $outcomes ? array( new LogQuery() ) : array_map( static fn ( string $outcome ): LogQuery => new LogQuery( outcome: $outcome ), $outcomes );
			$count   = ( new LogSearch( $queries ) )->count( self::COUNTED + 1 );

			if ( 'all' === $view || $count > 0 || $view === $current ) {
				$views[ $view ] = array( LogWords::view( $view ), $count );
			}
		}

		if ( null !== $inbox ) {
			$views['waiting'] = array( __( 'Waiting', 'webhooks-for-encharge' ), $inbox->waiting );
			$views['dead']    = array( __( 'Given up', 'webhooks-for-encharge' ), $inbox->dead );
		}

		$links = array();

		foreach ( $views as $view => list( $label, $count ) ) {
			$links[] = sprintf(
				'<li><a href="%s"%s>%s <span class="count">(%s)</span></a>',
				esc_url( Tab::Activity->url( 'all' === $view ? array() : array( 'view' => $view ) ) ),
				$view === $current ? ' class="current" aria-current="page"' : '',
				esc_html( $label ),
				esc_html( self::counted( $count ) )
			);
		}

		echo '<ul class="subsubsub">' . implode( ' |</li>', $links ) . '</li></ul><br class="clear">'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped above.
	}

	/** @param array<string, string> $flows labels of access keys by their ids */
	public static function render( LogFilter $filter, array $flows ): void {
		$any = __( 'All', 'webhooks-for-encharge' );

		Form::begin_query( Tab::Activity, 'encharge-filters' );

		if ( 'all' !== $filter->view ) {
			Form::hidden( 'view', $filter->view );
		}

		self::select( 'action', __( 'What', 'webhooks-for-encharge' ), array( '' => $any ) + array_combine( LogFilter::ACTIONS, array_map( LogWords::action( ... ), LogFilter::ACTIONS ) ), $filter->action );
		self::select( 'code', __( 'Reason', 'webhooks-for-encharge' ), array( '' => $any ) + array_combine( LogFilter::codes(), LogFilter::codes() ), $filter->code );
		self::select( 'key', __( 'Flow', 'webhooks-for-encharge' ), array( '' => $any ) + $flows, $filter->key_id );
		self::select( 'days', __( 'Period', 'webhooks-for-encharge' ), array( 0 => $any ) + array_combine( LogFilter::PERIODS, array_map( self::period( ... ), LogFilter::PERIODS ) ), (string) $filter->days );
		printf(
			'<label>%s <input type="search" name="search" value="%s"></label> ',
			esc_html__( 'Contact, user or address', 'webhooks-for-encharge' ),
			esc_attr( $filter->search )
		);
		printf( '<button type="submit" class="button">%s</button> ', esc_html__( 'Filter', 'webhooks-for-encharge' ) );
		printf( '<a class="button" href="%s">%s</a>', esc_url( LogDownload::url( $filter ) ), esc_html__( 'Download as CSV', 'webhooks-for-encharge' ) );
		echo '</form>';
	}

	/** @return string a number that is exact, or says that it is not */
	private static function counted( int $count ): string {
		return $count > self::COUNTED
			/* translators: %s: number. */
			? sprintf( __( '%s+', 'webhooks-for-encharge' ), number_format_i18n( self::COUNTED ) )
			: number_format_i18n( $count );
	}

	private static function period( int $days ): string {
		/* translators: %s: number of days. */
		return sprintf( _n( 'The last %s day', 'The last %s days', $days, 'webhooks-for-encharge' ), number_format_i18n( $days ) );
	}

	/** @param array<array-key, string> $choices */
	private static function select( string $name, string $label, array $choices, string $chosen ): void {
		printf( '<label>%s <select name="%s">', esc_html( $label ), esc_attr( $name ) );

		foreach ( $choices as $value => $text ) {
			printf( '<option value="%s"%s>%s</option>', esc_attr( (string) $value ), selected( (string) $value, $chosen, false ), esc_html( $text ) );
		}

		echo '</select></label> ';
	}
}
