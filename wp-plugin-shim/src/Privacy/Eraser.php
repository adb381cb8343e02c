<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Privacy;

use Encharge\Webhooks\InboxException;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\WpCommand;
use Encharge\Webhooks\WordPress\Database\Transaction;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Inbox\InboxEntries;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\Sync\Events;
use Encharge\Webhooks\WordPress\Sync\TagChanges;
use Encharge\Webhooks\WordPress\Sync\Tags;
use Encharge\Webhooks\WordPress\Sync\Timing;
use Encharge\Webhooks\WordPress\User\PendingAddress;
use RuntimeException;
use WP_Error;

/**
 * Erases what the plugin keeps of a person, for WordPress's tool of that name, and
 * sees to it that no webhook brings them back.
 *
 * What webhooks wrote into a user's profile is the user's, as whatever else stands
 * there: it goes with the user.
 *
 * @phpstan-type Result array{items_removed: bool, items_retained: bool, messages: list<string>, done: bool}
 */
final class Eraser {

	/** How many rows of the log go at once. */
	private const PAGE = 500;

	/**
	 * Hooked to wp_privacy_personal_data_erasers.
	 *
	 * @param array<array-key, mixed> $erasers WordPress's and others'
	 * @return array<array-key, mixed>
	 */
	public static function added_to( array $erasers ): array {
		return $erasers + array(
			'webhooks-for-encharge' => array(
				'eraser_friendly_name' => __( 'Webhooks for Encharge', 'webhooks-for-encharge' ),
				'callback'             => self::erase( ... ),
			),
		);
	}

	/** @return Result|WP_Error called again until it is done; each time what is left is looked for anew */
	private static function erase( string $address ): array|WP_Error {

		try {
			ErasedAddresses::add( $address );

			$data = PersonalData::of( $address );
			$rows = $data->log( self::PAGE );
			$done = count( $rows ) < self::PAGE;

			// The link last: by it one knows whose the rows are.
			$removed = $done && self::unlink( $address, $data );
			$removed = ( $done && self::discard( $data ) ) || $removed;
			$rows    = $done ? $data->log( self::PAGE ) : $rows;
		} catch ( RuntimeException $exception ) {
			return new WP_Error( 'encharge_not_erased', $exception->getMessage() );
		}

		if ( array() !== $rows ) {
			( new Log( Settings::load() ) )->forget( array_column( $rows, 'id' ) );
		}

		$is_retained = $done && array() !== array_merge( ...array_map( PersonalData::profile( ... ), $data->user_ids ) );

		return array(
			'items_removed'  => $removed || array() !== $rows,
			'items_retained' => $is_retained,
			'messages'       => $done ? self::messages( $is_retained ) : array(),
			'done'           => $done,
		);
	}

	/**
	 * Under the locks of a webhook for the same person: one that is under way may
	 * be making the user.
	 *
	 * @return bool whether there was anything
	 */
	private static function unlink( string $address, PersonalData $data ): bool {
		$keys = array_map( strtolower( ... ), array( $data->contacts[0] ?? $address, $address ) );
		$lost = ( new Transaction( new Timing() ) )->run(
			$keys,
			static function ( Transaction $transaction ) use ( $address ): array {
				$lost = array();

				foreach ( PersonalData::user_ids( $address ) as $user_id ) {
					$lost[ $user_id ] = self::forget( $user_id, $transaction );
				}

				return $lost;
			}
		);
		$lost = array_filter( $lost, static fn ( TagChanges $changes ): bool => ! $changes->is_empty() );

		foreach ( $lost as $user_id => $changes ) {
			Events::tags_changed( $user_id, array(), $changes );
		}

		return array() !== $lost || array() !== $data->contacts;
	}

	private static function forget( int $user_id, Transaction $transaction ): TagChanges {
		$transaction->include_user( $user_id );

		$changes = ( new Tags() )->write( $user_id, array() );

		delete_user_meta( $user_id, Tags::meta_key() );
		( new ContactTable() )->forget_link( $user_id );
		PendingAddress::withdraw( $user_id );

		return $changes;
	}

	/**
	 * @return bool whether anything waited
	 * @throws InboxException If the inbox cannot be used.
	 */
	private static function discard( PersonalData $data ): bool {
		$receipts = array_column( $data->waiting(), 'receipt' );

		return array() !== $receipts && 0 < ( InboxEntries::here()?->discard( $receipts ) ?? 0 );
	}

	/** @return list<string> */
	private static function messages( bool $is_retained ): array {
		/* translators: %s: a command line. */
		$messages = array( sprintf( __( 'Webhooks for Encharge: no webhook makes or links a user with this address until you lift that, on Settings → Encharge → Tools or by: %s', 'webhooks-for-encharge' ), WpCommand::encharge( 'erasure lift <address>' ) ) );

		return $is_retained
			? array( ...$messages, __( 'Webhooks for Encharge: what webhooks wrote into the user’s profile stays there until you delete the user.', 'webhooks-for-encharge' ) )
			: $messages;
	}
}
