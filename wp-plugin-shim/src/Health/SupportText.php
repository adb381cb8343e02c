<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Config\SiteIdentity;

/**
 * What somebody who helps wants to know of the site, as text to be copied. It
 * holds no secret, since no check does.
 */
final class SupportText {

	/** @param list<Check> $checks */
	public static function of( array $checks ): string {
		return implode( "\n", array( ...self::versions(), '', ...array_map( self::line( ... ), $checks ) ) );
	}

	public static function line( Check $check ): string {
		return strtoupper( $check->status->value ) . "  $check->id: {$check->text()}";
	}

	/** @return string the name of a check for a URL */
	public static function slug( string $id ): string {
		return str_replace( ' ', '-', $id );
	}

	/** @return list<string> in English, for whoever reads it */
	private static function versions(): array {
		global $wpdb;

		return array(
			'Site: ' . SiteIdentity::current() . ( is_multisite() ? ' (network)' : '' ),
			'WordPress: ' . get_bloginfo( 'version' ) . ', ' . get_locale(),
			'PHP: ' . PHP_VERSION . ' (' . PHP_SAPI . '), encharge ' . phpversion( 'encharge' ),
			'Database: ' . $wpdb->db_server_info(),
			'Object-cache: ' . wp_json_encode( (bool) wp_using_ext_object_cache() ),
		);
	}
}
