<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Install\InstallPage;

/**
 * Where in the admin area something is put right, for whoever is told so. Not escaped.
 */
final class ScreenUrl {

	/**
	 * @param 'set-up'|'field-map'|'users'|'activity' $tab    of the settings page
	 * @param string                                  $anchor the id of what it is about there; '' for the whole tab
	 * @param array<string, string|int>               $query  more of the query
	 */
	public static function tab( string $tab, string $anchor = '', array $query = array() ): string {
		return add_query_arg( array( 'tab' => $tab ) + $query, InstallPage::url() ) . ( '' === $anchor ? '' : "#$anchor" );
	}

	/** The page of a network's administrator. */
	public static function of_network(): string {
		return network_admin_url( 'settings.php?page=' . InstallPage::SLUG );
	}
}
