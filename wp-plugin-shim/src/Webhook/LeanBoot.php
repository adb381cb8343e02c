<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Webhook;

/**
 * What WordPress need not do for a webhook.
 *
 * WordPress boots in full for a webhook, since any plugin may listen to what
 * happens to users. Only what cannot concern one is left out.
 */
final class LeanBoot {

	/** Options that core asks for in each request, each by a query of its own where a site never stored it. */
	private const ABSENT_ON_MOST_SITES = array( 'WPLANG', 'current_theme', 'theme_switched' );

	/** What these functions of core's register on init is for whoever edits a page. A block theme's patterns are a hundred files to look for. */
	private const FOR_EDITORS = array(
		'_register_theme_block_patterns',
		'_register_core_block_patterns_and_categories',
		'_wp_register_default_font_collections',
	);

	/**
	 * Asks for all options at once that would be asked for one by one. To be
	 * called when the plugin is loaded.
	 *
	 * @param list<string> $options that the webhook will ask for
	 */
	public static function read_options( array $options ): void {
		// The value as stored, not get_option()'s: who filters the theme may need what WordPress has not loaded yet.
		$stylesheet = wp_load_alloptions()['stylesheet'] ?? null;

		if ( is_string( $stylesheet ) ) {
			$options[] = "theme_mods_$stylesheet";
		}

		wp_prime_option_caches( array( ...$options, ...self::ABSENT_ON_MOST_SITES ) );
	}

	/**
	 * To be called when the plugin is loaded, and only for a request that will
	 * not show a page.
	 */
	public static function leave_out_what_only_pages_need(): void {
		foreach ( self::FOR_EDITORS as $register ) {
			remove_action( 'init', $register );
		}

		// No page links to a stylesheet for each of the core's blocks. Feeds, REST and the admin are booted so, too.
		add_filter( 'should_load_separate_core_block_assets', '__return_false', PHP_INT_MAX );
	}
}
