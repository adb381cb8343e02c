<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

use Encharge\Webhooks\ApiException;
use Encharge\Webhooks\Client;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Fetch;
use Encharge\Webhooks\Guard;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\RateLimitException;
use Encharge\Webhooks\TransportException;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\ApiFailure;

/**
 * Persons as Encharge has them.
 *
 * One call asks for as many contacts as it can. The guard may have begun it before
 * WordPress was there.
 */
final class PersonSource {

	/** Seconds after which a sender may try again where Encharge does not say how many. */
	private const RETRY_AFTER = 60;

	public function __construct(
		private readonly ApiConnection $api,
		private readonly Timing $timing
	) {}

	/**
	 * Takes the call that the guard began for these contacts; where there is
	 * none, makes one.
	 *
	 * @param non-empty-list<string> $contact_ids Client::PEOPLE_PER_CALL at most
	 * @param int                    $asked       when they were asked for, as hrtime( true ) gives it: no earlier than that, the
	 *                                            guard has begun a call
	 * @return array<string, PulledPerson|Outcome> by contact id; the Outcome of a contact that could not be had
	 */
	public function pull( array $contact_ids, int $asked ): array {
		$client = $this->api->client();

		if ( null === $client ) {
			return self::all_failed( $contact_ids, Code::NotConfigured, null );
		}

		$call   = Guard::fetch( $client, $contact_ids );
		$asked  = null === $call ? (int) hrtime( true ) : $asked;
		$pulled = $this->collect( $call ?? $client->fetchPeople( $contact_ids ), $contact_ids, $asked, count( $contact_ids ) );

		foreach ( $contact_ids as $contact_id ) {
			$pulled[ $contact_id ] ??= Outcome::failed( $contact_id, Code::PersonNotFound );
		}

		return $pulled;
	}

	/**
	 * Makes one call for these contacts, and leaves it to the caller what a
	 * failure means.
	 *
	 * @param non-empty-list<string> $contact_ids Client::PEOPLE_PER_CALL at most
	 * @return array<string, PulledPerson|Outcome> by contact id; the Outcome of a contact whom Encharge does not know
	 * @throws ApiException|TransportException If the answer could not be had.
	 */
	public function ask( Client $client, array $contact_ids ): array {
		$asked  = (int) hrtime( true );
		$pulled = $this->answered( $client->fetchPeople( $contact_ids ), $asked );

		foreach ( $contact_ids as $contact_id ) {
			$pulled[ $contact_id ] ??= Outcome::failed( $contact_id, Code::PersonNotFound );
		}

		return $pulled;
	}

	/**
	 * Asks for both, so that an answer which leaves one out is known to be the
	 * answer to this question.
	 *
	 * @param string $contact_id whom it is asked about
	 * @param string $asking     a contact whom Encharge knows
	 * @throws Rejected If the answer could not be had.
	 */
	public function knows( string $contact_id, string $asking ): bool {
		$contact_ids = array( $asking, $contact_id );
		$client      = $this->api->client();
		$pulled      = null === $client
			? self::all_failed( $contact_ids, Code::NotConfigured, null )
			: $this->collect( $client->fetchPeople( $contact_ids ), $contact_ids, (int) hrtime( true ), 1 );

		$proof = $pulled[ $asking ] ?? Outcome::failed( $asking, Code::PersonNotFound );

		if ( $proof instanceof Outcome ) {
			throw new Rejected( $proof->code ?? Code::EnchargeError, $proof->message, $proof->retry_after, $proof->blame );
		}

		return isset( $pulled[ $contact_id ] );
	}

	/**
	 * @param Fetch                  $call        under way
	 * @param non-empty-list<string> $contact_ids whom it was made for
	 * @param int                    $asked       when it was begun
	 * @param int                    $unproven    how many of them Encharge has not answered for before
	 * @return array<string, PulledPerson|Outcome> by contact id; whom Encharge does not know is left out
	 */
	private function collect( Fetch $call, array $contact_ids, int $asked, int $unproven ): array {
		try {
			return $this->answered( $call, $asked );
		} catch ( ApiException | TransportException $exception ) {
			$retry_after = $exception instanceof RateLimitException ? $exception->retryAfter ?? self::RETRY_AFTER : null;

			return self::all_failed( $contact_ids, $exception->reason, ApiFailure::described( $exception ), $retry_after, Blame::of_call( $exception, $unproven ) );
		}
	}

	/**
	 * @param Fetch $call  under way
	 * @param int   $asked when it was begun
	 * @return array<string, PulledPerson> by contact id
	 * @throws ApiException|TransportException If the answer could not be had.
	 */
	private function answered( Fetch $call, int $asked ): array {
		try {
			/** @var list<Person> $people */
			$people = $call->finish();
		} finally {
			$timing = $call->timing();

			if ( null !== $timing ) {
				$this->timing->add_call( $timing );
			}
		}

		$pulled = array();

		foreach ( $people as $person ) {
			$pulled[ $person->id ] = new PulledPerson( $person, $asked, from_payload: false );
		}

		return $pulled;
	}

	/**
	 * @param list<string> $contact_ids
	 * @return array<string, Outcome>
	 */
	private static function all_failed( array $contact_ids, Code $code, ?string $message, ?int $retry_after = null, ?Blame $blame = null ): array {
		$outcomes = array_map( static fn ( string $contact_id ): Outcome => Outcome::failed( $contact_id, $code, $message, $retry_after, blame: $blame ), $contact_ids );

		return array_combine( $contact_ids, $outcomes );
	}
}
