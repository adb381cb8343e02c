<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\KeyPurpose;
use WP_CLI;

/**
 * Shows access keys: one that was made or taken over, and where it goes, and what is known of the others.
 *
 * @phpstan-import-type Key from AccessKeys
 */
final class KeyOutput {

	/** Of a list, in their order. */
	public const COLUMNS = array( 'id', 'label', 'action', 'role', 'notify', 'async', 'created', 'last_used', 'expires' );

	/**
	 * @param array{id: string, key: string} $made a key that has just been made
	 * @param bool                           $bare whether nothing but the key is printed
	 */
	public static function show_made( #[\SensitiveParameter] array $made, KeyPurpose $purpose, bool $bare ): void {
		if ( $bare ) {
			WP_CLI::line( $made['key'] );

			return;
		}

		/* translators: 1: an access key's id, 2: the access key. */
		WP_CLI::line( sprintf( __( 'Key %1$s: %2$s', 'webhooks-for-encharge' ), $made['id'], $made['key'] ) );
		WP_CLI::line( __( 'It cannot be shown again.', 'webhooks-for-encharge' ) );
		self::show_urls( $made['key'], $purpose );
	}

	/** @param int $expires Unix time */
	public static function show_end( string $id, int $expires ): void {
		/* translators: 1: an access key's id, 2: time. */
		WP_CLI::success( sprintf( __( 'Key %1$s expires on %2$s.', 'webhooks-for-encharge' ), $id, self::time( $expires ) ) );
	}

	public static function show_urls( #[\SensitiveParameter] string $key, KeyPurpose $purpose ): void {
		$urls = $purpose->urls( $key );

		WP_CLI::line( _n( 'The URL for the "Send Webhook" step:', 'The URLs for the "Send Webhook" steps:', count( $urls ), 'webhooks-for-encharge' ) );

		foreach ( $urls as $url ) {
			WP_CLI::line( "  $url" );
		}
	}

	/** @param int|null $expires Unix time; null if it does not */
	public static function would_add( ?int $expires ): string {
		return null === $expires
			? __( 'Dry run: the key would be added; it does not expire.', 'webhooks-for-encharge' )
			/* translators: %s: time. */
			: sprintf( __( 'Dry run: the key would be added; it expires on %s.', 'webhooks-for-encharge' ), self::time( $expires ) );
	}

	/**
	 * @param string   $id      of a key that was in use already
	 * @param int|null $expires Unix time; null if it does not
	 */
	public static function show_added( string $id, ?int $expires ): void {
		WP_CLI::success(
			null === $expires
				/* translators: %s: an access key's id. */
				? sprintf( __( 'Added key %s; it does not expire.', 'webhooks-for-encharge' ), $id )
				/* translators: 1: an access key's id, 2: time. */
				: sprintf( __( 'Added key %1$s; it expires on %2$s.', 'webhooks-for-encharge' ), $id, self::time( $expires ) )
		);
	}

	/**
	 * @param Key    $key       one that is there
	 * @param string $last_used when it last came; '' if that is not known
	 * @return array<string, string> by column
	 */
	public static function row( array $key, string $last_used ): array {
		return array(
			'id'        => $key['id'],
			'label'     => $key['label'],
			'action'    => $key['action'],
			'role'      => $key['role'],
			'notify'    => $key['notify'] ? 'yes' : '',
			'async'     => $key['async'] ? 'yes' : '',
			'created'   => gmdate( 'Y-m-d H:i:s', $key['created'] ),
			'last_used' => $last_used,
			'expires'   => null === $key['expires'] ? '' : gmdate( 'Y-m-d H:i:s', $key['expires'] ),
		);
	}

	/** @return string a time for a person */
	public static function time( int $time ): string {
		return gmdate( 'Y-m-d H:i', $time ) . ' UTC';
	}
}
