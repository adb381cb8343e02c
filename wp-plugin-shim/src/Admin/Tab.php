<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin;

use Encharge\Webhooks\WordPress\Health\SetUpProgress;
use Encharge\Webhooks\WordPress\Install\InstallPage;

/**
 * The tabs of the settings page, in their order.
 */
enum Tab: string {

	case SetUp    = 'set-up';
	case FieldMap = 'field-map';
	case Users    = 'users';
	case Activity = 'activity';
	case Tools    = 'tools';

	/** @return self the one that the request is for; where it names none, the first of interest */
	public static function requested(): self {
		$name = $_GET['tab'] ?? ''; // phpcs:ignore WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- only compared, and nothing is written by it.

		return ( is_string( $name ) ? self::tryFrom( $name ) : null ) ?? ( SetUpProgress::now()->is_complete() ? self::Activity : self::SetUp );
	}

	public function title(): string {
		return match ( $this ) { // phpcs:ignore PHPCompatibility.Variables.ForbiddenThisUseContexts.OutsideObjectContext -- the rule knows no enums.
			self::SetUp    => __( 'Set-up', 'webhooks-for-encharge' ),
			self::FieldMap => __( 'Field map', 'webhooks-for-encharge' ),
			self::Users    => __( 'Users', 'webhooks-for-encharge' ),
			self::Activity => __( 'Activity', 'webhooks-for-encharge' ),
			self::Tools    => __( 'Tools', 'webhooks-for-encharge' ),
		};
	}

	/**
	 * @param array<string, string|int> $arguments more of the query
	 * @return string not escaped
	 */
	public function url( array $arguments = array() ): string {
		$arguments = array( 'tab' => $this->value ) + $arguments; // phpcs:ignore PHPCompatibility.Variables.ForbiddenThisUseContexts.OutsideObjectContext -- the rule knows no enums.

		return add_query_arg( array_map( static fn ( string|int $value ): string => rawurlencode( (string) $value ), $arguments ), menu_page_url( InstallPage::SLUG, false ) );
	}
}
