<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\SiteHealth;

use Encharge\Webhooks\WordPress\Install\InstallPage;

/**
 * Where an administrator goes to put right what a check has found.
 */
final class CheckScreen {

	/** @return string a link, as HTML */
	public static function link( string $check ): string {
		return sprintf( '<a href="%s">%s</a>', esc_url( self::url( $check ) ), esc_html( self::text( $check ) ) );
	}

	private static function url( string $check ): string {
		return 'network' === $check
			? network_admin_url( 'settings.php?page=' . InstallPage::SLUG )
			: add_query_arg( 'tab', self::tab( $check ), InstallPage::url() );
	}

	/** @return 'set-up'|'field-map'|'users'|'activity'|'tools' */
	private static function tab( string $check ): string {
		return match ( $check ) {
			'tables', 'transactions', 'writes', 'wordpress', 'authorization', 'object cache' => 'tools', // phpcs:ignore WordPress.WP.CapitalPDangit -- the name of a check.
			'inbox'                                              => 'activity',
			'field map'                                          => 'field-map',
			'return password', 'return user id', 'default role', 'protected users' => 'users',
			default                                              => 'set-up',
		};
	}

	private static function text( string $check ): string {
		if ( 'network' === $check ) {
			return __( 'Open the network’s settings for Encharge', 'webhooks-for-encharge' );
		}

		return match ( self::tab( $check ) ) {
			'set-up'    => __( 'Open the set-up', 'webhooks-for-encharge' ),
			'field-map' => __( 'Open the field map', 'webhooks-for-encharge' ),
			'users'     => __( 'Open the settings for users', 'webhooks-for-encharge' ),
			'activity'  => __( 'Open the activity', 'webhooks-for-encharge' ),
			'tools'     => __( 'Open the diagnostics', 'webhooks-for-encharge' ),
		};
	}
}
