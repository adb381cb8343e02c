<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Inbox;
use Encharge\Webhooks\InboxException;
use Encharge\Webhooks\InboxState;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;

/**
 * The entries of an inbox, for whoever looks after them.
 *
 * @phpstan-type Entry array{file: string, receipt: string, contact: ?string, action: ?Action, role: ?string, notify: bool, keyDigest: ?string,
 *                           accepted: ?float, time: ?int, tries: int, code: ?Code, message: string}
 * @phpstan-type Row array{receipt: string, state: string, action: string, contact_id: string, role: string, notify: bool, key_id: string,
 *                         accepted: string, due: string, tries: int, code: string, message: string}
 */
final class InboxEntries {

	/** Entries that can be tried again. */
	private const RETRIED = array( InboxState::Dead, InboxState::Later );

	/** Entries that can be removed. */
	private const DISCARDED = array( InboxState::Fresh, InboxState::Later, InboxState::Dead, InboxState::Claimed );

	private const PAGE = 1000;

	private const COUNTED = 1000000;

	/** @param AccessKeys $keys by which the entries came */
	public function __construct( private readonly Inbox $inbox, private readonly AccessKeys $keys ) {}

	/** @return self|null those of the current site; null if it has no inbox that can be used */
	public static function here(): ?self {
		$inbox = InboxPlace::open();

		return null === $inbox ? null : new self( $inbox, new AccessKeys( Settings::load() ) );
	}

	/** @return list<string> the words for the states of entries */
	public static function states(): array {
		return array_column( InboxState::cases(), 'value' );
	}

	/**
	 * @param string|null $state one of states(); null: all
	 * @return list<Row> times in UTC
	 * @throws InboxException If the inbox cannot be read.
	 */
	public function rows( ?string $state, int $limit ): array {
		$ids  = array_column( $this->keys->all(), 'id', 'digest' );
		$rows = array();

		foreach ( self::chosen( $state ) as $each ) {
			foreach ( $this->entries( $each, $limit - count( $rows ) ) as $entry ) {
				$rows[] = self::row( $entry, $each, $ids );
			}
		}

		return $rows;
	}

	/**
	 * @param list<string> $contacts their ids
	 * @return list<Row> all that is asked for these
	 * @throws InboxException If the inbox cannot be read.
	 */
	public function rows_of( array $contacts ): array {
		$ids  = array_column( $this->keys->all(), 'id', 'digest' );
		$rows = array();

		foreach ( self::chosen( null ) as $state ) {
			foreach ( $this->entries( $state, PHP_INT_MAX ) as $entry ) {
				if ( in_array( $entry['contact'], $contacts, true ) ) {
					$rows[] = self::row( $entry, $state, $ids );
				}
			}
		}

		return $rows;
	}

	/**
	 * @param string|null $state one of states(); null: all
	 * @throws InboxException If the inbox cannot be read.
	 */
	public function count( ?string $state ): int {
		$sum = 0;

		foreach ( self::chosen( $state ) as $each ) {
			/** @var int $count */
			$count = $this->inbox->count( $each, self::COUNTED )['count'];
			$sum  += $count;
		}

		return $sum;
	}

	/**
	 * @return int how many are neither done nor given up
	 * @throws InboxException If the inbox cannot be read.
	 */
	public function count_waiting(): int {
		return array_sum( array_map( fn ( InboxState $state ): int => $this->count( $state->value ), InboxReport::WAITING ) );
	}

	/**
	 * @return list<string> the receipts of all that can be tried again
	 * @throws InboxException If the inbox cannot be read.
	 */
	public function all_to_retry(): array {
		return $this->receipts( self::RETRIED, null );
	}

	/**
	 * @param string|null $state  one of states(); null: any
	 * @param string|null $key_id the key that they came with; null: any
	 * @return list<string> the receipts of all that can be removed
	 * @throws InboxException            If the inbox cannot be read.
	 * @throws \InvalidArgumentException If there is no such key.
	 */
	public function all_to_discard( ?string $state = null, ?string $key_id = null ): array {
		return $this->receipts( self::discarded( $state ), null === $key_id ? null : $this->digest( $key_id ) );
	}

	/**
	 * @param non-empty-list<string> $receipts
	 * @return int how many entries of the receipts are tried again at once
	 * @throws InboxException If the inbox cannot be used.
	 */
	public function retry( array $receipts ): int {
		return $this->inbox->retry( ...$receipts );
	}

