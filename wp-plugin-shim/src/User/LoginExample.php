<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Sync\ContactTable;

/**
 * The login that a made-up person would get, for whoever chooses how logins are made.
 */
final class LoginExample {

	public const FIRST_NAME = 'Jane';
	public const LAST_NAME  = 'Doe';
	private const EMAIL     = 'jane@example.com';

	/** @param string $format a value of the setting username_format */
	public static function of( string $format ): string {
		$person = Person::fromArray(
			array(
				'id'        => 'example',
				'email'     => self::EMAIL,
				'firstName' => self::FIRST_NAME,
				'lastName'  => self::LAST_NAME,
			)
		);
		$logins = new LoginName( $format, new UserFinder( new ContactTable() ) );
		$login  = $logins->candidate( array(), $person, self::EMAIL );

		return $logins->free( $login['login'], $login['numbered'], self::EMAIL );
	}
}
