<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\WpCommand;
use WP_CLI;

/**
 * What a command, be it this plugin's or another, says of the inbox that it
 * leaves behind.
 */
final class InboxWarnings {

	public static function register_hooks(): void {
		add_action( 'encharge_webhooks_inbox_left', self::inbox_left( ... ) );
	}

	/**
	 * Hooked to encharge_webhooks_inbox_left.
	 *
	 * @param int $count how many webhooks wait
	 */
	private static function inbox_left( int $count ): void {
		WP_CLI::warning(
			sprintf(
				/* translators: 1: number of webhooks, 2: command. */
				_n(
					'%1$s accepted webhook of this site is not finished. It waits until the plugin is active again: %2$s',
					'%1$s accepted webhooks of this site are not finished. They wait until the plugin is active again: %2$s',
					$count,
					'webhooks-for-encharge'
				),
				number_format_i18n( $count ),
				'wp plugin activate webhooks-for-encharge' . WpCommand::site()
			)
		);
	}
}
