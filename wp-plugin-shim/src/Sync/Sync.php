<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Compat\WpFusion;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\Transaction;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Outbox\Outbox;
use Encharge\Webhooks\WordPress\User\AddressClaim;
use Encharge\Webhooks\WordPress\User\Identification;
use Encharge\Webhooks\WordPress\User\PersonValues;
use Encharge\Webhooks\WordPress\User\Plan;
use Encharge\Webhooks\WordPress\User\UserFinder;
use Encharge\Webhooks\WordPress\User\UserWriter;

/**
 * One contact after the other, from fetch to commit.
 *
 * Does a job. The receiver and the commands use it alike.
 *
 * @phpstan-import-type Found from UserFinder
 */
final class Sync {

	/** The job under way. */
	private ?Job $job = null;

	/** @var list<Outcome> what came of its contacts so far */
	private array $outcomes = array();

	public function __construct(
		private readonly PersonSource $people,
		private readonly UserSync $user_sync,
		private readonly UserFinder $finder,
		private readonly ContactTable $contacts,
		private readonly Log $log,
		private readonly Timing $timing
	) {}

	/** With all that it needs, for the current site. */
	public static function make( Settings $settings, Timing $timing ): self {
		$contacts = new ContactTable();
		$finder   = new UserFinder( $contacts );
		$claim    = new AddressClaim( $settings, $finder, $contacts );
		$people   = new PersonSource( new ApiConnection(), $settings, $timing );
		$log      = new Log( $settings );
		$values   = new PersonValues( $settings, new WpFusion() );

		$transaction    = new Transaction( $timing );
		$identification = new Identification( $people, $finder, $claim, $values, $contacts, $transaction );
		$writer         = UserWriter::make( $settings, $finder, $claim, $values );
		$user_sync      = new UserSync( $identification, $finder, $writer, $contacts, new Tags(), Outbox::make( $settings ), $log, $transaction, $timing );

		return new self( $people, $user_sync, $finder, $contacts, $log, $timing );
	}

	/**
	 * @return list<Outcome> one for each contact, in the job's order
	 */
	public function run( Job $job ): array {
		$this->job      = $job;
		$this->outcomes = array();

		WpFusion::silence();

		foreach ( $this->people->of( $job ) as $contact_id => $fetched ) {
			$this->timing->next_contact();

			$outcome          = $this->contact( $job, (string) $contact_id, $fetched['person'], $fetched['began'] );
			$this->outcomes[] = $outcome;

			$this->log->prune_after( $outcome->log_id );
		}

		$this->job = null;

		return $this->outcomes;
	}

	/**
	 * What run() would do. Writes nothing and fires no hook of a write.
	 *
	 * @return list<array{contact_id: string, person: ?Person, found: Found, plan: ?Plan, outcome: ?Outcome}> who the person is;
	 *         the plan, or the outcome of a contact that does not get as far
	 */
	public function preview( Job $job ): array {
		$previews = array();

		foreach ( $this->people->of( $job ) as $contact_id => $fetched ) {
			$this->user_sync->begin();

			$person     = $this->filtered( $job, (string) $contact_id, $fetched['person'] );
			$preview    = $person instanceof Person ? $this->user_sync->plan( $job, $person, $fetched['began'] ) : null;
			$previews[] = array(
				'contact_id' => (string) $contact_id,
				'person'     => $person instanceof Person ? $person : null,
				'found'      => $preview['found'] ?? $this->finder->find( $this->contacts->by_contact( (string) $contact_id ) ),
				'plan'       => $preview['plan'] ?? null,
				'outcome'    => $person instanceof Outcome ? $person : null,
			);
		}

		return $previews;
	}

	/** @return bool whether run() has begun and not ended */
	public function is_running(): bool {
		return null !== $this->job;
	}

