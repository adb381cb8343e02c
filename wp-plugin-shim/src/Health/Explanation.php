<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\WpCommand;
use Encharge\Webhooks\WordPress\Sync\Preview;
use Encharge\Webhooks\WordPress\Sync\Sync;
use Encharge\Webhooks\WordPress\Sync\Task;
use Encharge\Webhooks\WordPress\Sync\Timing;
use Encharge\Webhooks\WordPress\User\FoundBy;
use Encharge\Webhooks\WordPress\User\ProtectedUsers;

/**
 * What a task would do for somebody, and why.
 */
final readonly class Explanation {

	/**
	 * @param string              $contact_id the contact
	 * @param int                 $user_id    the user who was found; 0 if none
	 * @param list<PlannedChange> $changes    value by value; none if the person could not be had
	 * @param Statement|null      $refusal    why nothing at all would be written; null if something may be
	 * @param bool                $is_failure whether it would fail, rather than write nothing on purpose
	 * @param bool                $creates    whether a user would be created
	 * @param bool                $writes     whether anything would be written
	 * @param string|null         $unanswered why the person could not be had, for a person; null if Encharge said who they are, or that there is no such person
	 * @param array{contact: Statement, person: Statement, unmapped: Statement, user: Statement, match: Statement, protected: Statement, result: Statement} $summary
	 *                                        what Encharge holds, who matches and by which rule, what would come of it all
	 */
	private function __construct(
		public string $contact_id,
		public int $user_id,
		public array $changes,
		public ?Statement $refusal,
		public bool $is_failure,
		public bool $creates,
		public bool $writes,
		public ?string $unanswered,
		private array $summary
	) {}

	/**
	 * Asks Encharge and reads the site. Writes nothing.
	 *
	 * @param list<Task> $tasks of different contacts
	 * @return \Generator<int, self> one for each task
	 */
	public static function of( array $tasks, Settings $settings ): \Generator {
		foreach ( Sync::make( $settings, new Timing() )->preview( $tasks ) as $preview ) {
			yield self::made( $preview, $settings );
		}
	}

	/** @return array<string, string> the summary for a program: the same words in every language, but for the message behind a code */
	public function words(): array {
		return array_map( static fn ( Statement $statement ): string => $statement->word, $this->summary );
	}

	/** @return array<string, string> the summary for a person */
	public function texts(): array {
		return array_map( static fn ( Statement $statement ): string => $statement->text, $this->summary );
	}

	private static function made( Preview $preview, Settings $settings ): self {
		$map     = $settings->field_map();
		$found   = $preview->found;
		$code    = $preview->outcome?->code;
		$refusal = self::refusal( $preview );
		$changes = null === $preview->person || null === $preview->plan ? array() : ( new PlannedChanges( $preview->person, $preview->plan, $map ) )->all();
		$names   = null === $preview->person ? array() : $preview->person->names();
		$result  = self::result( $preview, $changes );

		return new self(
			contact_id: $preview->task->contact_id,
			user_id: $found->user->ID ?? 0,
			changes: $changes,
			refusal: $refusal,
			is_failure: null !== $code || null !== $preview->plan?->refusal,
			creates: null === $refusal && Finding::Creates === $result,
			writes: null === $refusal && Finding::ChangesNothing !== $result,
			unanswered: null === $code || Code::PersonNotFound === $code ? null : $preview->outcome->message,
			summary: array(
				'contact'   => Statement::verbatim( $preview->task->contact_id ),
				'person'    => self::person( $preview ),
				'unmapped'  => Statement::verbatim( implode( ', ', array_diff( $names, array_column( $map, 'field' ), array( 'id', 'tags' ) ) ) ),
				'user'      => self::user( $preview ),
				'match'     => self::rule( $preview ),
				'protected' => Statement::of( null !== $found && ProtectedUsers::is_protected( $found->user->ID ) ? Finding::Yes : Finding::No ),
				'result'    => $refusal ?? Statement::of( $result ),
			)
		);
	}

	private static function refusal( Preview $preview ): ?Statement {
		$plan    = $preview->plan;
		$outcome = $preview->outcome;
		$code    = $outcome->code ?? $plan?->refusal;

		if ( null !== $code ) {
			$message = $outcome->message ?? $plan->message ?? '';

			return Statement::verbatim( "$code->value: " . ( '' === $message ? $code->message() : $message ) );
		}

		return match ( $outcome->skipped ?? $plan?->skipped ) {
			null              => null,
			'filter'          => Statement::of( Finding::SkippedByFilter ),
			'linked_to_other' => Statement::of( Finding::SkippedAsAnothers ),
			default           => Statement::of( Finding::SkippedAsProtected, WpCommand::encharge( 'pull <user>' ) ),
		};
	}

	/** @param list<PlannedChange> $changes */
	private static function result( Preview $preview, array $changes ): Finding {
		$writes  = array_filter( $changes, static fn ( PlannedChange $change ): bool => $change->is_write() );
		$address = $preview->plan->pending_address ?? '';

		return match ( true ) {
			true === $preview->plan?->creates() => Finding::Creates,
			array() !== $writes                 => Finding::Updates,
			'' !== $address                     => Finding::Unconfirmed,
			default                             => Finding::ChangesNothing,
		};
	}

	private static function person( Preview $preview ): Statement {
		$person = $preview->person;

		return null === $person
			? Statement::of( Finding::NotInEncharge )
			: Statement::if_any( $person->email ) ?? Statement::of( Finding::NoAddress );
	}

	private static function user( Preview $preview ): Statement {
		$user = $preview->found?->user;

		return match ( true ) {
			null === $user           => Statement::of( Finding::NoUser ),
			array() === $user->roles => Statement::of( Finding::UserWithoutRole, (string) $user->ID, $user->user_login ),
			default                  => Statement::verbatim( sprintf( '%d %s (%s)', $user->ID, $user->user_login, implode( ', ', $user->roles ) ) ),
		};
	}

	private static function rule( Preview $preview ): Statement {
		$found = $preview->found;
		$other = (string) $found?->relinked_from;

		return match ( $found?->by ) {
			null                  => Statement::of( Finding::Unmatched ),
			FoundBy::Contact      => Statement::of( Finding::ByContact ),
			FoundBy::Address      => Statement::of( Finding::ByAddress ),
			FoundBy::Merge        => Statement::of( Finding::ByMerge, $other ),
			FoundBy::OtherContact => Statement::of( Finding::ByOtherContact, $other ),
		};
	}
}
