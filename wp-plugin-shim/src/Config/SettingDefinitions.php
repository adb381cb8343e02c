<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

/**
 * All settings that there are.
 *
 * Whoever adds a setting adds it here; a rule that looks at other settings goes
 * into SettingRules.
 *
 * @phpstan-import-type Value from Setting
 */
final class SettingDefinitions {

	/** @var array<string, Setting>|null made once a request: settings are read often */
	private static ?array $site = null;

	/** @var array<string, Setting>|null made once a request */
	private static ?array $network = null;

	/** @return array<string, Setting> by the key of each of a site's settings, in the order in which they are told */
	public static function of_site(): array {
		return self::$site ??= self::by_key( ...self::users(), ...self::returned(), ...self::reception(), ...self::keeping() );
	}

	/** @return array<string, list<Setting>> title → a site's settings under it, for a form */
	public static function sections(): array {
		return array(
			__( 'New users', 'webhooks-for-encharge' )    => self::users(),
			__( 'What goes back to Encharge', 'webhooks-for-encharge' ) => self::returned(),
			__( 'How webhooks are handled', 'webhooks-for-encharge' ) => self::reception(),
			__( 'What is kept', 'webhooks-for-encharge' ) => self::keeping(),
		);
	}

	/** @return array<string, Setting> by the key of each of a network's settings */
	public static function of_network(): array {
		return self::$network ??= self::by_key( ...self::network() );
	}

	/**
	 * @param array<string, Setting> $settings by key
	 * @throws \InvalidArgumentException With those that there are, if none has this key.
	 */
	public static function find( string $key, array $settings ): Setting {
		/* translators: 1: a name, 2: list of names. */
		return $settings[ $key ] ?? throw new \InvalidArgumentException( sprintf( __( 'There is no setting %1$s. There are: %2$s.', 'webhooks-for-encharge' ), $key, implode( ', ', array_keys( $settings ) ) ) );
	}

	/**
	 * @param array<string, mixed>   $changes  values, or how a command line writes them, by key
	 * @param array<string, Setting> $settings by key
	 * @return array{array<string, Value>, array<string, string>} what has the form of its setting's values, and why the rest has not
	 */
	public static function clean( array $changes, array $settings ): array {
		$clean  = array();
		$errors = array();

		foreach ( $changes as $key => $value ) {
			try {
				$clean[ $key ] = self::find( $key, $settings )->clean( $value );
			} catch ( \InvalidArgumentException $exception ) {
				$errors[ $key ] = $exception->getMessage();
			}
		}

		return array( $clean, $errors );
	}

	/** @return list<Setting> */
	private static function users(): array {
		return array(
			Setting::text(
				'default_role',
				'subscriber',
				static fn (): array => array(
					'label'  => __( 'Default role', 'webhooks-for-encharge' ),
					'help'   => __( 'The role of a new user for whom none is asked.', 'webhooks-for-encharge' ),
					'values' => __( 'a role that a webhook may ask for', 'webhooks-for-encharge' ),
				)
			),
			Setting::automatic_list(
				'allowed_roles',
				static fn (): array => array(
					'label'  => __( 'Allowed roles', 'webhooks-for-encharge' ),
					'help'   => __( 'The roles that a webhook may ask for. Automatic: those that can do nothing but read. One that may edit, manage or moderate is never among them.', 'webhooks-for-encharge' ),
					'values' => __( 'automatic, or roles separated by commas', 'webhooks-for-encharge' ),
				)
			),
			Setting::choice(
				'username_format',
				array( 'email', 'name', 'firstname_number' ),
				static fn (): array => array(
					'label'   => __( 'Logins of new users', 'webhooks-for-encharge' ),
					'help'    => __( 'How the login of a new user is made: from the address, from first and last name, or from the first name and a number.', 'webhooks-for-encharge' ),
					'choices' => array(
						'email'            => __( 'The email address', 'webhooks-for-encharge' ),
						'name'             => __( 'First and last name', 'webhooks-for-encharge' ),
						'firstname_number' => __( 'First name and a number', 'webhooks-for-encharge' ),
					),
				)
			),
		);
	}

