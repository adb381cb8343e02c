<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

/**
 * Why a drain has ended.
 */
enum StopReason: string {

	/** Nothing is due. */
	case Nothing = 'empty';

	/** Another process drains the inbox. */
	case Busy = 'busy';

	/** Encharge or the database is away, and everything waits. */
	case Paused = 'paused';

	/** The site is not connected to Encharge. */
	case NotConnected = 'not_connected';

	/** The database is away. */
	case NoDatabase = 'no_database';

	/** The site is a copy, which nobody has confirmed. */
	case Copy = 'copy';

	/** The folder cannot be read or written. */
	case Broken = 'broken';

	/** The memory is nearly used up. */
	case Memory = 'memory';

	/** The plugin is not there any more. */
	case Gone = 'gone';

	/** Somebody wants it to end. */
	case Told = 'told';

	/** Visitors may need the worker that drains. */
	case Needed = 'needed';

	/** As many entries were worked as there were to be. */
	case Enough = 'enough';

	/** @return bool whether somebody has to see to it: nothing will be worked until then */
	public static function is_failure( StopReason $reason ): bool {
		return in_array( $reason, array( self::NotConnected, self::NoDatabase, self::Copy, self::Broken, self::Gone ), true );
	}

	/** @return string a sentence for a person */
	public static function text( StopReason $reason ): string {
		return match ( $reason ) {
			self::Nothing      => __( 'Nothing is due.', 'webhooks-for-encharge' ),
			self::Busy         => __( 'Another process drains the inbox.', 'webhooks-for-encharge' ),
			self::Paused       => __( 'The inbox is paused: Encharge or the database is away.', 'webhooks-for-encharge' ),
			self::NotConnected => __( 'The site is not connected to Encharge.', 'webhooks-for-encharge' ),
			self::NoDatabase   => __( 'The database is away.', 'webhooks-for-encharge' ),
			self::Copy         => __( 'The site looks like a copy of another one: nothing is worked until somebody confirms it.', 'webhooks-for-encharge' ),
			self::Broken       => __( 'The inbox cannot be read or written.', 'webhooks-for-encharge' ),
			self::Memory       => __( 'The memory is nearly used up.', 'webhooks-for-encharge' ),
			self::Gone         => __( 'The plugin is not there any more.', 'webhooks-for-encharge' ),
			self::Told         => __( 'It was told to end.', 'webhooks-for-encharge' ),
			self::Needed       => __( 'Visitors need the worker.', 'webhooks-for-encharge' ),
			self::Enough       => __( 'As many entries were worked as were asked for.', 'webhooks-for-encharge' ),
		};
	}
}
