<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

/**
 * What an explanation can say of a person, a user or a value.
 *
 * The value is for programs, which find the same words in every language.
 */
enum Finding: string {

	case Yes = 'yes';
	case No  = 'no';

	case NotInEncharge = 'not in Encharge';
	case NoAddress     = 'no address';

	case NoUser          = 'none';
	case UserWithoutRole = '%1$s %2$s (no role)';

	case Unmatched      = 'no user is linked to this contact or has this address';
	case ByContact      = 'by contact id';
	case ByAddress      = 'by address';
	case ByMerge        = 'by address; linked so far to contact %s, whom Encharge no longer knows';
	case ByOtherContact = 'by address, but linked to contact %s';

	case Creates        = 'a user would be created';
	case Updates        = 'the user would be updated as below';
	case Unconfirmed    = 'nothing would change before the user has confirmed the new address';
	case ChangesNothing = 'nothing would change';

	case SkippedByFilter    = 'skipped: filter';
	case SkippedAsAnothers  = 'skipped: linked_to_other, the user is another contact\'s (merge the two in Encharge)';
	case SkippedAsProtected = 'skipped: protected_user, matched by address only (%s links this user)';

	case Hidden      = '(hidden)';
	case Empty       = 'empty in Encharge';
	case ForNewUsers = 'set only when a user is created';
	case OfProtected = 'the user is protected';

	/** @return string the finding for a person, with the same placeholders */
	public function label(): string {
		return match ( $this ) { // phpcs:ignore PHPCompatibility.Variables.ForbiddenThisUseContexts.OutsideObjectContext -- the rule knows no enums.
			self::Yes                => __( 'yes', 'webhooks-for-encharge' ),
			self::No                 => __( 'no', 'webhooks-for-encharge' ),
			self::NotInEncharge      => __( 'not in Encharge', 'webhooks-for-encharge' ),
			self::NoAddress          => __( 'no address', 'webhooks-for-encharge' ),
			self::NoUser             => __( 'none', 'webhooks-for-encharge' ),
			/* translators: 1: user id, 2: login. */
			self::UserWithoutRole    => __( '%1$s %2$s (no role)', 'webhooks-for-encharge' ),
			self::Unmatched          => __( 'no user is linked to this contact or has this address', 'webhooks-for-encharge' ),
			self::ByContact          => __( 'by contact id', 'webhooks-for-encharge' ),
			self::ByAddress          => __( 'by address', 'webhooks-for-encharge' ),
			/* translators: %s: contact id. */
			self::ByMerge            => __( 'by address; linked so far to contact %s, whom Encharge no longer knows', 'webhooks-for-encharge' ),
			/* translators: %s: contact id. */
			self::ByOtherContact     => __( 'by address, but linked to contact %s', 'webhooks-for-encharge' ),
			self::Creates            => __( 'a user would be created', 'webhooks-for-encharge' ),
			self::Updates            => __( 'the user would be updated as below', 'webhooks-for-encharge' ),
			self::Unconfirmed        => __( 'nothing would change before the user has confirmed the new address', 'webhooks-for-encharge' ),
			self::ChangesNothing     => __( 'nothing would change', 'webhooks-for-encharge' ),
			self::SkippedByFilter    => __( 'skipped: filter', 'webhooks-for-encharge' ),
			self::SkippedAsAnothers  => __( 'skipped: linked_to_other, the user is another contact\'s (merge the two in Encharge)', 'webhooks-for-encharge' ),
			/* translators: %s: command. */
			self::SkippedAsProtected => __( 'skipped: protected_user, matched by address only (%s links this user)', 'webhooks-for-encharge' ),
			self::Hidden             => __( '(hidden)', 'webhooks-for-encharge' ),
			self::Empty              => __( 'empty in Encharge', 'webhooks-for-encharge' ),
			self::ForNewUsers        => __( 'set only when a user is created', 'webhooks-for-encharge' ),
			self::OfProtected        => __( 'the user is protected', 'webhooks-for-encharge' ),
		};
	}
}
