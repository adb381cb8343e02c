<?php
/**
 * LoginName: the login of a new user.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Settings;

/**
 * Two steps, because the caller locks by the first one's result: which login a
 * person should have, and a free one that is as near to it as can be.
 */
final class LoginName {

	/** The length of users.user_login. */
	private const LONGEST = 60;

	/** Stands for people whose name and address clean to nothing. */
	private const NAMELESS = 'user';

	/** Numbers that are tried in turn before random ones are. */
	private const IN_TURN = 20;

	/**
	 * @param Settings   $settings for username_format
	 * @param UserRecord $record   who has an address
	 */
	public function __construct(
		private readonly Settings $settings,
		private readonly UserRecord $record,
	) {}

	/**
	 * The login that a person should have, whether it is free or not.
	 *
	 * @param array<string, string|list<string>> $values the person's values by WordPress key, not slashed
	 * @param string                             $email  the new user's address
	 * @return array{login: string, numbered: bool, altered: bool} cleaned as WordPress does, 1 to 60 bytes of
	 *         A-Z a-z 0-9 space _ . - @; whether it gets a number in any case; whether it is not what was wanted
	 */
	public function candidate( array $values, Person $person, string $email ): array {
		$mapped = self::text( $values, 'user_login' );
		$wanted = '' === $mapped ? $this->formatted( $values, $person, $email ) : $mapped;

		/**
		 * Filters a new user's login before it is cleaned and made unique.
		 *
		 * @param string $login      By the field map or the setting username_format; '' if the person has no such name.
		 * @param string $contact_id The person's contact id.
		 * @param string $email      The new user's address.
		 */
		$filtered = apply_filters( 'encharge_webhooks_username', $wanted, $person->id, $email );
		$wanted   = is_string( $filtered ) ? $filtered : $wanted;
		$login    = self::cleaned( $wanted );

		if ( self::is_usable( $login ) ) {
			return array(
				'login'    => $login,
				'numbered' => '' === $mapped && 'firstname_number' === $this->settings->username_format(),
				'altered'  => strtolower( $login ) !== strtolower( $wanted ),
			);
		}

		$local_part = self::cleaned( substr( $email, 0, (int) strrpos( $email, '@' ) ) );

		return array(
			'login'    => self::is_usable( $local_part ) ? $local_part : self::NAMELESS,
			'numbered' => ! self::is_usable( $local_part ),
			'altered'  => true,
		);
	}

	/**
	 * What to lock before free() is called: whoever wants this login, and
	 * whoever is given it by a number, locks the same.
	 *
	 * @param string $candidate by candidate()
	 */
	public static function lock_key( string $candidate ): string {
		return substr( rtrim( strtolower( $candidate ), '0123456789' ), 0, self::LONGEST / 2 );
	}

	/**
	 * A login that nobody has and that is nobody else's address.
	 *
	 * @param string $candidate by candidate()
	 * @param bool   $numbered  whether it gets a number in any case
	 * @param string $address   the new user's, which nobody has
	 * @return string 1 to 60 bytes
	 */
	public function free( string $candidate, bool $numbered, string $address ): string {
		$login  = $numbered ? self::with_number( $candidate, 1 ) : $candidate;
		$number = 2;

		while ( $this->is_taken( $login, $address ) ) {
			$login = self::with_number( $candidate, $number <= self::IN_TURN ? $number : random_int( 1000, 999_999_999 ) );
			++$number;
		}

		return $login;
	}

	private static function with_number( string $candidate, int $number ): string {
		return substr( $candidate, 0, self::LONGEST - strlen( (string) $number ) ) . $number;
	}

	/**
	 * @param array<string, string|list<string>> $values
	 */
	private function formatted( array $values, Person $person, string $email ): string {
		$first = self::name( $values, 'first_name', $person, 'firstName' );
		$last  = self::name( $values, 'last_name', $person, 'lastName' );

		return match ( $this->settings->username_format() ) {
			'name'             => mb_strtolower( $first . $last ),
			'firstname_number' => mb_strtolower( $first ),
			default            => $email,
		};
	}

	/** @param array<string, string|list<string>> $values */
	private static function name( array $values, string $key, Person $person, string $field ): string {
		$mapped = self::text( $values, $key );
		$sent   = $person->get( $field );

		return '' === $mapped && is_string( $sent ) ? $sent : $mapped;
	}

	/** @param array<string, string|list<string>> $values */
	private static function text( array $values, string $key ): string {
		$value = $values[ $key ] ?? '';

		return is_string( $value ) ? trim( $value ) : '';
	}

	private static function cleaned( string $login ): string {
		return trim( sanitize_user( $login, true ) );
	}

	/** WordPress makes a user's nicename of the login, and refuses an empty one. */
	private static function is_usable( string $login ): bool {
		return '' !== $login && '0' !== $login && strlen( $login ) <= self::LONGEST && '' !== sanitize_title( $login );
	}

	private function is_taken( string $login, string $address ): bool {
		return false !== username_exists( $login ) || ( $login !== $address && is_email( $login ) && $this->record->is_address_taken( $login, 0 ) );
	}
}
