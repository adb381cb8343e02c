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
use Encharge\Webhooks\WordPress\Config\Settings;

/**
 * The persons that a job is about.
 *
 * Takes them from the payload, where the administrator trusts it, else from
 * Encharge, by as few calls as it takes.
 */
final class PersonSource {

	/** Seconds after which a sender may try again when Encharge named none. */
	private const RETRY_AFTER = 60;

	public function __construct(
		private readonly ApiConnection $api,
		private readonly Settings $settings,
		private readonly Timing $timing
	) {}

	/**
	 * Fetches no more than are asked for: the next 20 when the caller is through
	 * with those before.
	 *
	 * @return \Generator<string, array{person: Person|Outcome, began: int}> by contact id, in the job's order; the Outcome of
	 *         a contact that could not be had; began: when its data were asked for, as hrtime( true ) gives it
	 */
	public function of( Job $job ): \Generator {
		$began   = (int) hrtime( true );
		$trusted = $job->trusted_persons( $this->settings );

		foreach ( array_chunk( $job->contacts, Client::PEOPLE_PER_CALL ) as $position => $contacts ) {
			$missing  = array_values( array_filter( $contacts, static fn ( string $contact_id ): bool => ! isset( $trusted[ $contact_id ] ) ) );
			$is_first = 0 === $position && 'webhook' === $job->origin;

			list( $fetched, $asked ) = array() === $missing ? array( array(), $began ) : $this->fetch( $missing, $is_first );

			foreach ( $contacts as $contact_id ) {
				yield $contact_id => array(
					'person' => $trusted[ $contact_id ] ?? $fetched[ $contact_id ] ?? Outcome::failed( $contact_id, Code::PersonNotFound ),
					'began'  => isset( $trusted[ $contact_id ] ) ? $began : $asked,
				);
			}
		}
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
		list( $fetched ) = $this->fetch( array( $asking, $contact_id ), false );

		$proof = $fetched[ $asking ] ?? Outcome::failed( $asking, Code::PersonNotFound );

		if ( $proof instanceof Outcome ) {
			throw new Rejected( $proof->code ?? Code::EnchargeError, $proof->message, $proof->retry_after );
		}

		return isset( $fetched[ $contact_id ] );
	}

	/**
	 * One call, which the guard may have begun.
	 *
	 * @param non-empty-list<string> $contacts
	 * @param bool                   $is_first whether they are the first whom the webhook names: those whom the guard asks for
	 * @return array{array<string, Person|Outcome>, int} by contact id, whom Encharge does not know left out; when the call began, as
	 *         hrtime( true ) gives it
	 */
	private function fetch( array $contacts, bool $is_first ): array {
		$client = $this->api->client();
		$began  = (int) hrtime( true );

		if ( null === $client ) {
			return array( self::all_failed( $contacts, Code::NotConfigured, null ), $began );
		}

		$call = $is_first ? Guard::fetch( $client, $contacts ) : null;

		if ( null !== $call ) {
			$began = Guard::timing()['began'] ?? $began;
		}

		return array( $this->collect( $call ?? $client->fetchPeople( $contacts ), $contacts ), $began );
	}

	/**
	 * @param Fetch                  $call     under way
	 * @param non-empty-list<string> $contacts whom it was made for
	 * @return array<string, Person|Outcome> by contact id; whom Encharge does not know is left out
	 */
	private function collect( Fetch $call, array $contacts ): array {
		try {
			/** @var list<Person> $people */
			$people = $call->finish();
		} catch ( RateLimitException $exception ) {
			return self::all_failed( $contacts, $exception->reason, ApiFailure::described( $exception ), $exception->retryAfter ?? self::RETRY_AFTER );
		} catch ( ApiException | TransportException $exception ) {
			return self::all_failed( $contacts, $exception->reason, ApiFailure::described( $exception ) );
		} finally {
			$timing = $call->timing();

			if ( null !== $timing ) {
				$this->timing->add_call( $timing );
			}
		}

		return array_column( array_map( static fn ( Person $person ): array => array( $person->id, $person ), $people ), 1, 0 );
	}

	/**
	 * @param list<string> $contacts
	 * @return array<string, Outcome>
	 */
	private static function all_failed( array $contacts, Code $code, ?string $message, ?int $retry_after = null ): array {
		$outcomes = array_map( static fn ( string $contact_id ): Outcome => Outcome::failed( $contact_id, $code, $message, $retry_after ), $contacts );

		return array_combine( $contacts, $outcomes );
	}
}
