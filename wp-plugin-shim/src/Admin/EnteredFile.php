<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin;

/**
 * A file of a form, whose content can also be pasted.
 */
final class EnteredFile {

	/** Far more than any file has that this plugin exports, in bytes. */
	private const LARGEST = 1048576;

	/**
	 * @param string $text the field into which the content is pasted
	 * @param string $file the field that takes the file
	 * @return string what was pasted, else the content of the file; '' if there is neither
	 */
	public static function content( string $text, string $file ): string {
		$pasted = trim( Form::entered( $text ) );

		return '' === $pasted ? self::uploaded( $file ) : $pasted;
	}

	private static function uploaded( string $field ): string {
		$file = $_FILES[ $field ] ?? null; // phpcs:ignore WordPress.Security -- Form::sent() has checked the nonce; PHP made the name.
		$name = is_array( $file ) ? $file['tmp_name'] ?? null : null;

		return is_string( $name ) && is_uploaded_file( $name )
			? (string) file_get_contents( $name, false, null, 0, self::LARGEST ) // phpcs:ignore WordPress.WP.AlternativeFunctions -- a file that PHP has just taken.
			: '';
	}
}
