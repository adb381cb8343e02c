<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

/**
 * The capabilities that no click can let a webhook grant.
 *
 * They are those of core's administrator, editor, author and contributor, and
 * those by which common plugins mark who rules. More than these protect their
 * holders: see RulingCapabilities.
 */
final class PrivilegedCapabilities {

	/**
	 * Core's, as populate_roles() grants them, without read and level_0. Not
	 * read from the site's own roles: plugins give their customers' capabilities
	 * to the administrator, too.
	 */
	private const CORE = array(
		'activate_plugins',
		'create_users',
		'delete_others_pages',
		'delete_others_posts',
		'delete_pages',
		'delete_plugins',
		'delete_posts',
		'delete_private_pages',
		'delete_private_posts',
		'delete_published_pages',
		'delete_published_posts',
		'delete_themes',
		'delete_users',
		'edit_dashboard',
		'edit_files',
		'edit_others_pages',
		'edit_others_posts',
		'edit_pages',
		'edit_plugins',
		'edit_posts',
		'edit_private_pages',
		'edit_private_posts',
		'edit_published_pages',
		'edit_published_posts',
		'edit_theme_options',
		'edit_themes',
		'edit_users',
		'export',
		'import',
		'install_plugins',
		'install_themes',
		'level_1',
		'level_2',
		'level_3',
		'level_4',
		'level_5',
		'level_6',
		'level_7',
		'level_8',
		'level_9',
		'level_10',
		'list_users',
		'manage_categories',
		'manage_links',
		'manage_options',
		'moderate_comments',
		'promote_users',
		'publish_pages',
		'publish_posts',
		'read_private_pages',
		'read_private_posts',
		'remove_users',
		'switch_themes',
		'unfiltered_html',
		'unfiltered_upload',
		'update_core',
		'update_plugins',
		'update_themes',
		'upload_files',
	);

	/** Capabilities of bbPress, whose keymaster holds none of core's. */
	private const FORUM = array( 'keep_gate', 'moderate' );

	private const PATTERN = '/\A(?:manage_|edit_others_)|_users\z/';

	/**
	 * @param array<array-key, mixed> $capabilities capability → whether it is granted, as roles and users have them
	 * @return string|null the first granted one that is privileged
	 */
	public static function first_in( array $capabilities ): ?string {
		foreach ( array_keys( array_filter( $capabilities ) ) as $capability ) {
			$capability = (string) $capability;

			if ( in_array( $capability, self::CORE, true ) || in_array( $capability, self::FORUM, true ) || 1 === preg_match( self::PATTERN, $capability ) ) {
				return $capability;
			}
		}

		return null;
	}
}
