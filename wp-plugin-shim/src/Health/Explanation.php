<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Config\WpCommand;
use Encharge\Webhooks\WordPress\Sync\Outcome;
use Encharge\Webhooks\WordPress\Sync\Tags;
use Encharge\Webhooks\WordPress\User\FieldRules;
use Encharge\Webhooks\WordPress\User\NetworkAccount;
use Encharge\Webhooks\WordPress\User\Plan;
use Encharge\Webhooks\WordPress\User\ProtectedUsers;
use WP_User;

/**
 * A plan, as a person reads it.
 *
 * Sets side by side what Encharge holds, what WordPress holds, and what would
 * be written, with the reason where it would not.
 *
 * @phpstan-import-type Note from Plan
 * @phpstan-type Preview array{contact_id: string, person: ?Person, plan: ?Plan, outcome: ?Outcome, ...}
 * @phpstan-type Change array{key: string, field: string, encharge: string, now: string, then: string, verdict: string}
 */
final class Explanation {

	/** The columns of changes(). */
	public const FIELDS = array( 'key', 'field', 'encharge', 'now', 'then', 'verdict' );

	private const HIDDEN = '(hidden)';

	/**
	 * @param Preview                                                               $preview of Sync
	 * @param list<array{field: string, key: string, type: string, wipe: bool}>     $map     the field map
	 */
	public function __construct( private readonly array $preview, private readonly array $map ) {}

	/** @return string|null why nothing at all would be written, for a person; null if something may be */
	public function refusal(): ?string {
		$plan    = $this->preview['plan'];
		$outcome = $this->preview['outcome'];

		return match ( true ) {
			null !== $outcome && null !== $outcome->code => "{$outcome->code->value}: $outcome->message",
			null !== $outcome                            => "skipped: $outcome->skipped",
			null === $plan                               => null,
			null !== $plan->refusal                      => "{$plan->refusal->value}: " . ( '' === $plan->message ? $plan->refusal->message() : $plan->message ),
			null !== $plan->skipped                      => "skipped: $plan->skipped, " . self::way_out( $plan->skipped ),
			default                                      => null,
		};
	}

	/** @param string $skipped why a webhook leaves the user alone */
	private static function way_out( string $skipped ): string {
		return 'linked_to_other' === $skipped
			? 'the user is another contact\'s (merge the two in Encharge)'
			: 'matched by address only (' . WpCommand::encharge( 'pull <user>' ) . ' links this user)';
	}

	/** @return bool whether it would fail, rather than write nothing on purpose */
	public function is_failure(): bool {
		return null !== $this->preview['outcome']?->code || null !== $this->preview['plan']?->refusal;
	}

	/** @return string|null why the person could not be had; null if Encharge said who they are, or that there is no such person */
	public function unanswered(): ?string {
		$outcome = $this->preview['outcome'];

		return null === $outcome?->code || Code::PersonNotFound === $outcome->code ? null : $outcome->message;
	}

	/** @return string what would come of it all, for a person */
	public function result(): string {
		$writes = array_filter( $this->changes(), static fn ( array $change ): bool => 1 === preg_match( '/\A(?:write|wipe)\b/', $change['verdict'] ) );

		return $this->refusal() ?? match ( true ) {
			true === $this->preview['plan']?->creates() => 'a user would be created',
			'' !== ( $this->preview['plan']->pending_address ?? '' ) && array() === $writes => 'nothing would change before the user has confirmed the new address',
			array() === $writes                         => 'nothing would change',
			default                                     => 'the user would be updated as below',
		};
	}

	/** @return list<Change> a row for each mapped field, the tags and the role, then what else was noted */
	public function changes(): array {
		$person = $this->preview['person'];
		$plan   = $this->preview['plan'];

		if ( null === $person || null === $plan ) {
			return array();
		}

		$rows = array_map( fn ( array $row ): array => $this->field_change( $row['field'], $row['key'], $person, $plan ), $this->map );
		$rows = array( ...$rows, ...$this->unmapped_changes( $plan ), ...self::tags_change( $person, $plan ), ...self::role_change( $plan ) );

		return array( ...$rows, ...self::remaining_notes( $plan, $rows ) );
	}

	/** @return list<string> names of the person's fields that no row of the map takes */
	public function unmapped_fields(): array {
		$names = null === $this->preview['person'] ? array() : $this->preview['person']->names();

		return array_values( array_diff( $names, array_column( $this->map, 'field' ), array( 'id', 'tags' ) ) );
	}

	/** @return Change */
	private function field_change( string $field, string $key, Person $person, Plan $plan ): array {
		$value   = $person->get( $field );
		$written = $plan->userdata + $plan->meta;
		$secret  = 'user_pass' === $key;

		return self::row(
			$key,
			array(
				'field'    => $field,
				'encharge' => $secret && null !== $value ? self::HIDDEN : self::text( $value ),
				'now'      => $secret ? '' : self::current( $plan->user, $key ),
				'then'     => self::text( $written[ $key ] ?? null ),
				'verdict'  => isset( $written[ $key ] ) || ( $secret && null !== $plan->password )
					? self::because( '' === ( $written[ $key ] ?? null ) ? 'wipe' : 'write', self::note( $plan, $field, $key ) )
					: $this->omission( $field, $key, $value, $plan ),
			)
		);
	}

