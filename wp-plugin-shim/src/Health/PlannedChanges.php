<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Sync\Note;
use Encharge\Webhooks\WordPress\Sync\Tags;
use Encharge\Webhooks\WordPress\User\FieldRules;
use Encharge\Webhooks\WordPress\User\NetworkAccount;
use Encharge\Webhooks\WordPress\User\Plan;
use Encharge\Webhooks\WordPress\User\ProtectedUsers;
use WP_User;

/**
 * Sets side by side, value by value, what Encharge holds, what WordPress holds
 * and what would be written, with the reason where it would not.
 */
final class PlannedChanges {

	/**
	 * @param list<array{field: string, key: string, type: string, wipe: bool}> $map the field map
	 */
	public function __construct(
		private readonly Person $person,
		private readonly Plan $plan,
		private readonly array $map
	) {}

	/** @return list<PlannedChange> one for each mapped field, the tags and the role, then what else was noted */
	public function all(): array {
		$changes = array(
			...array_map( fn ( array $row ): PlannedChange => $this->of_field( $row['field'], $row['key'] ), $this->map ),
			...$this->unmapped(),
			$this->of_tags(),
			...$this->of_role(),
		);

		return array( ...$changes, ...$this->remaining_notes( $changes ) );
	}

	private function of_field( string $field, string $key ): PlannedChange {
		$value     = $this->person->get( $field );
		$written   = $this->plan->userdata + $this->plan->meta;
		$is_secret = 'user_pass' === $key;

		list( $verdict, $reason ) = isset( $written[ $key ] ) || ( $is_secret && null !== $this->plan->password )
			? array( '' === ( $written[ $key ] ?? null ) ? Verdict::Wipe : Verdict::Write, $this->note( $field, $key ) )
			: $this->omission( $field, $key, $value );

		return new PlannedChange(
			$key,
			$verdict,
			$reason,
			field: $field,
			encharge: $is_secret && null !== $value ? Statement::of( Finding::Hidden ) : Statement::verbatim( self::text( $value ) ),
			now: $is_secret ? '' : self::current( $this->plan->user, $key ),
			then: self::text( $written[ $key ] ?? null )
		);
	}

	/** @return array{Verdict, ?Statement} why a mapped field is not written */
	private function omission( string $field, string $key, mixed $value ): array {
		$user = $this->plan->user;
		$note = $this->note( $field, $key );

		if ( null !== $note ) {
			return array( Verdict::No, $note );
		}

		if ( null !== $this->plan->skipped || null !== $this->plan->refusal ) {
			return array( Verdict::No, null );
		}

		if ( null === $value || '' === $value || array() === $value ) {
			return array( Verdict::No, Statement::of( Finding::Empty ) );
		}

		if ( null === $user ) {
			return array( Verdict::No, null );
		}

		$reason = match ( true ) {
			in_array( $key, array( 'user_login', 'user_pass' ), true ) => Statement::of( Finding::ForNewUsers ),
			! in_array( $key, ProtectedUsers::WRITABLE, true ) && ProtectedUsers::is_protected( $user->ID ) => Statement::of( Finding::OfProtected ),
			! NetworkAccount::is_key_of_this_site( $key ) => Statement::if_any( NetworkAccount::not_this_sites( $user->ID ) ),
			default => null,
		};

		return array( null === $reason ? Verdict::Same : Verdict::No, $reason );
	}

	/**
	 * What is written without a row of its own, such as a new user's login.
	 *
	 * @return list<PlannedChange>
	 */
	private function unmapped(): array {
		$changes = array();

		foreach ( array_diff_key( $this->plan->userdata + $this->plan->meta, array_flip( array_column( $this->map, 'key' ) ) ) as $key => $value ) {
			$changes[] = new PlannedChange( (string) $key, Verdict::Write, $this->note( (string) $key, (string) $key ), now: self::current( $this->plan->user, (string) $key ), then: self::text( $value ) );
		}

		return $changes;
	}

	private function of_tags(): PlannedChange {
		$now   = null === $this->plan->user ? array() : ( new Tags() )->read( $this->plan->user->ID );
		$notes = array_filter( $this->plan->notes, static fn ( Note $note ): bool => 'tags' === $note->field );

		return new PlannedChange(
			Tags::meta_key(),
			match ( $this->plan->tags ) {
				null    => Verdict::No,
				$now    => Verdict::Same,
				default => Verdict::Write,
			},
			array() === $notes ? null : Statement::verbatim( implode( ' ', array_column( $notes, 'message' ) ) ),
			field: 'tags',
			encharge: Statement::verbatim( implode( ', ', $this->person->tags ) ),
			now: implode( ', ', $now ),
			then: implode( ', ', $this->plan->tags ?? array() )
		);
	}

	/** @return list<PlannedChange> none if no role changes */
	private function of_role(): array {
		$role = $this->plan->role ?? $this->plan->add_role;

		if ( null === $role && null === $this->plan->remove_role ) {
			return array();
		}

		$now  = null === $this->plan->user ? array() : array_values( $this->plan->user->roles );
		$then = array_diff( $now, array( $this->plan->remove_role ) );

		return array(
			new PlannedChange( 'role', Verdict::Write, now: implode( ', ', $now ), then: implode( ', ', array_unique( array_filter( array( ...$then, $role ) ) ) ) ),
		);
	}

	/**
	 * @param list<PlannedChange> $changes those that carry a note already
	 * @return list<PlannedChange>
	 */
	private function remaining_notes( array $changes ): array {
		$told  = array( ...array_column( $changes, 'field' ), ...array_column( $changes, 'key' ) );
		$notes = array_filter( $this->plan->notes, static fn ( Note $note ): bool => ! in_array( $note->field, $told, true ) || 'role' === $note->field );

		return array_values( array_map( static fn ( Note $note ): PlannedChange => new PlannedChange( $note->field, Verdict::No, Statement::verbatim( $note->message ) ), $notes ) );
	}

	/** @return Statement|null what the plan says about a field, or the rules about its key */
	private function note( string $field, string $key ): ?Statement {
		foreach ( $this->plan->notes as $note ) {
			if ( $note->field === $field || $note->field === $key ) {
				return Statement::verbatim( $note->message );
			}
		}

		return Statement::if_any( FieldRules::key_refusal( $key ) );
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
}
