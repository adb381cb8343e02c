<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Activity;

use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Sync\ContactTable;

/**
 * What stands in the place of the log's rows where there are none, and behind the
 * last one.
 */
final class EmptyLog {

	public static function render( LogPage $page ): void {
		if ( ! $page->filter->is_empty() ) {
			self::print_with_link( __( 'Nothing matches.', 'webhooks-for-encharge' ), Tab::Activity->url(), __( 'Clear filters', 'webhooks-for-encharge' ) );
		} elseif ( $page->is_first && null === ( new ContactTable() )->pulled_before( array() ) ) {
			self::print_with_link( __( 'Nothing has arrived yet.', 'webhooks-for-encharge' ), Tab::SetUp->url(), __( 'Set up a webhook', 'webhooks-for-encharge' ) );
		} else {
			self::render_pruned();
		}
	}

	/** Where the log ends: what was before is gone. */
	public static function render_pruned(): void {
		$settings = Settings::load();

		self::print_with_link(
			sprintf(
				/* translators: 1: number of days, 2: number of entries. */
				__( 'Older entries are removed after %1$s days, or when there are more than %2$s.', 'webhooks-for-encharge' ),
				number_format_i18n( $settings->number( 'log_days' ) ),
				number_format_i18n( $settings->number( 'log_rows' ) )
			),
			Tab::Users->url(),
			__( 'Change', 'webhooks-for-encharge' )
		);
	}

	private static function print_with_link( string $sentence, string $url, string $label ): void {
		// Apart, since WordPress shows links in tables by their colour alone.
		echo '<p>' . esc_html( $sentence ) . '</p><p><a href="' . esc_url( $url ) . '">' . esc_html( $label ) . '</a></p>';
	}
}
