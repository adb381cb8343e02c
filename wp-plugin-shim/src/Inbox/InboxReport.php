<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Inbox;
use Encharge\Webhooks\InboxException;
use Encharge\Webhooks\InboxState;

/**
 * What lies in the current site's inbox, on this server.
 *
 * Counts go no further than 10,000.
 */
final readonly class InboxReport {

	/** What is accepted, and neither done nor given up. */
	public const WAITING = array( InboxState::Fresh, InboxState::Claimed, InboxState::Later );

	/**
	 * @param int                                       $waiting       accepted, and neither done nor given up
	 * @param int|null                                  $oldest        when the first of those was accepted, in Unix time
	 * @param int                                       $dead          given up
	 * @param int                                       $aside         what is no webhook of this site's, or a broken one
	 * @param array{until: int, reason: Code|null}|null $pause         until when nothing is tried, and why
	 * @param bool                                      $is_on_network whether it may lie on another machine
	 */
	private function __construct(
		public int $waiting,
		public ?int $oldest,
		public int $dead,
		public int $aside,
		public ?array $pause,
		public bool $is_on_network
	) {}

	/** @return self|null null if the site has no inbox, or it cannot be looked into from here */
	public static function of_this_site(): ?self {
		$report = null;

		InboxPlace::look(
			static function ( Inbox $inbox ) use ( &$report ): bool {
				$report = self::of( $inbox );

				return null !== $report;
			}
		);

		return $report;
	}

	/** @return int how many webhooks would be left behind by a plugin that goes */
	public function left(): int {
		return $this->waiting + $this->dead;
	}

	private static function of( Inbox $inbox ): ?self {
		try {
			$counts = array_map( $inbox->count( ... ), self::WAITING );
			$oldest = array_filter( array_column( $counts, 'oldest' ) );

			return new self(
				array_sum( array_column( $counts, 'count' ) ),
				array() === $oldest ? null : min( $oldest ),
				$inbox->count( InboxState::Dead )['count'],
				$inbox->count( InboxState::Aside )['count'],
				$inbox->paused(),
				$inbox->isOnNetwork()
			);
		} catch ( InboxException ) {
			return null;
		}
	}
}
