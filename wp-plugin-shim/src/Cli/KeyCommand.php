<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Config\WpCommand;
use InvalidArgumentException;
use WP_CLI;

/**
 * Manages access keys: who may send webhooks to this site.
 *
 * ## REPLACING A KEY
 *
 * Several keys can be valid at once. To replace one: generate a new one, put it
 * into Encharge's flows, then revoke the old one.
 *
 * @phpstan-import-type Options from Command
 */
final class KeyCommand extends Command {

	/**
	 * Makes a key, and shows it this once: only a digest is stored.
	 *
	 * ## OPTIONS
	 *
	 * [--label=<label>]
	 * : What the key is for: one line of at most 100 characters.
	 *
	 * [--porcelain]
	 * : Print the key only.
	 *
	 * [--dry-run]
	 * : Make none.
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp encharge key generate --label="Onboarding flow"
	 *
	 *     # Put a new key into a variable.
	 *     $ KEY=$(wp encharge key generate --porcelain)
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   label, porcelain, dry-run
	 */
	public function generate( array $arguments, array $options ): void {
		$label = self::label( $options );

		if ( self::is_dry_run( $options, 'a key would be made.' ) ) {
			return;
		}

		$made = self::change( static fn (): array => self::keys()->generate( $label ) );

		if ( self::has( $options, 'porcelain' ) ) {
			WP_CLI::line( $made['key'] );

			return;
		}

		WP_CLI::line( "Key {$made['id']}: {$made['key']}" );
		WP_CLI::line( 'It cannot be shown again. The URLs for the "Send Webhook" steps:' );

		foreach ( array( 'add', 'update', 'update_tags' ) as $action ) {
			WP_CLI::line( '  ' . SiteIdentity::webhook_url( $action, $made['key'] ) );
		}
	}

	/**
	 * Takes over a key that is already in use, from a prompt or stdin.
	 *
	 * A key of fewer than 128 bits, such as WP Fusion's 8 digits, can be guessed:
	 * it expires after 90 days unless --expires says otherwise.
	 *
	 * ## OPTIONS
	 *
	 * [--expires=<when>]
	 * : "never", or anything that PHP reads as a time to come, such as
	 * 2027-01-31 or "30 days".
	 *
	 * [--label=<label>]
	 * : What the key is for: one line of at most 100 characters.
	 *
	 * [--porcelain]
	 * : Print the new entry's id only.
	 *
	 * [--dry-run]
	 * : Only say what the key is like.
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp encharge key add --label="from WP Fusion" < old-key.txt
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   expires, label, porcelain, dry-run
	 */
	public function add( array $arguments, array $options ): void {
		$label   = self::label( $options );
		$key     = self::read_secret( 'Access key' );
		$expires = isset( $options['expires'] ) ? self::time( (string) $options['expires'] ) : AccessKeys::default_expiry( $key );

		if ( AccessKeys::is_acceptable( $key ) && AccessKeys::is_weak( $key ) ) {
			WP_CLI::warning( 'This key has fewer than 128 bits and can be guessed. Replace it: ' . WpCommand::encharge( 'key generate' ) );
		}

		if ( self::has( $options, 'dry-run' ) && ! AccessKeys::is_acceptable( $key ) ) {
			WP_CLI::error( 'The key would be refused: an access key has 8 characters of A-Z a-z 0-9 _ - at least, and no others.' );
		}

		if ( self::is_dry_run( $options, 'the key would be added; it ' . self::until( $expires ) . '.' ) ) {
			return;
		}

		$added = self::change( static fn (): array => self::keys()->add( $key, $expires, $label ) );

		if ( self::has( $options, 'porcelain' ) ) {
			WP_CLI::line( $added['id'] );

			return;
		}

		WP_CLI::success( "Added key {$added['id']}; it " . self::until( $expires ) . '.' );
	}

	/**
	 * Lists the keys; the keys themselves are stored nowhere.
	 *
	 * ## OPTIONS
	 *
	 * [--fields=<fields>]
	 * : Columns, separated by commas: id, label, created, last_used, expires.
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
	 *   - ids
	 * ---
	 *
	 * ## AVAILABLE FIELDS
	 *
	 * Times are UTC. last_used reaches back as far as the log.
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp encharge key list
	 *
	 * @subcommand list
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   fields, format
	 */
	public function list_( array $arguments, array $options ): void {
		$keys = self::keys();
		$used = $keys->last_used();

		$rows = array_map(
			static fn ( array $key ): array => array(
				'id'        => $key['id'],
				'label'     => $key['label'],
				'created'   => gmdate( 'Y-m-d H:i:s', $key['created'] ),
				'last_used' => $used[ $key['id'] ] ?? '',
				'expires'   => null === $key['expires'] ? '' : gmdate( 'Y-m-d H:i:s', $key['expires'] ),
			),
			$keys->all()
		);

		if ( 'ids' === ( $options['format'] ?? '' ) ) {
			WP_CLI::line( implode( ' ', array_column( $rows, 'id' ) ) );

			return;
		}

		self::print_items( $options, $rows, array( 'id', 'label', 'created', 'last_used', 'expires' ) );
	}

	/**
	 * Revokes a key: webhooks that carry it are refused from now on.
	 *
	 * ## OPTIONS
	 *
	 * <id>
	 * : The key's id, as `wp encharge key list` shows it.
	 *
	 * [--dry-run]
	 * : Revoke nothing.
	 *
	 * [--yes]
	 * : Do not ask.
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp encharge key revoke 3fa81c02
	 *
	 * @param list<string> $arguments id
	 * @param Options      $options   dry-run, yes
	 */
	public function revoke( array $arguments, array $options ): void {
		$id   = $arguments[0];
		$keys = self::keys();

		if ( ! in_array( $id, array_column( $keys->all(), 'id' ), true ) ) {
			WP_CLI::error( "There is no key $id. Those that there are: " . WpCommand::encharge( 'key list' ) );
		}

		if ( self::is_dry_run( $options, "key $id would be revoked." ) ) {
			return;
		}

		WP_CLI::confirm( "Revoke key $id? Flows that still send it will be refused.", $options );
		self::change( static fn (): bool => $keys->revoke( $id ) );
		WP_CLI::success( "Revoked key $id." );
	}

	private static function keys(): AccessKeys {
		return new AccessKeys( Settings::load() );
	}

	/** @param Options $options */
	private static function label( array $options ): string {
		try {
			return AccessKeys::clean_label( (string) ( $options['label'] ?? '' ) );
		} catch ( InvalidArgumentException $exception ) {
			WP_CLI::error( $exception->getMessage() );
		}
	}

	private static function time( string $when ): ?int {
		if ( 'never' === $when ) {
			return null;
		}

		$time = strtotime( $when . ( 1 === preg_match( '/\d{1,2}:\d{2}/', $when ) ? '' : ' UTC' ) );

		if ( false === $time || $time <= time() ) {
			WP_CLI::error( '--expires is "never" or a time to come, such as 2027-01-31 or "30 days".' );
		}

		return $time;
	}

	private static function until( ?int $expires ): string {
		return null === $expires ? 'does not expire' : 'expires on ' . gmdate( 'Y-m-d H:i', $expires ) . ' UTC';
	}
}
