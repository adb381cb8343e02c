<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Privacy;

use Encharge\Webhooks\Exception;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Health\LogSearch;
use Encharge\Webhooks\WordPress\Inbox\InboxEntries;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\User\FieldRules;
use Encharge\Webhooks\WordPress\User\UserFinder;

/**
 * What the current site keeps of whoever has an address, beside what WordPress keeps of its users.
 *
 * @phpstan-import-type Row from LogQuery
 * @phpstan-import-type Row from InboxEntries as Waiting
 */
final readonly class PersonalData {

	/**
	 * @param list<int>    $user_ids the users who have the address
	 * @param list<string> $contacts the contacts who are linked to them, or to nobody
	 */
	public function __construct( public array $user_ids, public array $contacts ) {}

	/**
	 * Asks Encharge who has the address where no user is linked to a contact: the
	 * log knows people for whom no user was made, too. An address in Encharge is a
	 * claim, so that it leads to nobody else's user.
	 */
	public static function of( string $address ): self {
		$table    = new ContactTable();
		$user_ids = self::user_ids( $address );
		$linked   = array_map( static fn ( int $user_id ): ?string => $table->by_user( $user_id )?->contact_id, $user_ids );
		$contacts = array_values( array_filter( $linked, is_string( ... ) ) );

		if ( array() === $contacts ) {
			$asked    = self::asked( $address );
			$contacts = null === $asked || null !== $table->by_contact( $asked )?->user_id ? array() : array( $asked );
		}

		return new self( $user_ids, $contacts );
	}

	/** @return list<int> the users who have the address, in whatever case */
	public static function user_ids( string $address ): array {
		return ( new UserFinder( new ContactTable() ) )->ids_by_email( $address );
	}

	/**
	 * @param int      $limit how many rows are looked at
	 * @param int|null $below only rows with lower ids: the last one of the page before
	 * @return list<Row> of the log, the newest first
	 */
	public function log( int $limit, ?int $below = null ): array {
		return ( new LogSearch( $this->queries() ) )->rows( $limit, $below );
	}

	/**
	 * @return list<Waiting> what lies in this server's inbox for them
	 * @throws \Encharge\Webhooks\InboxException If the inbox cannot be read.
	 */
	public function waiting(): array {
		return array() === $this->contacts ? array() : InboxEntries::here()?->rows_of( $this->contacts ) ?? array();
	}

	/** @return array<string, string> user meta that the field map writes, and WordPress's own exporter does not know, by its keys */
	public static function profile( int $user_id ): array {
		$values = array();

		foreach ( Settings::load()->field_map() as $row ) {
			$value = isset( FieldRules::USER_FIELDS[ $row['key'] ] ) ? '' : get_user_meta( $user_id, $row['key'], true );

			if ( '' !== $value ) {
				$values[ $row['key'] ] = is_scalar( $value ) ? (string) $value : (string) wp_json_encode( $value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
			}
		}

		return $values;
	}

	/** @return list<LogQuery> */
	private function queries(): array {
		// An id that is an address is masked in the log, as others' are that look the same then.
		$named = array_values( array_filter( $this->contacts, static fn ( string $id ): bool => Log::masked( $id ) === $id ) );

		return array(
			...array_map( static fn ( int $id ): LogQuery => new LogQuery( user_id: $id ), $this->user_ids ),
			...array_map( static fn ( string $id ): LogQuery => new LogQuery( contact_id: $id ), $named ),
		);
	}

	/** @return string|null the contact id; null where Encharge knows nobody, or cannot be asked */
	private static function asked( string $address ): ?string {
		$address = UserFinder::usable_email( $address );
		$client  = null === $address ? null : ( new ApiConnection() )->client();

		try {
			return $client?->fetchPeople( array(), array( (string) $address ) )->finish()[0]->id ?? null;
		} catch ( Exception ) {
			return null;
		}
	}
}
