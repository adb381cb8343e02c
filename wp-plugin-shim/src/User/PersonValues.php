<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\FieldMap;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Compat\WpFusion;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Sync\Note;
use Encharge\Webhooks\WordPress\Sync\PulledPerson;
use Encharge\Webhooks\WordPress\Sync\Rejected;
use WP_Error;
use WP_User;
use WeakMap;

/**
 * What a person's fields are worth in WordPress.
 *
 * Maps, lets other plugins filter, then checks and cleans: what a filter gives
 * is trusted no more than what Encharge sends.
 *
 * @phpstan-type Values array<string, string|list<string>>
 */
final class PersonValues {

	private ?FieldMap $map = null;

	/** @var WeakMap<Person, array{values: Values, notes: list<Note>}> */
	private WeakMap $mapped;

	/**
	 * @param Settings   $settings  for the field map
	 * @param WpFusion   $wp_fusion for the filters of sites built on WP Fusion
	 */
	public function __construct(
		private readonly Settings $settings,
		private readonly WpFusion $wp_fusion,
	) {
		$this->mapped = new WeakMap();
	}

	/** @return string|null the address that a new user of this person gets; null if there is none that WordPress accepts unchanged */
	public function address( Person $person ): ?string {
		$mapped = $this->mapped( $person )['values']['user_email'] ?? '';

		return UserFinder::usable_email( is_string( $mapped ) && '' !== $mapped ? $mapped : $person->email );
	}

	/**
	 * The person's values by the field map alone.
	 *
	 * @return array{values: Values, notes: list<Note>} neither filtered nor cleaned; '' wipes
	 */
	private function mapped( Person $person ): array {
		$this->mapped[ $person ] ??= $this->map( $person );

		return $this->mapped[ $person ];
	}

	/**
	 * The person's values as they are to be stored for a user.
	 *
	 * @param string       $action the webhook's action
	 * @param WP_User|null $user   null: a new one
	 * @return array{values: Values, role: ?string, notes: list<Note>} not slashed; '' wipes; the role that a filter asks for
	 * @throws Rejected If a filter stops it.
	 */
	public function for_user( string $action, Person $person, ?WP_User $user ): array {
		$mapped = $this->mapped( $person );
		$values = array();
		$role   = null;
		$notes  = $mapped['notes'];

		foreach ( $this->filtered( $mapped['values'], $action, $person, $user ) as $key => $value ) {
			$key = (string) $key;

			if ( 'role' === $key && ! isset( $mapped['values']['role'] ) ) {
				$role = is_string( $value ) ? $value : null;
				continue;
			}

			try {
				$stored = $this->stored( $key, $value );
			} catch ( Unwritable $unwritable ) {
				$notes[] = new Note( $unwritable->note, $this->field( $key ), $unwritable->getMessage() );
				continue;
			}

			$values[ $key ] = $stored->value;

			foreach ( $stored->changes as list( $code, $message ) ) {
				$notes[] = new Note( $code, $this->field( $key ), $message );
			}
		}

		return array(
			'values' => $values,
			'role'   => $role,
			'notes'  => $notes,
		);
	}

	/**
	 * In an answer of Encharge's a person without tags has none; a payload that
	 * does not hold them says nothing of them.
	 *
	 * @return Note|null why the user keeps the tags that they have; null if the person's are known
	 */
	public static function why_tags_stay( PulledPerson $pulled ): ?Note {
		$tags = $pulled->person->get( 'tags' );

		if ( null === $tags ) {
			return $pulled->from_payload
				? new Note( 'tags_not_sent', 'tags', __( 'The payload does not hold the tags: the user keeps theirs.', 'webhooks-for-encharge' ) )
				: null;
		}

		return is_string( $tags ) || ( is_array( $tags ) && array_is_list( $tags ) && array_filter( $tags, is_string( ... ) ) === $tags )
			? null
			: new Note( 'unreadable_value', 'tags', __( 'The tags are neither a text nor a list of texts: none is taken, and none is taken away.', 'webhooks-for-encharge' ) );
	}

