<?php
/**
 * NewUser: plans a user who is not there yet.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Job;
use Encharge\Webhooks\WordPress\Network;
use Encharge\Webhooks\WordPress\Rejected;
use SensitiveParameterValue;

/**
 * Login, password, address, name and role of a new user.
 *
 * @phpstan-import-type Note from Plan
 * @phpstan-import-type Values from PersonValues
 */
final class NewUser {

	/**
	 * @param PersonValues $values the person's values
	 * @param FieldRules   $rules  the columns' lengths
	 * @param LoginName    $logins the login
	 * @param RolePolicy   $roles  which roles may be granted
	 * @param UserRecord   $record who has an address
	 */
	public function __construct(
		private readonly PersonValues $values,
		private readonly FieldRules $rules,
		private readonly LoginName $logins,
		private readonly RolePolicy $roles,
		private readonly UserRecord $record,
	) {}

	/** @return string|null what to lock before the user is made; null if they have no address and none can be */
	public function login_lock( Person $person ): ?string {
		$address = $this->values->address( $person );

		return null === $address ? null : LoginName::lock_key( $this->logins->candidate( $this->values->mapped( $person )['values'], $person, $address )['login'] );
	}

	/** @throws Rejected If no user can be made. */
	public function plan( Job $job, Person $person ): Plan {
		if ( Action::Add !== $job->action ) {
			throw new Rejected( Code::UserNotFound );
		}

		Network::check_adding();

		$data     = $this->values->for_user( $job->action->value, $person, null );
		$values   = $data['values'];
		$address  = $this->checked_address( self::text( $values, 'user_email' ), $person );
		$login    = $this->login( $values, $person, $address );
		$role     = $this->roles->resolve( RolePolicy::filtered( $data['role'] ?? $job->role, $person->id, null ) );
		$password = $this->password( $values );
		$fields   = array_merge(
			array_filter( array_intersect_key( $values, FieldRules::USER_FIELDS ), is_string( ... ) ),
			array(
				'user_login' => $login['login'],
				'user_email' => $address,
			)
		);

		$name = $this->display_name( $fields );

		unset( $fields['user_pass'] );

		return new Plan(
			user: null,
			userdata: array_filter( array( 'display_name' => $name['value'] ) + $fields, self::is_filled( ... ) ),
			meta: array_filter( array_diff_key( $values, FieldRules::USER_FIELDS ), self::is_filled( ... ) ),
			tags: $this->values->tags( $person, null ),
			role: $role['role'] ?? $this->roles->default_role(),
			password: $password['password'],
			password_generated: $password['generated'],
			notes: array( ...$data['notes'], ...$login['notes'], ...$password['notes'], ...$name['notes'], ...$role['notes'] ),
		);
	}

	/** @throws Rejected If it can be no new user's. */
	private function checked_address( string $mapped, Person $person ): string {
		$looked_for = $this->values->address( $person );
		$address    = '' === $mapped ? $looked_for : $mapped;

		if ( null === $address ) {
			throw new Rejected( Code::PersonWithoutEmail );
		}

		$refusal = match ( true ) {
			strlen( $address ) > FieldRules::EMAIL_BYTES       => __( 'The address is over 100 bytes.', 'webhooks-for-encharge' ),
			$address !== $looked_for && $this->record->is_address_taken( $address, 0 ) => __( 'Another user has this address.', 'webhooks-for-encharge' ),
			default                                            => Network::address_refusal( $address ),
		};

		if ( null !== $refusal ) {
			throw new Rejected( Code::UserRejected, $refusal );
		}

		return $address;
	}

	/**
	 * @param Values $values
	 * @return array{login: string, notes: list<Note>}
	 * @throws Rejected If the network bans it.
	 */
	private function login( array $values, Person $person, string $address ): array {
		$candidate = $this->logins->candidate( $values, $person, $address );

		Network::check_login( $candidate['login'] );

		$login   = $this->logins->free( $candidate['login'], $candidate['numbered'], $address );
		$altered = $candidate['altered'] || ( ! $candidate['numbered'] && $login !== $candidate['login'] );

		return array(
			'login' => $login,
			'notes' => $altered
				? array( Plan::note( 'login_altered', $this->values->field( 'user_login' ), __( 'The login is another one: the wanted one is taken, or WordPress takes no such login.', 'webhooks-for-encharge' ) ) )
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
				: array( Plan::note( 'password_refused', $this->values->field( 'user_pass' ), __( 'Nobody could sign in with this password: another was generated.', 'webhooks-for-encharge' ) ) ),
		);
	}

	/**
	 * Core joins first and last name without looking at the length.
	 *
	 * @param array<string, string> $fields
	 * @return array{value: string, notes: list<Note>} '' if core's own choice fits
	 */
	private function display_name( array $fields ): array {
		$mapped = $fields['display_name'] ?? '';
		$joined = trim( ( $fields['first_name'] ?? '' ) . ' ' . ( $fields['last_name'] ?? '' ) );
		$fitted = $this->rules->fit( 'display_name', $joined );
		$is_cut = '' === $mapped && $fitted['cut'];

		return array(
			'value' => $is_cut ? $fitted['value'] : $mapped,
			'notes' => $is_cut ? array( Plan::note( 'value_cut', 'display_name', __( 'First and last name were cut to what the column holds.', 'webhooks-for-encharge' ) ) ) : array(),
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
