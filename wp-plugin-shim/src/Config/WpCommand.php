<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

/**
 * A command as it has to be typed, for whoever reads advice and copies it.
 *
 * On a network a command that names no site would be the main site's.
 */
final class WpCommand {

	/**
	 * @param string $command what follows "wp encharge", quoted where a shell wants that
	 * @return string the command, for the current site
	 */
	public static function encharge( string $command ): string {
		return "wp encharge $command" . self::site();
	}

	/** @return string what names the current site behind a command of WP-CLI; '' where there is but one */
	public static function site(): string {
		return is_multisite() ? ' --url=' . self::quoted( SiteIdentity::home() ) : '';
	}

	/** For a shell, in quotes only where they are needed; hosts disable escapeshellarg(). */
	public static function quoted( string $argument ): string {
		return 1 === preg_match( '#^[\w./:@%+=,-]+$#D', $argument ) ? $argument : "'" . str_replace( "'", "'\\''", $argument ) . "'";
	}
}
