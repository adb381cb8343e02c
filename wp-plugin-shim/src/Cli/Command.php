<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\Client;
use Encharge\Webhooks\Exception;
use Encharge\Webhooks\WordPress\Config\Account;
use Encharge\Webhooks\WordPress\Config\AccountFields;
use Encharge\Webhooks\WordPress\Config\ApiAdvice;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\FieldSuggestions;
use Encharge\Webhooks\WordPress\Config\WpCommand;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;
use Encharge\Webhooks\WordPress\Health\PlannedChange;
use Encharge\Webhooks\WordPress\User\Target;
use InvalidArgumentException;
use WP_CLI;
use WP_CLI\Formatter;

/**
 * What the commands have in common.
 *
 * A command ends by WP_CLI::error(), exit code 1, wherever it cannot go on.
 *
 * @phpstan-type Options array<string, string|bool>
 * @phpstan-import-type Field from FieldSuggestions
 */
abstract class Command {

	private const LONGEST_SECRET = 8192;

	/**
	 * Prints a list as --format and --fields ask.
	 *
	 * @param Options                           $options the command's
	 * @param list<array<string, mixed>>        $items   what to print
	 * @param list<string>                      $fields  the columns unless --fields says otherwise
	 */
	protected static function print_items( array $options, array $items, array $fields ): void {
		$items     = self::printable( $options, $items );
		$formatter = new Formatter( $options, $fields );
		$formatter->display_items( $items );
	}

	/**
	 * Prints one thing: a row for each of its properties, or an object in JSON
	 * and YAML.
	 *
	 * @param Options              $options the command's
	 * @param array<string, mixed> $item    what to print
	 */
	protected static function print_item( array $options, array $item ): void {
		$fields    = is_string( $options['fields'] ?? null ) ? $options['fields'] : array_keys( $item );
		$item      = self::printable( $options, $item );
		$formatter = new Formatter( $options, $fields );
		$formatter->display_item( $item );
	}

	/**
	 * @param Options $options the command's
	 * @param string  $flag    an option without a value
	 * @return bool whether it was given, and not taken back by --no-…
	 */
	protected static function has( array $options, string $flag ): bool {
		return (bool) ( $options[ $flag ] ?? false );
	}

	/**
	 * @param Options $options the command's
	 * @return int|null what an option says, 1 or more; null without the option; ends the command if it is no such number
	 */
	protected static function number( array $options, string $name ): ?int {
		if ( ! isset( $options[ $name ] ) ) {
			return null;
		}

		$number = filter_var( $options[ $name ], FILTER_VALIDATE_INT );

		if ( false === $number || $number < 1 ) {
			/* translators: %s: an option, such as --limit. */
			WP_CLI::error( sprintf( __( '%s is a whole number from 1.', 'webhooks-for-encharge' ), "--$name" ) );
		}

		return $number;
	}

	/** Prints a line in which there may be something from outside. */
	protected static function line( string $text ): void {
		WP_CLI::line( Terminal::text( $text ) );
	}

	/**
	 * @param Options $options the command's
	 * @return bool whether a person reads what is printed; a program finds the same words in every language
	 */
	protected static function is_for_people( array $options ): bool {
		return 'table' === ( $options['format'] ?? 'table' ) && ! isset( $options['field'] ) && ! self::has( $options, 'porcelain' );
	}

	/**
	 * @param Options $options  the command's
	 * @param string  $sentence what is left undone
	 * @return bool whether this is a dry run, after having said so, unless that would spoil what a machine reads
	 */
	protected static function is_dry_run( array $options, string $sentence ): bool {
		$dry = self::has( $options, 'dry-run' );

		if ( $dry && self::is_for_people( $options ) ) {
			WP_CLI::log( $sentence );
		}

		return $dry;
	}

	/**
	 * @param Options             $options the command's
	 * @param list<PlannedChange> $changes
	 * @return list<array<string, string>>
	 */
	protected static function change_rows( array $options, array $changes ): array {
		$is_for_people = self::is_for_people( $options );

		return array_map( static fn ( PlannedChange $change ): array => $is_for_people ? $change->texts() : $change->words(), $changes );
	}

	/** @return Target whom an argument means; ends the command where it means nobody */
	protected static function target( string $argument ): Target {
		try {
			return Target::named( $argument );
		} catch ( InvalidArgumentException $exception ) {
			WP_CLI::error( $exception->getMessage() );
		}
	}

