<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\KeyPurpose;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\WpCommand;
use WP_CLI;

/**
 * Manages access keys: who may send webhooks to this site.
 *
 * ## REPLACING A KEY
 *
 * Several keys can be valid at once. `wp encharge key replace` makes a new key
 * for the same purpose, and lets the old one expire after a while, in which the
 * new URL can be put into Encharge's flows.
 *
 * @phpstan-import-type Options from Command
 * @phpstan-import-type Key from AccessKeys
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
	 * [--action=<action>]
	 * : What the key's URL asks for. Only that URL is shown then, and kept in
	 * mind with the key; the key itself opens the others too.
	 * ---
	 * options:
	 *   - add
	 *   - update
	 *   - update_tags
	 * ---
	 *
	 * [--role=<role>]
	 * : The role that the URL asks for, with --action=add or update.
	 *
	 * [--notify]
	 * : The URL asks for WordPress's mail to new users, with --action=add.
	 *
	 * [--async]
	 * : The URL asks to be answered at once, and the work to be done afterwards.
	 *
	 * [--porcelain]
	 * : Print the key only.
	 *
	 * [--dry-run]
	 * : Make none.
	 *
	 * ## EXAMPLES
	 *
	 *     # Make a key for new customers, who get a mail.
	 *     $ wp encharge key generate --label="Onboarding flow" --action=add --role=customer --notify
	 *     Key 3fa81c02: 00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff
	 *     It cannot be shown again.
	 *     The URL for the "Send Webhook" step:
	 *       https://example.com/?wpf_action=add&access_key=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff&role=customer&send_notification=true
	 *
	 *     # Print nothing but the key, for a script.
	 *     $ wp encharge key generate --porcelain
	 *     00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   label, action, role, notify, async, porcelain, dry-run
	 */
	public function generate( array $arguments, array $options ): void {
		$label   = KeyOptions::label( $options );
		$purpose = KeyOptions::purpose( $options );

		if ( self::is_dry_run( $options, __( 'Dry run: a key would be made.', 'webhooks-for-encharge' ) ) ) {
			return;
		}

		KeyOutput::show_made( self::change( static fn (): array => self::keys()->generate( $label, $purpose ) ), $purpose, self::has( $options, 'porcelain' ) );
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
	 * [--action=<action>]
	 * : What the key's URL asks for. Only that URL is shown then, and kept in
	 * mind with the key; the key itself opens the others too.
	 * ---
	 * options:
	 *   - add
	 *   - update
	 *   - update_tags
	 * ---
	 *
	 * [--role=<role>]
	 * : The role that the URL asks for, with --action=add or update.
	 *
	 * [--notify]
	 * : The URL asks for WordPress's mail to new users, with --action=add.
	 *
	 * [--async]
	 * : The URL asks to be answered at once, and the work to be done afterwards.
	 *
	 * [--porcelain]
	 * : Print the new entry's id only.
	 *
	 * [--dry-run]
	 * : Only say what the key is like.
	 *
	 * ## EXAMPLES
	 *
	 *     # Go on with the key that WP Fusion has made.
	 *     $ wp encharge key add --label="from WP Fusion" < old-key.txt
	 *     Warning: This key has fewer than 128 bits and can be guessed. Replace it: wp encharge key generate
	 *     Success: Added key d8c07e97; it expires on 2027-02-27 10:33 UTC.
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   expires, label, action, role, notify, async, porcelain, dry-run
	 */
	public function add( array $arguments, array $options ): void {
		$label   = KeyOptions::label( $options );
		$purpose = KeyOptions::purpose( $options );
		$key     = self::read_secret( __( 'Access key', 'webhooks-for-encharge' ) );
		$expires = isset( $options['expires'] ) ? KeyOptions::expiry( (string) $options['expires'] ) : AccessKeys::default_expiry( $key );

		if ( AccessKeys::is_acceptable( $key ) && AccessKeys::is_weak( $key ) ) {
			/* translators: %s: command. */
			WP_CLI::warning( sprintf( __( 'This key has fewer than 128 bits and can be guessed. Replace it: %s', 'webhooks-for-encharge' ), WpCommand::encharge( 'key generate' ) ) );
		}

		if ( self::has( $options, 'dry-run' ) && ! AccessKeys::is_acceptable( $key ) ) {
			WP_CLI::error( __( 'The key would be refused: an access key has 8 characters of A-Z a-z 0-9 _ - at least, and no others.', 'webhooks-for-encharge' ) );
		}

		if ( self::is_dry_run( $options, KeyOutput::would_add( $expires ) ) ) {
			return;
		}

		$added = self::change( static fn (): array => self::keys()->add( $key, $expires, $label, $purpose ) );

		if ( self::has( $options, 'porcelain' ) ) {
			WP_CLI::line( $added['id'] );

			return;
		}

		KeyOutput::show_added( $added['id'], $expires );

		if ( '' !== $purpose->action ) {
			KeyOutput::show_urls( $key, $purpose );
		}
	}

	/**
	 * Makes a key for the same purpose, and lets the old one expire.
	 *
	 * The new key is shown this once, with its URL. Both are valid until the old
	 * one expires, so that no webhook is refused while the flows are changed.
	 *
	 * ## OPTIONS
	 *
	 * <id>
	 * : The old key's id, as `wp encharge key list` shows it.
	 *
	 * [--grace=<time>]
	 * : How long the old one stays valid: a number with m, h, d or w behind it,
	 * or 0 for not at all. If it expires before that, it does so.
	 * ---
	 * default: 7d
	 * ---
	 *
	 * [--porcelain]
	 * : Print the new key only.
	 *
	 * [--dry-run]
	 * : Replace nothing.
	 *
	 * [--yes]
	 * : Do not ask whether the old one may stop at once.
	 *
	 * ## EXAMPLES
	 *
	 *     # Make a new key, and change the flows within a week.
	 *     $ wp encharge key replace 3fa81c02
	 *     Key 70987141: 00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff
	 *     It cannot be shown again.
	 *     The URL for the "Send Webhook" step:
	 *       https://example.com/?wpf_action=add&access_key=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff&role=customer&send_notification=true
	 *     Success: Key 3fa81c02 expires on 2026-12-06 10:33 UTC.
	 *
	 *     # Replace at once a key that was leaked.
	 *     $ wp encharge key replace 3fa81c02 --grace=0
	 *
	 * @param list<string> $arguments id
	 * @param Options      $options   grace, porcelain, dry-run, yes
	 */
	public function replace( array $arguments, array $options ): void {
		$old   = self::existing( $arguments[0] );
		$grace = KeyOptions::grace( (string) ( $options['grace'] ?? '' ) );

		/* translators: 1: an access key's id, 2: time. */
		if ( self::is_dry_run( $options, sprintf( __( 'Dry run: key %1$s would be replaced, and expire on %2$s at latest.', 'webhooks-for-encharge' ), $old['id'], KeyOutput::time( time() + $grace ) ) ) ) {
			return;
		}

		if ( 0 === $grace ) {
			/* translators: %s: an access key's id. */
			WP_CLI::confirm( sprintf( __( 'Replace key %s at once? Flows that still send it will be refused.', 'webhooks-for-encharge' ), $old['id'] ), $options );
		}

		KeyOutput::show_made( self::change( static fn (): array => self::keys()->replace( $old['id'], $grace ) ), KeyPurpose::read( $old ), self::has( $options, 'porcelain' ) );

		if ( ! self::has( $options, 'porcelain' ) ) {
			KeyOutput::show_end( $old['id'], self::existing( $old['id'] )['expires'] ?? 0 );
		}
	}

	/**
	 * Lists the keys; the keys themselves are stored nowhere.
	 *
	 * ## OPTIONS
	 *
	 * [--fields=<fields>]
	 * : Columns, separated by commas: id, label, action, role, notify, async,
	 * created, last_used, expires.
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
	 * Times are UTC. last_used reaches back as far as the log. action, role, notify
	 * and async are what the key's URL is for, where that was said.
	 *
	 * ## EXAMPLES
	 *
	 *     # List the keys, and when they were last used.
	 *     $ wp encharge key list --fields=id,label,action,last_used,expires
	 *     +----------+-----------------+--------+---------------------+---------------------+
	 *     | id       | label           | action | last_used           | expires             |
	 *     +----------+-----------------+--------+---------------------+---------------------+
	 *     | 3fa81c02 | Onboarding flow | add    | 2026-11-29 10:40:11 |                     |
	 *     | d8c07e97 | from WP Fusion  |        |                     | 2027-02-27 10:33:34 |
	 *     +----------+-----------------+--------+---------------------+---------------------+
	 *
	 * @subcommand list
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   fields, format
	 */
	public function list_( array $arguments, array $options ): void {
		$keys = self::keys();
		$used = $keys->last_used();

		$rows = array_map( static fn ( array $key ): array => KeyOutput::row( $key, $used[ $key['id'] ] ?? '' ), $keys->all() );

		if ( 'ids' === ( $options['format'] ?? '' ) ) {
			WP_CLI::line( implode( ' ', array_column( $rows, 'id' ) ) );

			return;
		}

		self::print_items( $options, $rows, KeyOutput::COLUMNS );
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
	 *     # Revoke a key.
	 *     $ wp encharge key revoke 3fa81c02
	 *     Revoke key 3fa81c02? Flows that still send it will be refused. [y/n] y
	 *     Success: Revoked key 3fa81c02.
	 *
	 * @param list<string> $arguments id
	 * @param Options      $options   dry-run, yes
	 */
	public function revoke( array $arguments, array $options ): void {
		$id = self::existing( $arguments[0] )['id'];

		/* translators: %s: an access key's id. */
		if ( self::is_dry_run( $options, sprintf( __( 'Dry run: key %s would be revoked.', 'webhooks-for-encharge' ), $id ) ) ) {
			return;
		}

		/* translators: %s: an access key's id. */
		WP_CLI::confirm( sprintf( __( 'Revoke key %s? Flows that still send it will be refused.', 'webhooks-for-encharge' ), $id ), $options );
		self::change( static fn (): bool => self::keys()->revoke( $id ) );
		/* translators: %s: an access key's id. */
		WP_CLI::success( sprintf( __( 'Revoked key %s.', 'webhooks-for-encharge' ), $id ) );
	}

	private static function keys(): AccessKeys {
		return new AccessKeys( Settings::load() );
	}

	/** @return Key the key with this id; ends the command where there is none */
	private static function existing( string $id ): array {
		$keys = array_column( self::keys()->all(), null, 'id' );

		if ( ! isset( $keys[ $id ] ) ) {
			/* translators: 1: an access key's id, 2: command. */
			WP_CLI::error( sprintf( __( 'There is no key %1$s. Those that there are: %2$s', 'webhooks-for-encharge' ), $id, WpCommand::encharge( 'key list' ) ) );
		}

		return $keys[ $id ];
	}
}