	/** Why a mapped field is not written. */
	private function omission( string $field, string $key, mixed $value, Plan $plan ): string {
		$user = $plan->user;

		return match ( true ) {
			null !== self::note( $plan, $field, $key )                  => self::because( 'no', self::note( $plan, $field, $key ) ),
			null !== $plan->skipped, null !== $plan->refusal            => 'no',
			null === $value || '' === $value || array() === $value      => 'no: empty in Encharge',
			null === $user                                              => 'no',
			in_array( $key, array( 'user_login', 'user_pass' ), true )  => 'no: set only when a user is created',
			ProtectedUsers::is_protected( $user->ID ) && ! in_array( $key, ProtectedUsers::WRITABLE, true ) => 'no: the user is protected',
			! NetworkAccount::is_key_of_this_site( $key ) && null !== NetworkAccount::not_this_sites( $user->ID ) => 'no: ' . NetworkAccount::not_this_sites( $user->ID ),
			default                                                     => 'same',
		};
	}

	/**
	 * What is written without a row of its own, such as a new user's login.
	 *
	 * @return list<Change>
	 */
	private function unmapped_changes( Plan $plan ): array {
		$rows = array();

		foreach ( array_diff_key( $plan->userdata + $plan->meta, array_flip( array_column( $this->map, 'key' ) ) ) as $key => $value ) {
			$rows[] = self::row(
				(string) $key,
				array(
					'now'     => self::current( $plan->user, (string) $key ),
					'then'    => self::text( $value ),
					'verdict' => 'write',
				)
			);
		}

		return $rows;
	}

	/** @return list<Change> */
	private static function tags_change( Person $person, Plan $plan ): array {
		$now     = null === $plan->user ? array() : ( new Tags() )->read( $plan->user->ID );
		$verdict = match ( $plan->tags ) {
			null    => 'no',
			$now    => 'same',
			default => 'write',
		};

		return array(
			self::row(
				Tags::meta_key(),
				array(
					'field'    => 'tags',
					'encharge' => implode( ', ', $person->tags ),
					'now'      => implode( ', ', $now ),
					'then'     => implode( ', ', $plan->tags ?? array() ),
					'verdict'  => self::because( $verdict, self::notes_on_tags( $plan ) ),
				)
			),
		);
	}

	private static function notes_on_tags( Plan $plan ): ?string {
		$notes = array_filter( $plan->notes, static fn ( array $note ): bool => 'tags' === $note['field'] );

		return array() === $notes ? null : implode( ' ', array_column( $notes, 'message' ) );
	}

	/** @return list<Change> */
	private static function role_change( Plan $plan ): array {
		$role = $plan->role ?? $plan->add_role;

		if ( null === $role && null === $plan->remove_role ) {
			return array();
		}

		$now  = null === $plan->user ? array() : array_values( $plan->user->roles );
		$then = array_diff( $now, array( $plan->remove_role ) );

		return array(
			self::row(
				'role',
				array(
					'now'     => implode( ', ', $now ),
					'then'    => implode( ', ', array_unique( array_filter( array( ...$then, $role ) ) ) ),
					'verdict' => 'write',
				)
			),
		);
	}

	/**
	 * @param list<Change> $rows those that carry a note already
	 * @return list<Change>
	 */
	private static function remaining_notes( Plan $plan, array $rows ): array {
		$told  = array( ...array_column( $rows, 'field' ), ...array_column( $rows, 'key' ) );
		$notes = array_filter( $plan->notes, static fn ( array $note ): bool => ! in_array( $note['field'], $told, true ) || 'role' === $note['field'] );

		return array_values(
			array_map( static fn ( array $note ): array => self::row( $note['field'], array( 'verdict' => "no: {$note['message']}" ) ), $notes )
		);
	}

	/** @return string|null what the plan says about a field, or the rules about its key */
	private static function note( Plan $plan, string $field, string $key ): ?string {
		foreach ( $plan->notes as $note ) {
			if ( $note['field'] === $field || $note['field'] === $key ) {
				return $note['message'];
			}
		}

		return FieldRules::key_refusal( $key );
	}

	private static function because( string $verdict, ?string $reason ): string {
		return null === $reason ? $verdict : "$verdict: $reason";
	}

	private static function current( ?WP_User $user, string $key ): string {
		return null === $user ? '' : self::text( $user->has_prop( $key ) ? $user->get( $key ) : null );
	}

	private static function text( mixed $value ): string {
		return match ( true ) {
			null === $value                                   => '',
			is_bool( $value )                                 => $value ? '1' : '0',
			is_array( $value ) && array_is_list( $value ) && array() === array_filter( $value, is_array( ... ) ) => implode( ', ', array_map( self::text( ... ), $value ) ),
			is_scalar( $value )                               => (string) $value,
			default                                           => (string) wp_json_encode( $value ),
		};
	}

	/**
	 * @param array<string, string> $cells those that are not empty
	 * @return Change
	 */
	private static function row( string $key, array $cells ): array {
		return array_merge( array_fill_keys( self::FIELDS, '' ), $cells, array( 'key' => $key ) );
	}
}
