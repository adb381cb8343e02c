<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Database\TextColumn;

/**
 * The login of a new user.
 *
 * There are two steps, because the caller locks by what the first one gives:
 * candidate() says which login a person should have, free() gives one that nobody
 * has and that is as near to it as can be.
 */
final class LoginName {

	/** The length of users.user_login. */
	private const LONGEST = 60;

	/** The length of users.user_nicename. */
	public const LONGEST_NICENAME = 50;

	/** Stands for people whose name and address clean to nothing. */
	public const NAMELESS = 'user';

	/** Numbers that are tried in turn before random ones are. */
	private const IN_TURN = 20;

	/**
	 * @param string     $format the setting username_format
	 * @param UserFinder $finder who has a login or an address
	 */
	public function __construct(
		private readonly string $format,
		private readonly UserFinder $finder,
	) {}

	/**
	 * The login that a person should have, whether it is free or not.
	 *
	 * @param array<string, string|list<string>> $values the person's values by WordPress key, not slashed
	 * @param string                             $email  the new user's address
	 * @return array{login: string, numbered: bool, altered: bool} cleaned as WordPress and the site's filters do, 1 to 60
	 *         bytes; whether it gets a number in any case; whether it is not what was wanted
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
				'numbered' => '' === $mapped && 'firstname_number' === $this->format,
				'altered'  => strtolower( $login ) !== strtolower( $wanted ),
			);
		}

		$local_part = self::cleaned( self::local_part( $email ) );

		return array(
			'login'    => self::is_usable( $local_part ) ? $local_part : self::NAMELESS,
			'numbered' => ! self::is_usable( $local_part ),
			'altered'  => true,
		);
	}

	/**
	 * What to lock before free() is called: whoever wants this login, and
	 * whoever is given it by a number, locks the same. So do those whose
	 * addresses would give their author's pages one name in the URL.
	 *
	 * @param string $candidate by candidate()
	 */
	public static function lock_key( string $candidate ): string {
		$public = self::public_part( $candidate );

		return substr( strtolower( $public === $candidate ? rtrim( $public, '0123456789' ) : $public ), 0, self::LONGEST / 2 );
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

	/**
	 * What may be shown of a login to everybody.
	 *
	 * @return string the login; of one that is an address, what stands before the @
	 */
	public static function public_part( string $login ): string {
		return false === is_email( $login ) ? $login : self::local_part( $login );
	}

	private static function local_part( string $email ): string {
		return substr( $email, 0, (int) strrpos( $email, '@' ) );
	}

	/** Cuts the login to make room for the number, and further where that makes the nicename too long all the same. */
	private static function with_number( string $candidate, int $number ): string {
		$room = self::LONGEST - strlen( (string) $number );

		do {
			$login = mb_strcut( $candidate, 0, $room, 'UTF-8' ) . $number;
			--$room;
		} while ( ! self::is_usable( $login ) && $room > 0 );

		return $login;
	}

	/**
	 * @param array<string, string|list<string>> $values
	 */
	private function formatted( array $values, Person $person, string $email ): string {
		$first = self::name( $values, 'first_name', $person, 'firstName' );
		$last  = self::name( $values, 'last_name', $person, 'lastName' );

		return match ( $this->format ) {
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
		return trim( SiteFilters::apply( 'user_login', sanitize_user( $login, true ) ) );
	}

	/** @return bool whether core takes the login, and the column holds it as it is */
	private static function is_usable( string $login ): bool {
		global $wpdb;

		$nicename = SiteFilters::apply( 'user_nicename', sanitize_title( mb_substr( $login, 0, self::LONGEST_NICENAME, 'UTF-8' ) ) );

		return ! in_array( $login, array( '', '0' ), true )
			&& strlen( $login ) <= self::LONGEST
			&& ! in_array( $nicename, array( '', '0' ), true )
			&& mb_strlen( $nicename, 'UTF-8' ) <= self::LONGEST_NICENAME
			&& ( new TextColumn( $wpdb->users, 'user_login' ) )->holds( $login );
	}

	/** Asks as core's username_exists() does, but of what is committed at this moment. */
	private function is_taken( string $login, string $address ): bool {
		$owner = $this->finder->login_owner( $login, 0 );

		if ( null === $owner ) {
			// From this cache core would still find somebody who is gone, and refuse the user.
			wp_cache_delete( $login, 'userlogins' );
		}

		/** This filter is documented in wp-includes/user.php */
		$owner = apply_filters( 'username_exists', $owner ?? false, $login ); // phpcs:ignore WordPress.NamingConventions -- core's.

		return false !== $owner || ( $login !== $address && is_email( $login ) && $this->finder->is_address_taken( $login, 0 ) );
	}
}
