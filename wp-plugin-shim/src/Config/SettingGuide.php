<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

/**
 * What the settings mean.
 *
 * The one place that tells of each setting: the help of `wp encharge config
 * set`, `wp encharge config list` and the tables of README.md come from it.
 *
 * @phpstan-type Entry array{default: string, values: string, meaning: string}
 */
final class SettingGuide {

	/** @return array<string, Entry> by the key of each of a site's settings */
	public static function of_site(): array {
		return self::entries( Settings::DEFAULTS );
	}

	/** @return array<string, Entry> by the key of each of a network's settings */
	public static function of_network(): array {
		return self::entries( NetworkSettings::DEFAULTS );
	}

	/**
	 * @param string|int|bool|list<string>|null $value a setting's
	 * @return string as `wp encharge config set` takes it
	 */
	public static function written( string|int|bool|array|null $value ): string {
		return match ( true ) {
			null === $value    => SettingRules::AUTOMATIC,
			is_bool( $value )  => $value ? 'on' : 'off',
			is_array( $value ) => implode( ',', $value ),
			default            => (string) $value,
		};
	}

	/**
	 * @param array<string, string|int|bool|null> $defaults
	 * @return array<string, Entry>
	 */
	private static function entries( array $defaults ): array {
		$entries = array();

		foreach ( $defaults as $key => $default ) {
			$entries[ $key ] = array(
				'default' => self::written( $default ),
				'values'  => is_bool( $default ) ? 'on, off' : self::values( $key ),
				'meaning' => self::meaning( $key ),
			);
		}

		return $entries;
	}

	private static function values( string $key ): string {
		if ( isset( SettingRules::CHOICES[ $key ] ) ) {
			return implode( ', ', SettingRules::CHOICES[ $key ] );
		}

		if ( isset( SettingRules::LIMITS[ $key ] ) ) {
			/* translators: 1: least, 2: most. */
			return sprintf( __( '%1$d to %2$d', 'webhooks-for-encharge' ), ...SettingRules::LIMITS[ $key ] );
		}

		return match ( $key ) {
			'default_role'          => __( 'a role that a webhook may ask for', 'webhooks-for-encharge' ),
			'allowed_roles'         => __( 'automatic, or roles separated by commas', 'webhooks-for-encharge' ),
			'return_password_field' => __( 'a text field of Encharge that the account can write, or nothing', 'webhooks-for-encharge' ),
			default                 => throw new \LogicException( "The values of $key are not told." ),
		};
	}

	private static function meaning( string $key ): string {
		return match ( $key ) {
			'default_role'          => __( 'The role of a new user for whom none is asked.', 'webhooks-for-encharge' ),
			'allowed_roles'         => __( 'The roles that a webhook may ask for. Automatic: those that can do nothing but read. One that may edit, manage or moderate is never among them.', 'webhooks-for-encharge' ),
			'username_format'       => __( 'How the login of a new user is made: from the address, from first and last name, or from the first name and a number.', 'webhooks-for-encharge' ),
			'return_password'       => __( 'What goes back to Encharge, into return_password_field, after a webhook has created a user: nothing, the generated password, or a one-time link to set one, which lives as long as WordPress lets it (a day by default).', 'webhooks-for-encharge' ),
			'return_password_field' => __( 'The Encharge field that the password or link goes to. It needs a field of its own: never email, id, userId or tags, and none that the field map writes anywhere but into user_pass.', 'webhooks-for-encharge' ),
			'trust_payload'         => __( 'Whether a person whom the webhook itself holds is used without asking Encharge. A leaked URL then writes what it likes into every linked user who is not protected.', 'webhooks-for-encharge' ),
			'address_changes'       => __( 'What becomes of a new address of a user who exists: the user confirms it by a link that is mailed to it, it is written at once (for sites where people change it in Encharge only), or it is never taken.', 'webhooks-for-encharge' ),
			'log_days'              => __( 'How many days a row of the log is kept.', 'webhooks-for-encharge' ),
			'log_rows'              => __( 'How many rows of the log are kept of webhooks that were not refused. Of refused ones the newest 1,000 are kept besides, or as many as this if that is fewer.', 'webhooks-for-encharge' ),
			'erase_on_uninstall'    => __( 'Whether uninstalling removes tables, settings, and the contact ids and tags of users too. The API key, the access keys\' digests and the guard file always go, users always stay.', 'webhooks-for-encharge' ),
			'add_users'             => __( 'Whether webhooks may add users although the network does not let its sites do so (Network Admin → Settings → Add New Users).', 'webhooks-for-encharge' ),
			'manage_users'          => __( 'Whether webhooks may write all of a member\'s account. Else, of users who belong to another site too, or whom this site did not make, only tags and meta keys with the site\'s prefix are written, and the rest is noted network_user.', 'webhooks-for-encharge' ),
			default                 => throw new \LogicException( "What $key means is not told." ),
		};
	}
}
