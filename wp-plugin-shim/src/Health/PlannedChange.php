<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

/**
 * One value side by side: in Encharge, in WordPress, and as it would be.
 *
 * @phpstan-type Row array{key: string, field: string, encharge: string, now: string, then: string, verdict: string}
 */
final readonly class PlannedChange {

	/** The columns of a row. */
	public const FIELDS = array( 'key', 'field', 'encharge', 'now', 'then', 'verdict' );

	/**
	 * @param string         $key      the WordPress key
	 * @param Verdict        $verdict  what would become of it
	 * @param Statement|null $reason   why
	 * @param string         $field    the Encharge field
	 * @param Statement|null $encharge what Encharge holds; null if nothing
	 * @param string         $now      what WordPress holds
	 * @param string         $then     what WordPress would hold
	 */
	public function __construct(
		public string $key,
		public Verdict $verdict,
		public ?Statement $reason = null,
		public string $field = '',
		public ?Statement $encharge = null,
		public string $now = '',
		public string $then = ''
	) {}

	/** @return bool whether WordPress would hold something else than before */
	public function is_write(): bool {
		return in_array( $this->verdict, array( Verdict::Write, Verdict::Wipe ), true );
	}

	/** @return Row for a program: the same words in every language, but for the messages behind a verdict */
	public function words(): array {
		return $this->row( $this->encharge->word ?? '', $this->reason?->word );
	}

	/** @return Row for a person */
	public function texts(): array {
		return $this->row( $this->encharge->text ?? '', $this->reason?->text );
	}

	/** @return Row */
	private function row( string $encharge, ?string $reason ): array {
		return array(
			'key'      => $this->key,
			'field'    => $this->field,
			'encharge' => $encharge,
			'now'      => $this->now,
			'then'     => $this->then,
			'verdict'  => null === $reason ? $this->verdict->value : "{$this->verdict->value}: $reason",
		);
	}
}
