<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

/**
 * Where a webhook's time went.
 *
 * Holds sums of milliseconds by name: guard, bootstrap, connect, api, lock,
 * write, commit. They go into the log, and into the answer's Server-Timing header.
 * A call that the guard began runs beside the bootstrap: connect and api then
 * hold as much of that as passed before the call was looked after again.
 */
final class Timing {

	/** The names of what begins anew with each contact. */
	private const PER_CONTACT = array( 'lock', 'write', 'commit' );

	/** @var array<string, float> */
	private array $total = array();

	/** @var array<string, float> */
	private array $contact = array();

	/** "kept" or "new": the connection to Encharge. */
	private string $connection = '';

	/** @param float $milliseconds added to what the name has */
	public function add( string $name, float $milliseconds ): void {
		$this->total[ $name ]   = ( $this->total[ $name ] ?? 0.0 ) + $milliseconds;
		$this->contact[ $name ] = ( $this->contact[ $name ] ?? 0.0 ) + $milliseconds;
	}

	/** @param int $since as hrtime( true ) gave it */
	public function add_since( string $name, int $since ): void {
		$this->add( $name, ( hrtime( true ) - $since ) / 1e6 );
	}

	/**
	 * Adds what a call to Encharge took.
	 *
	 * @param array{connection: string, connect: float, total: float} $call as Fetch::timing() gives it
	 */
	public function add_call( array $call ): void {
		$this->connection = $call['connection'];
		$this->add( 'connect', $call['connect'] );
		$this->add( 'api', $call['total'] );
	}

	/** Forgets what the contact before took for itself alone. */
	public function next_contact(): void {
		$this->contact = array_diff_key( $this->contact, array_flip( self::PER_CONTACT ) );
	}

	/** @return array<string, float> what the current contact took up to now, and what it shares with others */
	public function durations(): array {
		return array_map( static fn ( float $milliseconds ): float => round( $milliseconds, 1 ), $this->contact );
	}

	/** @return string the value of a Server-Timing header (W3C Server Timing) */
	public function header(): string {
		$metrics = array();

		foreach ( $this->total as $name => $milliseconds ) {
			$description = 'connect' === $name ? ';desc=' . $this->connection : '';
			$metrics[]   = sprintf( '%s%s;dur=%.1F', $name, $description, $milliseconds );
		}

		return implode( ', ', $metrics );
	}
}