	/**
	 * Removes the entries of the receipts, but for what is being worked.
	 *
	 * @param list<string> $receipts
	 * @param string|null  $state    one of states(), in which the entries are; null: any
	 * @return int how many entries were removed
	 * @throws InboxException If the inbox cannot be used.
	 */
	public function discard( array $receipts, ?string $state = null ): int {
		return array() === $receipts ? 0 : array_sum( array_map( fn ( InboxState $each ): int => $this->inbox->discard( $each, ...$receipts ), self::discarded( $state ) ) );
	}

	/**
	 * Removes a receipt's dead letter, and what waits only if there is none: a later
	 * webhook that asks for the same waits under the same receipt.
	 *
	 * @return int how many entries were removed
	 * @throws InboxException If the inbox cannot be used.
	 */
	public function discard_dead_first( string $receipt ): int {
		$dead = $this->discard( array( $receipt ), InboxState::Dead->value );

		return $dead > 0 ? $dead : $this->discard( array( $receipt ) );
	}

	/** @return bool whether this could be a receipt */
	public static function is_receipt( string $text ): bool {
		return 1 === preg_match( '/^[0-9a-f]{32}$/D', $text );
	}

	/**
	 * @param list<InboxState> $states
	 * @param string|null      $digest of the key that they came with; null: any
	 * @return list<string>
	 * @throws InboxException If the inbox cannot be read.
	 */
	private function receipts( array $states, ?string $digest ): array {
		$receipts = array();

		foreach ( $states as $state ) {
			foreach ( $this->entries( $state, PHP_INT_MAX ) as $entry ) {
				if ( '' !== $entry['receipt'] && in_array( $digest, array( null, $entry['keyDigest'] ), true ) ) {
					$receipts[ $entry['receipt'] ] = true;
				}
			}
		}

		return array_map( strval( ... ), array_keys( $receipts ) );
	}

	/**
	 * @return \Generator<int, Entry>
	 * @throws InboxException If the inbox cannot be read.
	 */
	private function entries( InboxState $state, int $limit ): \Generator {
		$after = '';

		while ( $limit > 0 ) {
			$length = min( $limit, self::PAGE );
			/** @var list<Entry> $page */
			$page = $this->inbox->list( $state, $length, $after );

			yield from $page;

			// A page that is not full is the last one.
			$limit = count( $page ) < $length ? 0 : $limit - $length;
			$after = end( $page )['file'] ?? '';
		}
	}

	/**
	 * @param Entry                 $entry
	 * @param array<string, string> $ids   digest of an access key → its id
	 * @return Row
	 */
	private static function row( array $entry, InboxState $state, array $ids ): array {
		return array(
			'receipt'    => $entry['receipt'],
			'state'      => $state->value,
			'action'     => $entry['action']->value ?? '',
			'contact_id' => (string) $entry['contact'],
			'role'       => (string) $entry['role'],
			'notify'     => $entry['notify'],
			'key_id'     => $ids[ (string) $entry['keyDigest'] ] ?? '',
			'accepted'   => self::written( null === $entry['accepted'] ? null : (int) $entry['accepted'] ),
			'due'        => self::written( InboxState::Later === $state ? $entry['time'] : null ),
			'tries'      => $entry['tries'],
			'code'       => $entry['code']->value ?? '',
			'message'    => $entry['message'],
		);
	}

	private function digest( string $key_id ): string {
		/* translators: %s: an access key's id. */
		return array_column( $this->keys->all(), 'digest', 'id' )[ $key_id ] ?? throw new \InvalidArgumentException( sprintf( __( 'There is no access key %s.', 'webhooks-for-encharge' ), $key_id ) );
	}

	/** @return list<InboxState> */
	private static function chosen( ?string $state ): array {
		return null === $state ? InboxState::cases() : array( InboxState::from( $state ) );
	}

	/** @return list<InboxState> */
	private static function discarded( ?string $state ): array {
		return array_values( array_filter( self::DISCARDED, static fn ( InboxState $each ): bool => null === $state || $each->value === $state ) );
	}

	private static function written( ?int $time ): string {
		return null === $time ? '' : gmdate( 'Y-m-d H:i:s', $time );
	}
}
