<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Activity;

use Encharge\Webhooks\WordPress\Admin\Form;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\LogFilter;
use Encharge\Webhooks\WordPress\Health\LogQuery;

/**
 * One page of the log, as the query asks for it.
 *
 * @phpstan-import-type Row from LogQuery
 */
final readonly class LogPage {

	/**
	 * @param list<Row>             $rows      the newest first
	 * @param bool                  $has_newer whether there are rows before them
	 * @param bool                  $has_older whether there are rows behind them
	 * @param bool                  $is_first  whether the newest rows were asked for
	 * @param array<string, string> $flows     labels of access keys by their ids
	 */
	private function __construct(
		public LogFilter $filter,
		public array $rows,
		public bool $has_newer,
		public bool $has_older,
		public bool $is_first,
		public array $flows
	) {}

	/** @param int $limit rows a page */
	public static function requested( int $limit ): self {
		$filter = self::filter();
		$search = $filter->search();
		$before = Form::number( 'before' );
		$after  = Form::number( 'after' );

		if ( $after > 0 ) {
			$rows = $search->newer( $limit + 1, $after );

			return new self( $filter, array_slice( $rows, - $limit ), count( $rows ) > $limit, true, false, self::flows() );
		}

		$rows = $search->rows( $limit + 1, $before > 0 ? $before : null );

		return new self( $filter, array_slice( $rows, 0, $limit ), $before > 0, count( $rows ) > $limit, 0 === $before, self::flows() );
	}

	public static function filter(): LogFilter {
		return LogFilter::read( wp_unslash( $_GET ) ); // phpcs:ignore WordPress.Security.NonceVerification -- nothing is written by it.
	}

	/** @return array<string, string> labels of access keys by their ids, an id where there is no label */
	public static function flows(): array {
		$keys = ( new AccessKeys( Settings::load() ) )->all();

		return array_combine( array_column( $keys, 'id' ), array_map( AccessKeys::name( ... ), $keys ) );
	}

	public function older_url(): ?string {
		return $this->has_older && array() !== $this->rows ? Tab::Activity->url( $this->filter->values() + array( 'before' => $this->rows[ array_key_last( $this->rows ) ]['id'] ) ) : null;
	}

	public function newer_url(): ?string {
		return $this->has_newer && array() !== $this->rows ? Tab::Activity->url( $this->filter->values() + array( 'after' => $this->rows[0]['id'] ) ) : null;
	}
}
