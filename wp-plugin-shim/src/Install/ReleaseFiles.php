<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Install;

/**
 * What a release brings ready-made, and for which servers.
 *
 * Keeps to PHP 7.4.
 */
final class ReleaseFiles {

	/** By this name PIE finds the extension. */
	public const PIE_PACKAGE = 'encharge/webhooks-for-wordpress';

	/** As uname() names it → as Debian does. */
	private const MACHINES = array( 'x86_64' => 'amd64' );

	/** Debian's release → the version of its PHP. */
	private const DEBIAN = array(
		'12' => '8.2',
		'13' => '8.4',
	);

	/** Versions of PHP for which PIE finds a binary. */
	private const PIE = array( '8.2' );

	/**
	 * @param string $os_release the text of /etc/os-release
	 * @param string $php        major and minor, such as "8.2"
	 * @param string $machine    such as "x86_64"
	 * @return string the name of the package for this very Debian; '' if there is none
	 */
	public static function debian_package( string $os_release, string $php, string $machine ): string {
		$is_debian = 1 === preg_match( '/^ID=["\']?debian["\']?\s*$/m', $os_release );

		preg_match( '/^VERSION_ID=["\']?(\d+)/m', $os_release, $version );

		return $is_debian && isset( self::MACHINES[ $machine ] ) && ( self::DEBIAN[ $version[1] ?? '' ] ?? '' ) === $php
			? sprintf( 'php%s-encharge_%s_%s.deb', $php, Requirements::EXTENSION, self::MACHINES[ $machine ] )
			: '';
	}

	/**
	 * @param string $php     major and minor
	 * @param string $machine such as "x86_64"
	 * @return bool whether PIE finds a binary for it, if its C library is glibc
	 */
	public static function has_binary( string $php, string $machine ): bool {
		return isset( self::MACHINES[ $machine ] ) && in_array( $php, self::PIE, true );
	}
}
