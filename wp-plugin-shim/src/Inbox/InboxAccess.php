<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\WordPress\Guard\GuardAdvice;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;

/**
 * Who may use the inbox on the command line.
 */
final class InboxAccess {

	/**
	 * Root may not: what root makes there shuts the web server's PHP out.
	 *
	 * @param string $command what somebody else has to run, after "wp encharge"
	 * @return string|null why whoever runs this may not do it, and who may; null if they may
	 */
	public static function refusal( string $command ): ?string {
		return GuardPlace::is_foreign_command_line()
			/* translators: %s: command. */
			? sprintf( __( 'This has to run as the owner of the inbox, the user who runs the web server\'s PHP. Run: %s', 'webhooks-for-encharge' ), GuardAdvice::as_owner( $command ) )
			: null;
	}
}
