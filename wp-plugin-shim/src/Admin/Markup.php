<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin;

use Encharge\Webhooks\WordPress\Health\Status;

/**
 * HTML that several tabs print, escaped.
 */
final class Markup {

	/** @return string a name, key, URL or id: left to right in every language */
	public static function code( string $text ): string {
		return '<code dir="ltr">' . esc_html( $text ) . '</code>';
	}

	/**
	 * @param int $time Unix time
	 * @return string date and time in the site's zone, as the log's commands write them
	 */
	public static function moment( int $time ): string {
		return sprintf( '<time datetime="%s">%s</time>', esc_attr( gmdate( 'c', $time ) ), esc_html( (string) wp_date( 'Y-m-d H:i:s', $time ) ) );
	}

	/** @param string $word what stands in it; '' for the status's own */
	public static function status( Status $status, string $word = '' ): string {
		$own = match ( $status ) {
			Status::Pass => __( 'Done', 'webhooks-for-encharge' ),
			Status::Warn => __( 'Could be better', 'webhooks-for-encharge' ),
			Status::Fail => __( 'Needs attention', 'webhooks-for-encharge' ),
		};

		return sprintf( '<span class="encharge-status encharge-status-%s">%s</span>', esc_attr( $status->value ), esc_html( '' === $word ? $own : $word ) );
	}
}
