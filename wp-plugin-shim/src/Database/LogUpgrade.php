<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Database;

/**
 * What the log's table has gained since its first version, and how a table that
 * is full of rows and in use gains it.
 *
 * Columns are one statement, and indexes another. Each is whole or not there,
 * whatever ends it, and what is there already is left out of it. InnoDB adds
 * columns without touching a row, and builds indexes while others read and
 * write. All that it needs is that for a moment no transaction uses the table.
 * What waits for that moment has webhooks wait behind it, so it gives up soon.
 */
final class LogUpgrade {

	/** A receipt is the name of an entry of the inbox; a role is kept as it was asked for, as far as it fits. */
	public const COLUMNS = array(
		'role'    => "varchar(60) NOT NULL DEFAULT ''",
		'notify'  => 'tinyint(1) unsigned NOT NULL DEFAULT 0',
		'origin'  => "varchar(20) NOT NULL DEFAULT ''",
		'receipt' => "varchar(64) NOT NULL DEFAULT ''",
	);

	/**
	 * What rows are looked for by, each in the order in which rows are shown: that
	 * of their ids, which an index of InnoDB holds behind its own column. Access
	 * keys have had theirs since the first version, with the time behind it, since
	 * it also says when each was last used. Role, mail and origin are shown, and
	 * not looked for.
	 */
	private const INDEXES = array( 'outcome', 'code', 'action', 'contact_id', 'user_id', 'receipt' );

	/** What says which kinds of rows there are, and finds the rows of each. */
	private const KIND = 'KEY kind (outcome,action,code,key_id)';

	/** @return array<string, string> name → the index, as CREATE TABLE takes it */
	public static function indexes(): array {
		return array_combine( self::INDEXES, array_map( static fn ( string $name ): string => "KEY $name ($name)", self::INDEXES ) ) + array( 'kind' => self::KIND );
	}

	/** Builds the indexes that are missing while others write the log. */
	public static function add_indexes( TableDefinition $log ): void {
		$log->add_indexes( ', ALGORITHM=INPLACE, LOCK=NONE' );

		// An engine that cannot build them while others write has said so at once, and has to copy the table.
		$log->add_indexes();
	}

	/**
	 * @param array<string, mixed> $row column → value
	 * @return array<string, mixed> what the table can take of it, while the columns could not be added yet
	 */
	public static function writable( array $row ): array {
		return array_diff_key( $row, self::COLUMNS );
	}
}