	/** @return list<Setting> */
	private static function returned(): array {
		return array(
			Setting::choice(
				'return_password',
				array( 'none', 'password', 'link' ),
				static fn (): array => array(
					'label'    => __( 'Return to Encharge', 'webhooks-for-encharge' ),
					'help'     => __( 'What goes back to Encharge, into return_password_field, after a webhook has created a user: nothing, the generated password, or a one-time link to set one, which lives as long as WordPress lets it (a day by default).', 'webhooks-for-encharge' ),
					'choices'  => array(
						'none'     => __( 'Nothing', 'webhooks-for-encharge' ),
						'password' => __( 'The generated password', 'webhooks-for-encharge' ),
						'link'     => __( 'A link to set a password', 'webhooks-for-encharge' ),
					),
					'warnings' => array(
						'password' => __( 'Anyone who can read this contact in Encharge can log in as this user. Prefer the link.', 'webhooks-for-encharge' ),
					),
				)
			),
			Setting::text(
				'return_password_field',
				'',
				static fn (): array => array(
					'label'  => __( 'Field for what is returned', 'webhooks-for-encharge' ),
					'help'   => __( 'The Encharge field that the password or link goes to. It needs a field of its own: never email, id, userId or tags, and none that the field map writes anywhere but into user_pass.', 'webhooks-for-encharge' ),
					'values' => __( 'a text field of Encharge that the account can write, or nothing', 'webhooks-for-encharge' ),
				)
			),
			Setting::text(
				'return_user_id_field',
				'',
				static fn (): array => array(
					'label'  => __( 'Field for the user\'s id', 'webhooks-for-encharge' ),
					'help'   => __( 'The Encharge field that the user\'s id goes to once a webhook is handled that was answered 202, whose answer could not tell it. It needs a field of its own: never email, id, userId or tags, not return_password_field, and none that the field map writes anywhere.', 'webhooks-for-encharge' ),
					'values' => __( 'a text field of Encharge that the account can write, or nothing', 'webhooks-for-encharge' ),
				)
			),
		);
	}

	/** @return list<Setting> */
	private static function reception(): array {
		return array(
			Setting::automatic_integer(
				'sync_limit',
				0,
				10000,
				static fn (): array => array(
					'label' => __( 'Webhooks at once', 'webhooks-for-encharge' ),
					'help'  => __( 'How many webhooks may be in WordPress at once on one server; more are accepted, answered 202 and handled afterwards. Automatic: as many as there are processors, at most half of PHP-FPM\'s workers where their number is known. 0: any number.', 'webhooks-for-encharge' ),
				)
			),
			Setting::boolean(
				'trust_payload',
				false,
				static fn (): array => array(
					'label' => __( 'Trust the payload', 'webhooks-for-encharge' ),
					'help'  => __( 'Whether a person whom the webhook itself holds is used without asking Encharge. A leaked URL then writes what it likes into every linked user who is not protected.', 'webhooks-for-encharge' ),
				)
			),
			Setting::choice(
				'address_changes',
				array( 'confirm', 'write', 'never' ),
				static fn (): array => array(
					'label'   => __( 'New addresses of users', 'webhooks-for-encharge' ),
					'help'    => __( 'What becomes of a new address of a user who exists: the user confirms it by a link that is mailed to it, it is written at once (for sites where people change it in Encharge only), or it is never taken.', 'webhooks-for-encharge' ),
					'choices' => array(
						'confirm' => __( 'The user confirms it', 'webhooks-for-encharge' ),
						'write'   => __( 'It is written at once', 'webhooks-for-encharge' ),
						'never'   => __( 'It is never taken', 'webhooks-for-encharge' ),
					),
				)
			),
		);
	}

	/** @return list<Setting> */
	private static function keeping(): array {
		return array(
			Setting::integer(
				'log_days',
				30,
				1,
				3650,
				static fn (): array => array(
					'label' => __( 'Days in the log', 'webhooks-for-encharge' ),
					'help'  => __( 'How many days a row of the log is kept.', 'webhooks-for-encharge' ),
				)
			),
			Setting::integer(
				'log_rows',
				10000,
				1,
				1000000,
				static fn (): array => array(
					'label' => __( 'Rows in the log', 'webhooks-for-encharge' ),
					'help'  => __( 'How many rows of the log are kept of webhooks that were not refused. Of refused ones the newest 1,000 are kept besides, or as many as this if that is fewer.', 'webhooks-for-encharge' ),
				)
			),
			Setting::boolean(
				'erase_on_uninstall',
				false,
				static fn (): array => array(
					'label' => __( 'Erase on uninstalling', 'webhooks-for-encharge' ),
					'help'  => __( 'Whether uninstalling removes tables, settings, and the contact ids and tags of users too. The API key, the access keys\' digests and the guard file always go, users always stay.', 'webhooks-for-encharge' ),
				)
			),
		);
	}

	/** @return list<Setting> */
	private static function network(): array {
		return array(
			Setting::boolean(
				'add_users',
				false,
				static fn (): array => array(
					'label' => __( 'Add users', 'webhooks-for-encharge' ),
					'help'  => __( 'Whether webhooks may add users although the network does not let its sites do so (Network Admin → Settings → Add New Users).', 'webhooks-for-encharge' ),
				)
			),
			Setting::boolean(
				'manage_users',
				false,
				static fn (): array => array(
					'label' => __( 'Manage users', 'webhooks-for-encharge' ),
					'help'  => __( 'Whether webhooks may write all of a member\'s account. Else, of users who belong to another site too, or whom this site did not make, only tags and meta keys with the site\'s prefix are written, and the rest is noted network_user.', 'webhooks-for-encharge' ),
				)
			),
		);
	}

	/** @return array<string, Setting> */
	private static function by_key( Setting ...$settings ): array {
		return array_column( $settings, null, 'key' );
	}
}
