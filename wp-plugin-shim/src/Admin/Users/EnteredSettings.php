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

	/** What a box that is ticked sends. */
	public const BOX = '1';

	/**
	 * @param array<string, Setting> $settings by key
	 * @return array<string, bool|string|list<string>|null> by key; null: automatic
	 */
	public static function read( array $settings ): array {
		return array_map( self::value( ... ), $settings );
	}

	/** @return bool|string|list<string>|null */
	private static function value( Setting $setting ): bool|string|array|null {
		$text = Form::entered( $setting->key );

		return match ( true ) {
			self::is_automatic( $setting ) => null,
			'list' === $setting->type      => Form::entered_list( $setting->key ),
			'boolean' === $setting->type   => self::BOX === $text,
			default                        => $text,
		};
	}

	private static function is_automatic( Setting $setting ): bool {
		$mode = Form::entered( $setting->key . self::MODE );

		return null === $setting->default && self::CHOSEN !== $mode;
	}
}
