<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\Settings;

/**
 * Shows the fields of the Encharge account.
 *
 * @phpstan-import-type Options from Command
 */
final class FieldCommand extends Command {

	/**
	 * Lists the fields that a person can have in Encharge.
	 *
	 * ## OPTIONS
	 *
	 * [--fields=<fields>]
	 * : Columns, separated by commas: name, title, type, format, read_only, array, mapped_to.
	 *
	 * [--field=<field>]
	 * : Print one column only, bare.
	 *
	 * [--format=<format>]
	 * : How to print.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - csv
	 *   - json
	 *   - yaml
	 *   - count
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     # List the fields, and where the field map has them written.
	 *     $ wp encharge field list --fields=name,type,format,read_only,mapped_to
	 *     +-----------+--------+-----------+-----------+------------+
	 *     | name      | type   | format    | read_only | mapped_to  |
	 *     +-----------+--------+-----------+-----------+------------+
	 *     | email     | string | email     | no        | user_email |
	 *     | firstName | string |           | no        | first_name |
	 *     | renewsAt  | string | date-time | no        |            |
	 *     | tags      | string |           | yes       |            |
	 *     +-----------+--------+-----------+-----------+------------+
	 *
	 * @subcommand list
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   fields, format
	 */
	public function list_( array $arguments, array $options ): void {
		$mapped = array();

		foreach ( Settings::load()->field_map() as $row ) {
			$mapped[ $row['field'] ][] = $row['key'];
		}

		$rows = array_map(
			static fn ( array $field ): array => array(
				'name'      => $field['name'],
				'title'     => $field['title'],
				'type'      => $field['type'],
				'format'    => (string) $field['format'],
				'read_only' => $field['readOnly'] ? 'yes' : 'no',
				'array'     => $field['array'] ? 'yes' : 'no',
				'mapped_to' => implode( ',', $mapped[ $field['name'] ] ?? array() ),
			),
			self::account_fields()
		);

		self::print_items( $options, $rows, array( 'name', 'title', 'type', 'format', 'read_only', 'array', 'mapped_to' ) );
	}
}
