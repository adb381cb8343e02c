<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardAdvice;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardProbe;

/**
 * The webhooks that were refused: those of the log, and those that the guard
 * still remembers, which WordPress has never seen.
 *
 * @phpstan-import-type Row from LogQuery
 */
final readonly class RefusedWebhooks {

	/** What the guard does not know of a webhook, as a row of the log has it. */
	private const UNKNOWN_TO_GUARD = array(
		'id'         => '',
		'action'     => '',
		'contact_id' => '',
		'user_id'    => '',
		'key_id'     => '',
		'role'       => '',
		'notify'     => '',
		'origin'     => '',
		'receipt'    => '',
		'durations'  => array(),
		'fields'     => array(),
		'changed'    => array(),
		'notes'      => array(),
	);

	/** What the log does not know of a webhook. */
	private const UNKNOWN_TO_LOG = array(
		'address'    => '',
		'user_agent' => '',
		'key'        => '',
	);

	private function __construct( private GuardProbe $probe ) {}

	/** Asks the site itself what its guard remembers. */
	public static function ask( Settings $settings ): self {
		return new self( GuardProbe::send( $settings ) );
	}

	/**
	 * @param list<Row> $logged what the log has of them
	 * @return list<array<string, mixed>> both, the newest first; with the address, the user agent and the key's first digits where the guard tells them
	 */
	public function beside( array $logged ): array {
		$rows = array_map( static fn ( array $row ): array => $row + self::UNKNOWN_TO_LOG, $logged );

		foreach ( $this->probe->last as $refusal ) {
			$rows[] = array(
				'time'    => gmdate( 'Y-m-d H:i:s', $refusal['time'] ),
				'outcome' => 'refused',
				'message' => Code::tryFrom( $refusal['code'] )?->message() ?? '',
			) + $refusal + self::UNKNOWN_TO_GUARD;
		}

		usort( $rows, static fn ( array $a, array $b ): int => $b['time'] <=> $a['time'] );

		return $rows;
	}

	/** @return string|null how much the guard remembers, and since when, for a person; null if it was not the guard that answered */
	public function remembered(): ?string {
		if ( 'guard' !== $this->probe->answered_by ) {
			return null;
		}

		$count = array_sum( $this->probe->counts );

		return sprintf(
			/* translators: 1: number of webhooks, 2: time. */
			_n(
				"The guard refused %1\$d webhook in the last 24 hours, as far as it remembers: since %2\$s UTC, when the web server's PHP was started or reloaded.",
				"The guard refused %1\$d webhooks in the last 24 hours, as far as it remembers: since %2\$s UTC, when the web server's PHP was started or reloaded.",
				$count,
				'webhooks-for-encharge'
			),
			$count,
			gmdate( 'Y-m-d H:i:s', $this->probe->since )
		);
	}

	/** @return string|null why those of the guard are missing, for a person; null if they are not, or there is to be no guard */
	public function missing(): ?string {
		return 'guard' === $this->probe->answered_by || ! GuardPlace::is_wanted()
			? null
			/* translators: %s: why the guard did not answer, and what helps, sentences. */
			: sprintf( __( 'Only what WordPress itself refused. %s', 'webhooks-for-encharge' ), GuardAdvice::report( $this->probe ) );
	}
}
