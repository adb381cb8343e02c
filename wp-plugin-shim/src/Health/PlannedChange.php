<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

/**
 * One value side by side: in Encharge, in WordPress, and as it would be.
 */
final readonly class PlannedChange {

	/** The columns of cells(). */
	public const FIELDS = array( 'key', 'field', 'encharge', 'now', 'then', 'verdict' );

	/**
	 * @param string      $key      the WordPress key
	 * @param Verdict     $verdict  what would become of it
	 * @param string|null $reason   why, for a person
	 * @param string      $field    the Encharge field
	 * @param string      $encharge what Encharge holds
	 * @param string      $now      what WordPress holds
	 * @param string      $then     what WordPress would hold
	 */
	public function __construct(
		public string $key,
		public Verdict $verdict,
		public ?string $reason = null,
		public string $field = '',
		public string $encharge = '',
		public string $now = '',
		public string $then = ''
	) {}

	/** @return bool whether WordPress would hold something else than before */
	public function is_write(): bool {
		return in_array( $this->verdict, array( Verdict::Write, Verdict::Wipe ), true );
	}

	/** @return array{key: string, field: string, encharge: string, now: string, then: string, verdict: string} as a row of a list */
	public function cells(): array {
		return array(
			'key'      => $this->key,
			'field'    => $this->field,
			'encharge' => $this->encharge,
			'now'      => $this->now,
			'then'     => $this->then,
			'verdict'  => null === $this->reason ? $this->verdict->value : "{$this->verdict->value}: $this->reason",
		);
	}
}
