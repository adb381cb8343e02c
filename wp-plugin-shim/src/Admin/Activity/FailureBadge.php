<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Activity;

use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Health\UnseenFailures;

/**
 * How many failures the current user has not seen, behind the name in the menu.
 */
final class FailureBadge {

	/** @return string HTML behind a space; '' if there are none */
	public static function html(): string {
		$count = Access::allows( Access::SEE ) ? UnseenFailures::count( get_current_user_id() ) : 0;

		if ( 0 === $count ) {
			return '';
		}

		return sprintf(
			' <span class="awaiting-mod"><span aria-hidden="true">%s</span><span class="screen-reader-text">%s</span></span>',
			esc_html( self::number( $count ) ),
			esc_html( self::sentence( $count ) )
		);
	}

	public static function sentence( int $count ): string {
		/* translators: %s: number of failures. */
		return sprintf( _n( '%s failure that you have not seen', '%s failures that you have not seen', $count, 'webhooks-for-encharge' ), self::number( $count ) );
	}

	private static function number( int $count ): string {
		return $count < UnseenFailures::COUNTED
			? number_format_i18n( $count )
			/* translators: %s: number. */
			: sprintf( __( '%s+', 'webhooks-for-encharge' ), number_format_i18n( UnseenFailures::COUNTED - 1 ) );
	}
}