	/**
	 * Puts things in order after run() was ended by exit or a fatal error in
	 * some plugin's hook: nothing half done stays, everything is logged.
	 *
	 * @param Code   $code   why, for the answer
	 * @param string $reason why, for the log
	 * @return list<Outcome> one for each contact of the job
	 */
	public function interrupt( Code $code, string $reason ): array {
		$this->user_sync->abort();

		$job       = $this->job;
		$this->job = null;

		if ( null === $job ) {
			return $this->outcomes;
		}

		foreach ( array_slice( $job->contacts, count( $this->outcomes ) ) as $contact_id ) {
			$this->outcomes[] = $this->fail( $job, $contact_id, $code, $reason );
			$this->user_sync->begin();
		}

		return $this->outcomes;
	}

	private function contact( Job $job, string $contact_id, Person|Outcome $fetched, int $began ): Outcome {
		$this->user_sync->begin();

		try {
			$person  = $this->filtered( $job, $contact_id, $fetched );
			$outcome = $person instanceof Person ? $this->user_sync->write( $job, $person, $began ) : $this->logged( $job, $person );

			Events::finished( $outcome, $job->action );

			return $outcome;
		} catch ( \Throwable $exception ) {
			$outcome = $this->failed( $job, $contact_id, $exception );
		}

		try {
			Events::finished( $outcome, $job->action );
		} catch ( \Throwable $exception ) {
			$this->log->amend( $outcome->log_id, array( 'message' => self::described( $exception ) ) );
		}

		return $outcome;
	}

	/** Asks other plugins about the person. */
	private function filtered( Job $job, string $contact_id, Person|Outcome $person ): Person|Outcome {
		if ( $person instanceof Outcome || ! has_filter( 'encharge_webhooks_person' ) ) {
			return $person;
		}

		/**
		 * Filters a person before anything is done for them.
		 *
		 * @param array|null $fields     The fields as Encharge sent them; null skips the contact.
		 * @param string     $contact_id The contact's id.
		 * @param string     $action     What was asked for: add, update or update_tags.
		 */
		$fields = apply_filters( 'encharge_webhooks_person', $person->toArray(), $contact_id, $job->action->value );

		return is_array( $fields )
			? Person::fromArray( array( 'id' => $contact_id ) + $fields )
			: Outcome::skipped( $contact_id, 'filter', $this->contacts->by_contact( $contact_id )['user_id'] ?? 0 );
	}

	private function failed( Job $job, string $contact_id, \Throwable $exception ): Outcome {
		return match ( true ) {
			$exception instanceof Rejected          => $this->logged( $job, Outcome::failed( $contact_id, $exception->reason, $exception->getMessage(), $exception->retry_after ) ),
			$exception instanceof TransactionFailed => $this->fail( $job, $contact_id, Code::DatabaseUnavailable, $exception->getMessage() ),
			default                                 => $this->fail( $job, $contact_id, Code::InternalError, self::described( $exception ) ),
		};
	}

	/** @param string $reason for the log; the answer only gets the code's own sentence */
	private function fail( Job $job, string $contact_id, Code $code, string $reason ): Outcome {
		$retry_after = Code::DatabaseUnavailable === $code ? TransactionFailed::RETRY_AFTER : null;
		$outcome     = Outcome::failed( $contact_id, $code, null, $retry_after );
		$committed   = $this->user_sync->committed();

		if ( null === $committed ) {
			return $this->logged( $job, $outcome, $reason );
		}

		$this->log->amend(
			$committed->log_id,
			array(
				'outcome' => $outcome->word(),
				'code'    => $code->value,
				'message' => $reason,
			)
		);

		return $outcome->logged( $committed->log_id );
	}

	/** Writes the log row of a contact for whom no transaction did. */
	private function logged( Job $job, Outcome $outcome, ?string $reason = null ): Outcome {
		$this->contacts->save_result( $outcome->contact_id, $outcome->word() );

		return $outcome->logged(
			$this->log->write(
				array(
					'action'     => $job->name(),
					'contact_id' => $outcome->contact_id,
					'user_id'    => $outcome->user_id,
					'key_id'     => (string) $job->key_id,
					'outcome'    => $outcome->word(),
					'code'       => $outcome->code->value ?? (string) $outcome->skipped,
					'message'    => $reason ?? $outcome->message,
					'durations'  => $this->timing->durations(),
				)
			)
		);
	}

	private static function described( \Throwable $exception ): string {
		return sprintf( '%s: %s', get_class( $exception ), $exception->getMessage() );
	}
}
