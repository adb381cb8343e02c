<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Privacy;

use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Sync\ContactRow;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\Sync\Tags;
use Encharge\Webhooks\WordPress\User\PendingAddress;

/**
 * What is exported of a person, as WordPress's tool takes it.
 *
 * @phpstan-import-type Row from LogQuery
 * @phpstan-type Item array{group_id: string, group_label: string, group_description: string, item_id: string, data: list<array{name: string, value: string}>}
 */
final readonly class ExportItems {

	public function __construct( private PersonalData $data ) {}

	/**
	 * @return list<Item> all but the log
	 * @throws \Encharge\Webhooks\InboxException If the inbox cannot be read.
	 */
	public function kept(): array {
		return array_merge(
			array_map( self::user( ... ), $this->data->user_ids ),
			array_map( self::waiting( ... ), $this->data->waiting() )
		);
	}

	/**
	 * @param Row $row
	 * @return Item
	 */
	public static function log( array $row ): array {
		return self::item(
			'encharge-log',
			__( 'What webhooks from Encharge did', 'webhooks-for-encharge' ),
			__( 'Entries of this site’s log. Values are not kept in it, but for what a note quotes.', 'webhooks-for-encharge' ),
			(string) $row['id'],
			array(
				__( 'Time', 'webhooks-for-encharge' )    => substr( $row['time'], 0, 19 ) . ' UTC',
				__( 'Action', 'webhooks-for-encharge' )  => $row['action'],
				__( 'Contact id', 'webhooks-for-encharge' ) => $row['contact_id'],
				__( 'Outcome', 'webhooks-for-encharge' ) => trim( "{$row['outcome']} {$row['code']}" ),
				__( 'Reason', 'webhooks-for-encharge' )  => $row['message'],
				__( 'Role asked for', 'webhooks-for-encharge' ) => $row['role'],
				__( 'Fields that came', 'webhooks-for-encharge' ) => implode( ', ', $row['fields'] ),
				__( 'What was changed', 'webhooks-for-encharge' ) => implode( ', ', $row['changed'] ),
				__( 'Notes', 'webhooks-for-encharge' )   => implode( ' ', array_column( $row['notes'], 'message' ) ),
			)
		);
	}

	/** @return Item */
	private static function user( int $user_id ): array {
		$contact = ( new ContactTable() )->by_user( $user_id );

		return self::item(
			'encharge-user',
			__( 'Link to Encharge', 'webhooks-for-encharge' ),
			__( 'Which person of Encharge’s the account is, and what came from there.', 'webhooks-for-encharge' ),
			(string) $user_id,
			self::link( $contact ) + array(
				__( 'Tags', 'webhooks-for-encharge' ) => implode( ', ', ( new Tags() )->read( $user_id ) ),
				__( 'Address that the user was asked to confirm', 'webhooks-for-encharge' ) => PendingAddress::of( $user_id )->address ?? '',
			) + PersonalData::profile( $user_id )
		);
	}

	/** @return array<string, string> */
	private static function link( ?ContactRow $contact ): array {
		return array(
			__( 'Contact id', 'webhooks-for-encharge' ) => $contact->contact_id ?? '',
			__( 'Tags were last asked for', 'webhooks-for-encharge' ) => self::time( $contact?->tags_pulled_at ),
			__( 'Fields were last asked for', 'webhooks-for-encharge' ) => self::time( $contact?->fields_pulled_at ),
			__( 'Still to be sent', 'webhooks-for-encharge' ) => implode( ', ', array_keys( $contact->owed ?? array() ) ),
		);
	}

	/**
	 * @param array{receipt: string, state: string, action: string, contact_id: string, role: string, accepted: string, code: string} $entry
	 * @return Item
	 */
	private static function waiting( array $entry ): array {
		return self::item(
			'encharge-inbox',
			__( 'Webhooks from Encharge that wait', 'webhooks-for-encharge' ),
			__( 'Accepted, and not handled yet, or given up.', 'webhooks-for-encharge' ),
			$entry['receipt'],
			array(
				__( 'Accepted', 'webhooks-for-encharge' ) => '' === $entry['accepted'] ? '' : "{$entry['accepted']} UTC",
				__( 'Action', 'webhooks-for-encharge' )   => $entry['action'],
				__( 'Contact id', 'webhooks-for-encharge' ) => $entry['contact_id'],
				__( 'State', 'webhooks-for-encharge' )    => trim( "{$entry['state']} {$entry['code']}" ),
				__( 'Role asked for', 'webhooks-for-encharge' ) => $entry['role'],
			)
		);
	}

	/**
	 * @param array<string, string> $values by their names for a person; '' is left out
	 * @return Item
	 */
	private static function item( string $group, string $label, string $description, string $id, array $values ): array {
		$data = array();

		foreach ( array_filter( $values, static fn ( string $value ): bool => '' !== $value ) as $name => $value ) {
			$data[] = array(
				'name'  => (string) $name,
				'value' => $value,
			);
		}

		return array(
			'group_id'          => $group,
			'group_label'       => $label,
			'group_description' => $description,
			'item_id'           => "$group-$id",
			'data'              => $data,
		);
	}

	/** @param int|null $time in microseconds of Unix time */
	private static function time( ?int $time ): string {
		return null === $time ? '' : gmdate( 'Y-m-d H:i:s', intdiv( $time, 1000000 ) ) . ' UTC';
	}
}
