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
 * What a task would do for somebody, and why, as a person reads it.
 */
final readonly class Explanation {

	/**
	 * @param string              $contact_id the contact
	 * @param int                 $user_id    the user who was found; 0 if none
	 * @param list<PlannedChange> $changes    value by value; none if the person could not be had
	 * @param string|null         $refusal    why nothing at all would be written; null if something may be
	 * @param bool                $is_failure whether it would fail, rather than write nothing on purpose
	 * @param string|null         $unanswered why the person could not be had; null if Encharge said who they are, or that there is no such person
	 * @param array{contact: string, person: string, unmapped: string, user: string, match: string, protected: string, result: string} $summary
	 *                                        what Encharge holds, who matches and by which rule, what would come of it all
	 */
	private function __construct(
		public string $contact_id,
		public int $user_id,
		public array $changes,
		public ?string $refusal,
		public bool $is_failure,
		public ?string $unanswered,
		public array $summary
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

	private static function made( Preview $preview, Settings $settings ): self {
		$map     = $settings->field_map();
		$found   = $preview->found;
		$code    = $preview->outcome?->code;
		$refusal = self::refusal( $preview );
		$changes = null === $preview->person || null === $preview->plan ? array() : ( new PlannedChanges( $preview->person, $preview->plan, $map ) )->all();
		$names   = null === $preview->person ? array() : $preview->person->names();

		return new self(
			contact_id: $preview->task->contact_id,
			user_id: $found->user->ID ?? 0,
			changes: $changes,
			refusal: $refusal,
			is_failure: null !== $code || null !== $preview->plan?->refusal,
			unanswered: null === $code || Code::PersonNotFound === $code ? null : $preview->outcome->message,
			summary: array(
				'contact'   => $preview->task->contact_id,
				'person'    => self::person( $preview ),
				'unmapped'  => implode( ', ', array_diff( $names, array_column( $map, 'field' ), array( 'id', 'tags' ) ) ),
				'user'      => self::user( $preview ),
				'match'     => self::rule( $preview ),
				'protected' => null !== $found && ProtectedUsers::is_protected( $found->user->ID ) ? __( 'yes', 'webhooks-for-encharge' ) : __( 'no', 'webhooks-for-encharge' ),
				'result'    => $refusal ?? self::result( $preview, $changes ),
			)
		);
	}

	private static function refusal( Preview $preview ): ?string {
		$plan    = $preview->plan;
		$outcome = $preview->outcome;
		$code    = $outcome->code ?? $plan?->refusal;

		if ( null !== $code ) {
			$message = $outcome->message ?? $plan->message ?? '';

			return "$code->value: " . ( '' === $message ? $code->message() : $message );
		}

		return match ( $outcome->skipped ?? $plan?->skipped ) {
			null              => null,
			'filter'          => __( 'skipped: filter', 'webhooks-for-encharge' ),
			'linked_to_other' => __( 'skipped: linked_to_other, the user is another contact\'s (merge the two in Encharge)', 'webhooks-for-encharge' ),
			/* translators: %s: command. */
			default           => sprintf( __( 'skipped: protected_user, matched by address only (%s links this user)', 'webhooks-for-encharge' ), WpCommand::encharge( 'pull <user>' ) ),
		};
	}

	/** @param list<PlannedChange> $changes */
	private static function result( Preview $preview, array $changes ): string {
		$writes = array_filter( $changes, static fn ( PlannedChange $change ): bool => $change->is_write() );

		return match ( true ) {
			true === $preview->plan?->creates() => __( 'a user would be created', 'webhooks-for-encharge' ),
			array() !== $writes                 => __( 'the user would be updated as below', 'webhooks-for-encharge' ),
			'' !== ( $preview->plan->pending_address ?? '' ) => __( 'nothing would change before the user has confirmed the new address', 'webhooks-for-encharge' ),
			default                             => __( 'nothing would change', 'webhooks-for-encharge' ),
		};
	}

	private static function person( Preview $preview ): string {
		return null === $preview->person
			? __( 'not in Encharge', 'webhooks-for-encharge' )
			: $preview->person->email ?? __( 'no address', 'webhooks-for-encharge' );
	}

	private static function user( Preview $preview ): string {
		$user = $preview->found?->user;

		if ( null === $user ) {
			return __( 'none', 'webhooks-for-encharge' );
		}

		return sprintf( '%d %s (%s)', $user->ID, $user->user_login, array() === $user->roles ? __( 'no role', 'webhooks-for-encharge' ) : implode( ', ', $user->roles ) );
	}

	private static function rule( Preview $preview ): string {
		$found = $preview->found;
		$other = (string) $found?->relinked_from;

		return match ( $found?->by ) {
			null                  => __( 'no user is linked to this contact or has this address', 'webhooks-for-encharge' ),
			FoundBy::Contact      => __( 'by contact id', 'webhooks-for-encharge' ),
			FoundBy::Address      => __( 'by address', 'webhooks-for-encharge' ),
			/* translators: %s: contact id. */
			FoundBy::Merge        => sprintf( __( 'by address; linked so far to contact %s, whom Encharge no longer knows', 'webhooks-for-encharge' ), $other ),
			/* translators: %s: contact id. */
			FoundBy::OtherContact => sprintf( __( 'by address, but linked to contact %s', 'webhooks-for-encharge' ), $other ),
		};
	}
}
