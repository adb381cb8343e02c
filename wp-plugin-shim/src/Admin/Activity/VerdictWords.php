<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Activity;

use Encharge\Webhooks\WordPress\Health\PlannedChange;
use Encharge\Webhooks\WordPress\Health\Verdict;

/**
 * What would become of a value, as a person reads it.
 */
final class VerdictWords {

	/** @return string with the reason behind it, if there is one */
	public static function of( PlannedChange $change ): string {
		$word = match ( $change->verdict ) {
			Verdict::Write => __( 'Is written', 'webhooks-for-encharge' ),
			Verdict::Wipe  => __( 'Is emptied', 'webhooks-for-encharge' ),
			Verdict::Same  => __( 'Is the same', 'webhooks-for-encharge' ),
			Verdict::No    => __( 'Is left alone', 'webhooks-for-encharge' ),
		};

		return null === $change->reason
			? $word
			/* translators: 1: what becomes of a value, 2: why. */
			: sprintf( __( '%1$s: %2$s', 'webhooks-for-encharge' ), $word, $change->reason->text );
	}
}
