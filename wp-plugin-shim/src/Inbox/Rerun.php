<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Sync\Origin;
use Encharge\Webhooks\WordPress\Sync\Task;
use Encharge\Webhooks\WordPress\User\Permission;
use InvalidArgumentException;

/**
 * What a row of the log asked for, done once more as it was asked: the same
 * action for the same contact, with the same role and mail. Encharge is asked for
 * the person anew.
 *
 * @phpstan-import-type Row from LogQuery
 */
final readonly class Rerun {

	/** The log's word for what a command asked for. */
	private const PULL = 'pull';

	/** @param int|null $user_id the user whom the row is about, if they are there */
	private function __construct( public Task $task, private ?int $user_id ) {}

	/**
	 * @param Row $row
	 * @throws InvalidArgumentException With a message for a person, if it asked for nothing that can be done again.
	 */
	public static function of( array $row ): self {
		$action = self::PULL === $row['action'] ? Action::Update : Action::tryFrom( $row['action'] );

		if ( null === $action || Action::Test === $action || '' === $row['contact_id'] ) {
			throw new InvalidArgumentException( __( 'It names no contact, so there is nothing to run again.', 'webhooks-for-encharge' ) );
		}

		if ( ! Person::isId( $row['contact_id'] ) ) {
			throw new InvalidArgumentException( __( 'This contact\'s id is an address, which the log does not keep in full: have Encharge send the webhook again.', 'webhooks-for-encharge' ) );
		}

		return new self(
			new Task(
				$action,
				$row['contact_id'],
				self::PULL === $row['action'] ? Origin::Pull : Origin::Rerun,
				role: '' === $row['role'] ? null : $row['role'],
				notify: $row['notify']
			),
			0 === $row['user_id'] || false === get_userdata( $row['user_id'] ) ? null : $row['user_id']
		);
	}

	/**
	 * @param int $id of a row of the log
	 * @throws InvalidArgumentException With a message for a person, if it is gone, or asked for nothing that can be done again.
	 */
	public static function of_id( int $id ): self {
		/* translators: %d: id. */
		return self::of( LogQuery::row( $id ) ?? throw new InvalidArgumentException( sprintf( __( 'The log has no entry %d, or no longer.', 'webhooks-for-encharge' ), $id ) ) );
	}

	/** @return string|null why the current user may not have it done, for a person; null if they may */
	public function refusal(): ?string {
		return Permission::refusal( $this->task->action, null !== $this->task->role, $this->user_id );
	}
}
