<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\Client;

/**
 * Shows the tags of the Encharge account.
 *
 * @phpstan-import-type Options from Command
 */
final class TagCommand extends Command {

	/**
	 * Lists the account's tags.
	 *
	 * ## OPTIONS
	 *
	 * [--field=<field>]
	 * : Print one column only, bare: tag.
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
	 *     # List the tags.
	 *     $ wp encharge tag list
	 *     +------------+
	 *     | tag        |
	 *     +------------+
	 *     | Customer   |
	 *     | Lead       |
	 *     | Newsletter |
	 *     +------------+
	 *
	 *     # Count them.
	 *     $ wp encharge tag list --format=count
	 *     3
	 *
	 * @subcommand list
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   format
	 */
	public function list_( array $arguments, array $options ): void {
		$tags = self::ask_encharge( static fn ( Client $client ): array => $client->tags() );

		self::print_items( $options, array_map( static fn ( string $tag ): array => array( 'tag' => $tag ), $tags ), array( 'tag' ) );
	}
}
