<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\AccessKey;
use Encharge\Webhooks\InboxException;
use Encharge\Webhooks\Webhook;
use Encharge\Webhooks\WordPress\Sync\Task;

/**
 * Has the inbox do what an administrator wants done once more.
 *
 * Such entries come by no access key. In its place stands a secret of the
 * site's that opens nothing: neither the guard nor WordPress takes it for a key.
 */
final class RerunQueue {

	/** @return string the digest of what stands in the place of an access key */
	public static function digest(): string {
		return AccessKey::digest( self::secret() );
	}

	/**
	 * @param list<Task> $tasks
	 * @return list<string>|null their receipts, fewer where several ask for the same; null if the site has no inbox that can be used
	 * @throws InboxException If one could not be stored; those before it are.
	 */
	public static function accept( array $tasks ): ?array {
		$inbox = InboxPlace::may_drain() ? InboxPlace::open() : null;

		if ( null === $inbox ) {
			return null;
		}

		$receipts = array();

		try {
			foreach ( $tasks as $task ) {
				array_push( $receipts, ...$inbox->accept( self::webhook( $task ) ) );
			}
		} finally {
			Schedule::set_now();
		}

		return array_values( array_unique( $receipts ) );
	}

	/**
	 * Has dead letters, or what waits for another try, tried again in a moment.
	 *
	 * @param non-empty-list<string>|null $receipts null: all
	 * @return int how many entries they are
	 * @throws InboxException If the inbox cannot be used.
	 */
	public static function retry( ?array $receipts ): int {
		$entries    = InboxEntries::here();
		$receipts ??= $entries?->all_to_retry() ?? array();

		if ( null === $entries || array() === $receipts ) {
			return 0;
		}

		$count = $entries->retry( $receipts );
		Schedule::set_now();

		return $count;
	}

	private static function webhook( Task $task ): Webhook {
		$body  = (string) wp_json_encode( array( 'id' => $task->contact_id ) );
		$query = array(
			'wpf_action'        => $task->action->value,
			'access_key'        => self::secret(),
			'role'              => $task->role,
			'send_notification' => $task->notify ? 'true' : null,
		);

		return Webhook::accept(
			array(
				'REQUEST_METHOD' => 'POST',
				'CONTENT_TYPE'   => 'application/json',
				'CONTENT_LENGTH' => (string) strlen( $body ),
			),
			array_filter( $query, is_string( ... ) ),
			$body,
			array( self::digest() )
		);
	}

	private static function secret(): string {
		return wp_hash( 'encharge_webhooks_rerun' );
	}
}
