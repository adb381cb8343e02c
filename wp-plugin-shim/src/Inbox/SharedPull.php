<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\ApiException;
use Encharge\Webhooks\Client;
use Encharge\Webhooks\TransportException;
use Encharge\Webhooks\WordPress\Config\ApiFailure;
use Encharge\Webhooks\WordPress\Sync\Blame;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\Sync\Outcome;
use Encharge\Webhooks\WordPress\Sync\PersonSource;
use Encharge\Webhooks\WordPress\Sync\PulledPerson;

/**
 * The persons of a batch, by one call.
 *
 * A call may fail for one of the contacts in it, or since Encharge is away. Two
 * that are chosen at random are then asked for alone, and if neither can be had,
 * somebody whom Encharge has answered for before. If Encharge answers, the rest is
 * halved until whoever makes calls fail is alone: one bad contact among 20 costs
 * ten calls at most. A contact for whom alone Encharge refuses a call is to blame
 * for that, whatever becomes of others.
 */
final class SharedPull {

	/** After so many contacts in a row that cannot be had, Encharge may have gone away meanwhile. */
	private const SUSPECTS = 3;

	/** @var array<string, PulledPerson|Outcome> contact id → the person, or why there is none */
	private array $pulled = array();

	/** @var array<string, ApiException|TransportException> contact id → why it could not be had alone, while no call has succeeded since */
	private array $suspects = array();

	/** Whether Encharge has answered a call at all. */
	private bool $is_answered = false;

	public function __construct( private readonly PersonSource $people, private readonly Client $client, private readonly ContactTable $contacts ) {}

	/** @return array<string, PulledPerson|Outcome> those who were had so far, by contact id; an Outcome says why one could not be */
	public function people(): array {
		return $this->pulled;
	}

	/**
	 * @param list<string> $contact_ids Client::PEOPLE_PER_CALL at most
	 * @throws Outage If Encharge is away: people() has those who were had before.
	 */
	public function ask_for( array $contact_ids ): void {
		$contact_ids = array_values( array_diff( $contact_ids, array_keys( $this->pulled ) ) );

		if ( array() === $contact_ids ) {
			return;
		}

		$failure = $this->failure( $contact_ids );

		if ( null === $failure ) {
			return;
		}

		if ( 1 === count( $contact_ids ) ) {
			$this->blame( $contact_ids[0], $failure );
		} else {
			$this->search( $contact_ids );
		}

		$this->judge_rest();
	}

	/**
	 * @param non-empty-list<string> $contact_ids a call for all of them has failed
	 * @throws Outage If Encharge is away.
	 */
	private function search( array $contact_ids ): void {
		// Whoever came first last time must not be asked for first for ever.
		shuffle( $contact_ids );

		$first = (string) array_shift( $contact_ids );

		if ( $this->can_be_had( array( $first ) ) ) {
			$this->halve( $contact_ids );

			return;
		}

		$second = (string) array_shift( $contact_ids );

		if ( ! $this->can_be_had( array( $second ) ) && isset( $this->suspects[ $second ] ) ) {
			$this->demand_answer( $this->suspects[ $second ] );
		}

		if ( array() !== $contact_ids && ! $this->can_be_had( $contact_ids ) && count( $contact_ids ) > 1 ) {
			$this->halve( $contact_ids );
		}
	}

	/**
	 * @param list<string> $contact_ids of whom at least one cannot be had
	 * @throws Outage If Encharge is away.
	 */
	private function halve( array $contact_ids ): void {
		if ( count( $contact_ids ) < 2 ) {
			$this->can_be_had( $contact_ids );

			return;
		}

		// With the smaller half first, the search takes no longer than with the larger.
		$half   = intdiv( count( $contact_ids ), 2 );
		$first  = array_slice( $contact_ids, 0, $half );
		$second = array_slice( $contact_ids, $half );

		if ( $this->can_be_had( $first ) ) {
			$this->halve( $second );

			return;
		}

		if ( count( $first ) > 1 ) {
			$this->halve( $first );
		}

		if ( ! $this->can_be_had( $second ) && count( $second ) > 1 ) {
			$this->halve( $second );
		}
	}

	/**
	 * @param list<string> $contact_ids
	 * @throws Outage If Encharge is away.
	 */
	private function can_be_had( array $contact_ids ): bool {
		$failure = array() === $contact_ids ? null : $this->failure( $contact_ids );

		if ( null !== $failure && 1 === count( $contact_ids ) ) {
			$this->blame( $contact_ids[0], $failure );
		}

		return null === $failure;
	}

	/**
	 * Asks for the contacts.
	 *
	 * @param non-empty-list<string> $contact_ids
	 * @return ApiException|TransportException|null why it failed, which may be due to one of the contacts; null if it did not
	 * @throws Outage If it is due to none of them.
	 */
	private function failure( array $contact_ids ): ApiException|TransportException|null {
		try {
			$this->pulled += $this->people->ask( $this->client, $contact_ids );
		} catch ( ApiException | TransportException $exception ) {
			return Blame::Outage === Blame::of_call( $exception, count( $contact_ids ) ) ? throw Outage::of_call( $exception ) : $exception;
		}

		// Encharge answers: whom it could not be asked for before is to blame.
		$this->is_answered = true;
		$this->condemn();

		return null;
	}

	/**
	 * @param string $contact_id whom alone the call that failed has asked for
	 * @throws Outage If there are many suspects in a row, and Encharge is away.
	 */
	private function blame( string $contact_id, ApiException|TransportException $failure ): void {
		if ( Blame::Request === Blame::of_call( $failure, 1 ) ) {
			$this->pulled[ $contact_id ] = self::failed( $contact_id, $failure );

			return;
		}

		$this->suspects[ $contact_id ] = $failure;

		if ( count( $this->suspects ) >= self::SUSPECTS ) {
			$this->demand_answer( $failure );
		}
	}

	/**
	 * Asks for somebody else, whom Encharge has answered for before: then those who
	 * could not be had are to blame.
	 *
	 * @throws Outage If that fails, or there is nobody: nothing tells their fault from Encharge's.
	 */
	private function demand_answer( ApiException|TransportException $failure ): void {
		$somebody = $this->contacts->pulled_before( array_map( strval( ... ), array_keys( $this->suspects ) ) );

		if ( null === $somebody || null !== $this->failure( array( $somebody ) ) ) {
			throw Outage::of_call( $failure );
		}
	}

	/**
	 * Judges those after whom no call has succeeded.
	 *
	 * @throws Outage If Encharge is away.
	 */
	private function judge_rest(): void {
		$last = end( $this->suspects );

		if ( false === $last ) {
			return;
		}

		if ( $this->is_answered && 1 === count( $this->suspects ) ) {
			$this->condemn();
		} else {
			$this->demand_answer( $last );
		}
	}

	private function condemn(): void {
		foreach ( $this->suspects as $contact_id => $failure ) {
			$this->pulled[ $contact_id ] = self::failed( (string) $contact_id, $failure );
		}

		$this->suspects = array();
	}

	private static function failed( string $contact_id, ApiException|TransportException $failure ): Outcome {
		return Outcome::failed( $contact_id, $failure->reason, ApiFailure::described( $failure ), blame: Blame::of_call( $failure, 1 ) );
	}
}
