<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\KeyPurpose;
use Encharge\Webhooks\WordPress\Config\Settings;
use InvalidArgumentException;
use WP_CLI;

/**
 * Reads what the options of `wp encharge key` say.
 *
 * Ends the command where an option says what cannot be.
 *
 * @phpstan-import-type Options from Command
 */
final class KeyOptions {

	/** @param Options $options label */
	public static function label( array $options ): string {
		return self::demanded( static fn (): string => AccessKeys::clean_label( (string) ( $options['label'] ?? '' ) ) );
	}

	/** @param Options $options action, role, notify, async */
	public static function purpose( array $options ): KeyPurpose {
		$settings = Settings::load();
		$purpose  = new KeyPurpose( (string) ( $options['action'] ?? '' ), (string) ( $options['role'] ?? '' ), (bool) ( $options['notify'] ?? false ), (bool) ( $options['async'] ?? false ) );

		self::demanded( static fn () => $purpose->check( $settings->role_policy() ) );

		return $purpose;
	}

	/**
	 * @template T
	 * @param callable(): T $ask
	 * @return T what was asked for; the command ends where that cannot be
	 */
	private static function demanded( callable $ask ): mixed {
		try {
			return $ask();
		} catch ( InvalidArgumentException $exception ) {
			WP_CLI::error( $exception->getMessage() );
		}
	}

	/** @return int|null what --expires says, in Unix time; null: never */
	public static function expiry( string $when ): ?int {
		if ( 'never' === $when ) {
			return null;
		}

		$time = strtotime( $when . ( 1 === preg_match( '/\d{1,2}:\d{2}/', $when ) ? '' : ' UTC' ) );

		if ( false === $time || $time <= time() ) {
			WP_CLI::error( __( '--expires is "never" or a time to come, such as 2027-01-31 or "30 days".', 'webhooks-for-encharge' ) );
		}

		return $time;
	}

	/** @return int how many seconds --grace says */
	public static function grace( string $duration ): int {
		if ( 1 !== preg_match( '/\A(?:0|(\d{1,4})([mhdw]))\z/', $duration, $parts ) ) {
			WP_CLI::error( __( '--grace is 0, or a number with m, h, d or w behind it, such as 12h or 7d.', 'webhooks-for-encharge' ) );
		}

		$unit = match ( $parts[2] ?? '' ) {
			'w'     => 7 * DAY_IN_SECONDS,
			'd'     => DAY_IN_SECONDS,
			'h'     => HOUR_IN_SECONDS,
			default => MINUTE_IN_SECONDS,
		};

		return (int) ( $parts[1] ?? 0 ) * $unit;
	}
}
