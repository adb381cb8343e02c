<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Users;

use Encharge\Webhooks\WordPress\Admin\Form;
use Encharge\Webhooks\WordPress\Config\Setting;

/**
 * The settings as their form sent them.
 */
final class EnteredSettings {

	/** Behind the name of a setting that can be automatic: which of both was chosen. */
	public const MODE = '_mode';

	public const AUTOMATIC = 'automatic';
	public const CHOSEN    = 'chosen';

	/**
	 * @param array<string, Setting> $settings by key
	 * @return array<string, bool|string|list<string>|null> by key; null: automatic
	 */
	public static function read( array $settings ): array {
		return array_map( self::value( ... ), $settings );
	}

	/** @return bool|string|list<string>|null */
	private static function value( Setting $setting ): bool|string|array|null {
		return match ( true ) {
			null === $setting->default && self::CHOSEN !== Form::entered( $setting->key . self::MODE ) => null,
			'list' === $setting->type    => Form::entered_list( $setting->key ),
			'boolean' === $setting->type => '' !== Form::entered( $setting->key ),
			default                      => Form::entered( $setting->key ),
		};
	}
}
