<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

/**
 * How an Encharge field's name fits a WordPress key, the surest first.
 */
enum NameMatch: string {

	case Same    = 'same name';
	case Usual   = 'usual name';
	case Similar = 'similar name';

	/** @return string the match for a person */
	public static function label( NameMatch $match ): string {
		return match ( $match ) {
			self::Same    => __( 'same name', 'webhooks-for-encharge' ),
			self::Usual   => __( 'usual name', 'webhooks-for-encharge' ),
			self::Similar => __( 'similar name', 'webhooks-for-encharge' ),
		};
	}
}
