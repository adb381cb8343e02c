<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Compat;

/**
 * What becomes of one thing that WP Fusion left. The value is for programs, which
 * find the same words in every language.
 */
enum StepStatus: string {

	case Same      = 'same';
	case ToTake    = 'to take';
	case Taken     = 'taken';
	case Differs   = 'differs';
	case NotNeeded = 'not needed';
	case Refused   = 'refused';
	case Failed    = 'failed';

	/** @return string for a person */
	public function label(): string {
		return match ( $this ) { // phpcs:ignore PHPCompatibility.Variables.ForbiddenThisUseContexts.OutsideObjectContext -- the rule knows no enums.
			self::Same      => __( 'The same', 'webhooks-for-encharge' ),
			self::ToTake    => __( 'To be taken over', 'webhooks-for-encharge' ),
			self::Taken     => __( 'Taken over', 'webhooks-for-encharge' ),
			self::Differs   => __( 'Differs', 'webhooks-for-encharge' ),
			self::NotNeeded => __( 'Not needed', 'webhooks-for-encharge' ),
			self::Refused   => __( 'Refused', 'webhooks-for-encharge' ),
			self::Failed    => __( 'Failed', 'webhooks-for-encharge' ),
		};
	}
}