	/** @return string the Encharge field that is mapped to a WordPress key; the key itself if none is */
	public function field( string $key ): string {
		return array_column( $this->settings->field_map(), 'field', 'key' )[ $key ] ?? $key;
	}

	/** @return array{values: Values, notes: list<Note>} */
	private function map( Person $person ): array {
		$notes = array();

		foreach ( $this->settings->field_map() as $row ) {
			$refusal = FieldRules::key_refusal( $row['key'] );

			if ( null !== $refusal && null !== $person->get( $row['field'] ) ) {
				$notes[] = new Note( 'key_refused', $row['field'], ucfirst( $refusal ) . '.' );
			}
		}

		$this->map ??= new FieldMap( array_values( array_filter( $this->settings->field_map(), self::is_writable( ... ) ) ), wp_timezone() );

		$mapped = $this->map->map( $person );

		return array(
			'values' => $mapped['values'],
			'notes'  => array( ...$notes, ...array_map( static fn ( array $note ): Note => new Note( ...$note ), $mapped['notes'] ) ),
		);
	}

	/** @param array{field: string, key: string, type: string, wipe: bool} $row */
	private static function is_writable( array $row ): bool {
		return null === FieldRules::key_refusal( $row['key'] );
	}

	/**
	 * @param Values $values
	 * @return array<array-key, mixed>
	 * @throws Rejected If a filter stops it.
	 */
	private function filtered( array $values, string $action, Person $person, ?WP_User $user ): array {
		$values = $this->wp_fusion->filter_values( $values, $person->id, $user?->ID );

		/**
		 * Filters what a webhook writes of a person. The values are cleaned
		 * afterwards, by the types of the field map; keys that a webhook may not
		 * write are dropped.
		 *
		 * @param array<string, string|list<string>> $values     WordPress key → value, not slashed; '' wipes. Key role: a
		 *                                                       role to ask for.
		 * @param string                             $contact_id The person's contact id.
		 * @param int|null                           $user_id    The user; null: one is created.
		 * @param string                             $action     add or update.
		 * @return array<string, mixed>|WP_Error A WP_Error stops the webhook; its message is its answer.
		 */
		$filtered = apply_filters( 'encharge_webhooks_user_data', $values, $person->id, $user?->ID, $action );

		if ( $filtered instanceof WP_Error ) {
			throw Rejected::by( $filtered );
		}

		if ( ! is_array( $filtered ) ) {
			throw new Rejected( Code::UserRejected, __( 'A plugin on encharge_webhooks_user_data returned neither values nor a WP_Error.', 'webhooks-for-encharge' ) );
		}

		return $filtered;
	}

	/** @throws Unwritable If it cannot be written. */
	private function stored( string $key, mixed $value ): StoredValue {
		$refusal = FieldRules::key_refusal( $key );

		if ( null !== $refusal ) {
			throw new Unwritable( 'key_refused', ucfirst( $refusal ) . '.' );
		}

		$plain = self::plain( $value );

		return '' === $plain || array() === $plain ? StoredValue::none() : StoredValue::of( $key, $this->type( $key, $plain ), $plain );
	}

	/** @param string|list<string> $value */
	private function type( string $key, string|array $value ): string {
		$mapped = array_column( $this->settings->field_map(), 'type', 'key' )[ $key ] ?? null;

		return $mapped ?? ( is_array( $value ) ? 'list' : FieldRules::default_type( $key ) );
	}

	/**
	 * @return string|list<string>
	 * @throws Unwritable If it is neither a scalar nor a list of scalars.
	 */
	private static function plain( mixed $value ): string|array {
		if ( is_array( $value ) && array_is_list( $value ) ) {
			return array_map( self::plain_item( ... ), $value );
		}

		return null === $value ? '' : self::plain_item( $value );
	}

	/** @throws Unwritable If it is no scalar. */
	private static function plain_item( mixed $value ): string {
		if ( ! is_scalar( $value ) ) {
			throw new Unwritable( 'object_value', __( 'Objects are not written.', 'webhooks-for-encharge' ) );
		}

		// A false would become the empty value, which wipes.
		return is_bool( $value ) ? (string) (int) $value : (string) $value;
	}
}
