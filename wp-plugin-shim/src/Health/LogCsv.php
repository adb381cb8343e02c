<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\User\PlainText;

/**
 * Rows of the log as comma-separated values (RFC 4180), line by line, however
 * many they are.
 *
 * A spreadsheet takes a cell that begins with certain characters for a formula,
 * and people do not see what some characters do to those behind them: the former
 * get an apostrophe, the latter go.
 *
 * @phpstan-import-type Row from LogQuery
 */
final readonly class LogCsv {

	/** Rows that are read at a time. */
	private const PAGE = 500;

	/** By this a spreadsheet knows the text for UTF-8. */
	private const BYTE_ORDER_MARK = "\u{FEFF}";

	/** @param array<string, string> $labels of access keys, by their ids */
	public function __construct( private LogSearch $search, private array $labels ) {}

	/** @return \Generator<int, string> lines with their ends, the names of the columns before all others */
	public function lines(): \Generator {
		yield self::BYTE_ORDER_MARK . self::line( array( 'id', 'time_utc', 'time_site', 'action', 'contact_id', 'user_id', 'key_id', 'key_label', 'outcome', 'code', 'message', 'role', 'notify', 'origin', 'receipt', 'changed', 'fields', 'notes', 'milliseconds' ) );

		$below = null;

		do {
			$rows = $this->search->rows( self::PAGE, $below );

			foreach ( $rows as $row ) {
				yield self::line( $this->cells( $row ) );

				$below = $row['id'];
			}
		} while ( array() !== $rows );
	}

	/** @return string a cell that no program takes for anything but text */
	public static function cell( string $text ): string {
		$shown = self::shown( $text );

		// What a program may skip at a cell's beginning is no way around the apostrophe.
		return ( 1 === preg_match( '/\A[\t\r]/', $text ) || 1 === preg_match( '/\A\s*[=+\-@]/u', $shown ) ? "'" : '' ) . $shown;
	}

	/**
	 * @param Row $row
	 * @return list<string>
	 */
	private function cells( array $row ): array {
		$time = (int) strtotime( substr( $row['time'], 0, 19 ) . ' UTC' );

		return array(
			(string) $row['id'],
			gmdate( 'Y-m-d H:i:s', $time ),
			(string) wp_date( 'Y-m-d H:i:s', $time ),
			$row['action'],
			$row['contact_id'],
			(string) $row['user_id'],
			$row['key_id'],
			$this->labels[ $row['key_id'] ] ?? '',
			$row['outcome'],
			$row['code'],
			$row['message'],
			$row['role'],
			$row['notify'] ? '1' : '0',
			$row['origin'],
			$row['receipt'],
			implode( ', ', $row['changed'] ),
			implode( ', ', $row['fields'] ),
			implode( ' ', array_column( $row['notes'], 'message' ) ),
			(string) TimeSpent::in_all( $row['durations'] ),
		);
	}

	/** @param list<string> $cells */
	private static function line( array $cells ): string {
		return implode( ',', array_map( static fn ( string $cell ): string => '"' . str_replace( '"', '""', self::cell( $cell ) ) . '"', $cells ) ) . "\r\n";
	}

	private static function shown( string $text ): string {
		return (string) preg_replace( PlainText::control_pattern(), ' ', mb_scrub( $text, 'UTF-8' ) );
	}
}