	/** @return string the contact id of whom an argument means; asks Encharge where this site knows none, and ends the command where there is none */
	protected static function contact_of( Target $target ): string {
		$contact_id = self::ask_encharge( static fn ( Client $client ): ?string => $target->contact_id( $client ) );

		if ( null === $contact_id ) {
			WP_CLI::error( $target->why_unknown() );
		}

		return $contact_id;
	}

	/**
	 * Changes what the database keeps, and says why when that fails.
	 *
	 * @template T
	 * @param callable(): T $change
	 * @return T
	 */
	protected static function change( callable $change ): mixed {
		try {
			return $change();
		} catch ( InvalidArgumentException $exception ) {
			WP_CLI::error( $exception->getMessage() );
		} catch ( TransactionFailed $exception ) {
			self::end_unchanged( $exception->getMessage() );
		}
	}

	/** Ends the command for a reason, a sentence, that is there before anything was changed. */
	protected static function end_unchanged( string $reason ): never {
		/* translators: %s: why, a sentence. */
		WP_CLI::error( sprintf( __( '%s Nothing was changed.', 'webhooks-for-encharge' ), $reason ) );
	}

	/**
	 * Calls Encharge, and says what to do when that fails.
	 *
	 * @template T
	 * @param callable(Client): T $call
	 * @return T
	 */
	protected static function ask_encharge( callable $call ): mixed {
		$api    = new ApiConnection();
		$client = $api->client();

		if ( null === $client ) {
			WP_CLI::error( (string) $api->problem() );
		}

		try {
			return $call( $client );
		} catch ( Exception $exception ) {
			WP_CLI::error( self::explain_failure( $exception ) );
		}
	}

	/**
	 * For a setting that names a field of Encharge's.
	 *
	 * @return AccountFields|null null, after a warning, where Encharge cannot be asked
	 */
	protected static function fields_to_check( string $field ): ?AccountFields {
		$api = new ApiConnection();

		try {
			$fields = ( new Account( $api ) )->fields_to_check( $field );

			if ( null !== $fields ) {
				return $fields;
			}

			$reason = (string) $api->problem();
		} catch ( Exception $exception ) {
			$reason = self::explain_failure( $exception );
		}

		WP_CLI::warning(
			/* translators: 1: Encharge field, 2: why not, a sentence. */
			sprintf( __( 'Whether Encharge has the field %1$s is not checked. %2$s', 'webhooks-for-encharge' ), $field, $reason ) . "\n"
			/* translators: %s: command. */
			. sprintf( __( 'Later, "%s" checks it.', 'webhooks-for-encharge' ), WpCommand::encharge( 'doctor' ) )
		);

		return null;
	}

	/** @return list<Field> the fields that a person of the account can have now */
	protected static function account_fields(): array {
		return self::ask_encharge( static fn (): array => ( new Account( new ApiConnection() ) )->read_fields() ?? array() );
	}

	/** @return string what went wrong with a call, and what helps */
	protected static function explain_failure( Exception $exception ): string {
		return ( new ApiAdvice( new ApiConnection() ) )->on( $exception );
	}

	/**
	 * Reads a secret from a prompt that does not show it, or from stdin.
	 *
	 * @return string without space around; '' if nothing was given
	 */
	protected static function read_secret( string $question ): string {
		if ( function_exists( 'stream_isatty' ) && stream_isatty( STDIN ) ) {
			return trim( (string) \cli\prompt( $question, '', ': ', true ) );
		}

		// phpcs:ignore WordPress.WP.AlternativeFunctions -- no file.
		$secret = (string) file_get_contents( 'php://stdin', false, null, 0, self::LONGEST_SECRET + 1 );

		if ( strlen( $secret ) > self::LONGEST_SECRET ) {
			/* translators: %d: number of bytes. */
			WP_CLI::error( sprintf( __( 'What came from stdin is longer than %d bytes. Nothing was changed.', 'webhooks-for-encharge' ), self::LONGEST_SECRET ) );
		}

		return trim( $secret );
	}

	/**
	 * @template T of array<mixed>
	 * @param Options $options the command's
	 * @param T       $items
	 * @return T for a terminal; JSON is escaped as it is
	 */
	private static function printable( array $options, array $items ): array {
		/** @var T */
		return 'json' === ( $options['format'] ?? '' ) ? $items : Terminal::value( $items );
	}
}
