<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Install;

/**
 * What the plugin needs of its server.
 *
 * Checked before any other class is loaded. Keeps to PHP 7.4.
 */
final class Requirements {

	public const PHP = '8.2';

	public const WORDPRESS = '6.5';

	/** The oldest version of the extension that has what this plugin calls. */
	public const EXTENSION = '1.0.0';

	/**
	 * What is called and cannot be done without: hosts take functions away by
	 * disable_functions, and a PHP may lack mbstring, ctype or filter. Whatever
	 * can be done without is asked for where it is called.
	 */
	public const FUNCTIONS = array(
		'clearstatcache',
		'ctype_digit',
		'ctype_xdigit',
		'error_get_last',
		'fclose',
		'file_get_contents',
		'filemtime',
		'fileowner',
		'filter_var',
		'fopen',
		'fstat',
		'fwrite',
		'hash',
		'hash_equals',
		'hash_hmac',
		'header',
		'hrtime',
		'ini_get',
		'is_file',
		'is_writable',
		'lstat',
		'mb_ord',
		'mb_scrub',
		'mb_str_split',
		'mb_strcut',
		'mb_strtolower',
		'microtime',
		'nl2br',
		'ob_end_clean',
		'ob_get_level',
		'phpversion',
		'printf',
		'random_bytes',
		'random_int',
		'rename',
		'umask',
		'unlink',
		'unserialize',
	);

	/** @return bool whether the plugin can run here */
	public static function are_met(): bool {
		return null === self::unmet();
	}

	/** @return string[] those of FUNCTIONS that this PHP does not have */
	public static function missing_functions(): array {
		return array_values(
			array_filter(
				self::FUNCTIONS,
				static function ( string $name ): bool {
					return ! function_exists( $name );
				}
			)
		);
	}

	/** @return 'php'|'core'|'functions'|'extension_missing'|'extension_old'|null what fails first; null if all is met */
	public static function unmet(): ?string {
		if ( version_compare( PHP_VERSION, self::PHP, '<' ) ) {
			return 'php';
		}

		if ( version_compare( get_bloginfo( 'version' ), self::WORDPRESS . '-alpha', '<' ) ) {
			return 'core';
		}

		if ( array() !== self::missing_functions() ) {
			return 'functions';
		}

		$extension = phpversion( 'encharge' );

		if ( false === $extension ) {
			return 'extension_missing';
		}

		return version_compare( $extension, self::EXTENSION, '<' ) ? 'extension_old' : null;
	}
}
