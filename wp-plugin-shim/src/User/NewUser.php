<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Compat\Network;
use Encharge\Webhooks\WordPress\Sync\Note;
use Encharge\Webhooks\WordPress\Sync\PulledPerson;
use Encharge\Webhooks\WordPress\Sync\Rejected;
use Encharge\Webhooks\WordPress\Sync\Task;
use SensitiveParameterValue;
use WeakMap;

/**
 * Plans a user who is not there yet: login, password, address, names and role.
 *
 * @phpstan-import-type Values from PersonValues
 * @phpstan-type Draft array{data: array{values: Values, role: ?string, notes: list<Note>}, address: string, address_notes: list<Note>,
 *                           candidate: array{login: string, numbered: bool, altered: bool}}
 */
final class NewUser {

	/** @var WeakMap<Person, Draft> what does not depend on who else there is, so that other plugins are asked once for a user */
	private WeakMap $drafts;

	/**
	 * @param PersonValues $values the person's values
	 * @param LoginName    $logins the login
	 * @param RolePolicy   $roles  which roles may be granted
	 * @param UserFinder   $finder who has an address
	 */
	public function __construct(
		private readonly PersonValues $values,
		private readonly LoginName $logins,
		private readonly RolePolicy $roles,
		private readonly UserFinder $finder,
	) {
		$this->drafts = new WeakMap();
	}

	/** @return string|null what to lock before the user is made; null if none can be, as plan() will say */
	public function login_lock( Task $task, Person $person ): ?string {
		try {
			return LoginName::lock_key( $this->draft( $task, $person )['candidate']['login'] );
		} catch ( Rejected ) {
			return null;
		}
	}

	/** @throws Rejected If no user can be made. */
	public function plan( Task $task, PulledPerson $pulled ): Plan {
		if ( Action::Add !== $task->action ) {
			throw new Rejected( Code::UserNotFound );
		}

		Network::check_adding();

		$person   = $pulled->person;
		$draft    = $this->draft( $task, $person );
		$data     = $draft['data'];
		$values   = $data['values'];
		$address  = $this->checked_address( $draft['address'], $person );
		$login    = $this->login( $draft['candidate'], $address );
		$role     = $this->roles->resolve( RolePolicy::filtered( $data['role'] ?? $task->role, $person->id, null ) );
		$password = $this->password( $values );
		$unread   = null === $person->get( 'tags' ) ? null : PersonValues::why_tags_stay( $pulled );
		$tags     = null === $unread ? PersonTags::of( $person, null ) : array(
			'tags'  => array(),
			'notes' => array( $unread ),
		);
		$fields   = array_merge(
			array_filter( array_intersect_key( $values, FieldRules::USER_FIELDS ), is_string( ... ) ),
			array(
				'user_login' => $login['login'],
				'user_email' => $address,
			)
		);

		unset( $fields['user_pass'] );

		$fields = array_filter( $fields, self::is_filled( ... ) );
		$names  = PublicNames::of( $fields );

		return new Plan(
			user: null,
			userdata: $names['names'] + $fields,
			meta: array_filter( array_diff_key( $values, FieldRules::USER_FIELDS ), self::is_filled( ... ) ),
			tags: $tags['tags'],
			role: $role['role'] ?? $this->roles->default_role(),
			password: $password['password'],
			password_generated: $password['generated'],
			notes: array( ...$data['notes'], ...$draft['address_notes'], ...$login['notes'], ...$password['notes'], ...$names['notes'], ...$tags['notes'], ...$role['notes'] ),
		);
	}

	/**
	 * @return Draft
	 * @throws Rejected If a filter stops it, or there is no address.
	 */
	private function draft( Task $task, Person $person ): array {
		if ( ! isset( $this->drafts[ $person ] ) ) {
			$data    = $this->values->for_user( $task->action->value, $person, null );
			$address = $this->address( self::text( $data['values'], 'user_email' ), $person );

			$this->drafts[ $person ] = array(
				'data'          => $data,
				'address'       => $address['address'],
				'address_notes' => $address['notes'],
				'candidate'     => $this->logins->candidate( $data['values'], $person, $address['address'] ),
			);
		}

		return $this->drafts[ $person ];
	}

	/**
	 * @param string $mapped as it is to be stored; '' if there is none
	 * @return array{address: string, notes: list<Note>}
	 * @throws Rejected If there is none.
	 */
	private function address( string $mapped, Person $person ): array {
		if ( '' !== $mapped ) {
			return array(
				'address' => $mapped,
				'notes'   => array(),
			);
		}

		try {
			$stored = StoredValue::of_field( 'user_email', $this->values->address( $person ) ?? '' );
		} catch ( Unwritable ) {
			throw new Rejected( Code::PersonWithoutEmail );
		}

		return array(
			'address' => is_string( $stored->value ) ? $stored->value : '',
			'notes'   => array_map( static fn ( array $change ): Note => new Note( $change[0], 'email', $change[1] ), $stored->changes ),
		);
	}

	/** @throws Rejected If it can be no new user's. */
	private function checked_address( string $address, Person $person ): string {
		$refusal = match ( true ) {
			strlen( $address ) > FieldRules::EMAIL_BYTES => __( 'The address is over 100 bytes.', 'webhooks-for-encharge' ),
			$address !== $this->values->address( $person ) && $this->finder->is_address_taken( $address, 0 ) => __( 'Another user has this address.', 'webhooks-for-encharge' ),
			default                                      => AddressClaim::erasure( $address ) ?? Network::address_refusal( $address ),
		};

		return null === $refusal ? $address : throw new Rejected( Code::UserRejected, $refusal );
	}

	/**
	 * @param array{login: string, numbered: bool, altered: bool} $candidate
	 * @return array{login: string, notes: list<Note>}
	 * @throws Rejected If the network bans it.
	 */
	private function login( array $candidate, string $address ): array {
		Network::check_login( $candidate['login'] );

		$login   = $this->logins->free( $candidate['login'], $candidate['numbered'], $address );
		$altered = $candidate['altered'] || ( ! $candidate['numbered'] && $login !== $candidate['login'] );

		return array(
			'login' => $login,
			'notes' => $altered
				? array( new Note( 'login_altered', $this->values->field( 'user_login' ), __( 'The login is another one: the wanted one is taken, or WordPress or a filter of this site takes no such login.', 'webhooks-for-encharge' ) ) )
				: array(),
		);
	}

	/**
	 * @param Values $values
	 * @return array{password: SensitiveParameterValue, generated: bool, notes: list<Note>}
	 */
	private function password( array $values ): array {
		$mapped = self::text( $values, 'user_pass' );
		$usable = Password::is_usable( $mapped );

		return array(
			'password'  => $usable ? new SensitiveParameterValue( $mapped ) : Password::generate(),
			'generated' => ! $usable,
			'notes'     => $usable || '' === $mapped
				? array()
				: array( new Note( 'password_refused', $this->values->field( 'user_pass' ), __( 'Nobody could sign in with this password: another was generated.', 'webhooks-for-encharge' ) ) ),
		);
	}

	/** @param Values $values */
	private static function text( array $values, string $key ): string {
		$value = $values[ $key ] ?? '';

		return is_string( $value ) ? $value : '';
	}

	/** @param string|list<string> $value */
	private static function is_filled( string|array $value ): bool {
		return '' !== $value;
	}
}
