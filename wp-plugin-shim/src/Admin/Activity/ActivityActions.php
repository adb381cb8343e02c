<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Activity;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\InboxException;
use Encharge\Webhooks\WordPress\Admin\Form;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Health\Inquiry;
use Encharge\Webhooks\WordPress\Health\UnseenFailures;
use Encharge\Webhooks\WordPress\Inbox\Rerun;
use Encharge\Webhooks\WordPress\Inbox\RerunQueue;
use Encharge\Webhooks\WordPress\Inbox\TaskRun;
use Encharge\Webhooks\WordPress\Sync\Task;
use InvalidArgumentException;

/**
 * What the forms of the activity ask for.
 *
 * Each ends the request, or leaves what the page then says.
 */
final class ActivityActions {

	/** The list's entries: to run one or several again. */
	public const ENTRIES = 'entries';

	/** The inbox's entries: to try them now, or ask whether they are to be discarded. */
	public const INBOX = 'inbox';

	/** Entries of the inbox that are to be discarded, for which somebody has said yes. */
	public const DISCARD = 'discard';

	/** The failures up to an entry are seen. */
	public const SEEN = 'seen';

	/** What was explained of a person is to be done. */
	public const PULL = 'pull';

	/** As many entries are run again at once, at most. */
	private const LONGEST = 100;

	/** Why nothing was done, for a person; '' if that is not so. */
	public string $problem = '';

	/** Of what it is to be asked whether it is to be discarded. */
	public ?Discard $to_discard = null;

	public function act( string $action ): void {
		try {
			match ( $action ) {
				self::ENTRIES => $this->entries(),
				self::INBOX   => $this->inbox(),
				self::DISCARD => self::discard(),
				self::SEEN    => self::seen(),
				self::PULL    => self::pull(),
				default       => null,
			};
		} catch ( InvalidArgumentException $exception ) {
			$this->problem = $exception->getMessage();
		} catch ( InboxException $exception ) {
			/* translators: %s: why, in the system's own words. */
			$this->problem = sprintf( __( 'The inbox cannot be used: %s.', 'webhooks-for-encharge' ), $exception->getMessage() );
		}
	}

	/** @return string what the page says after the browser was sent on; '' if $done is none of these */
	public static function confirmation( string $done ): string {
		list( $what, $count, $left ) = array_map( strval( ... ), explode( '.', $done ) ) + array( '', '0', '0' );

		$count = (int) $count;
		$left  = (int) $left;

		return match ( $what ) {
			'run', 'pull' => __( 'It was run. This is what came of it.', 'webhooks-for-encharge' ),
			'queued'      => trim(
				/* translators: %s: number of entries. */
				sprintf( _n( '%s entry lies in the inbox, and is run again in a moment.', '%s entries lie in the inbox, and are run again in a moment.', $count, 'webhooks-for-encharge' ), number_format_i18n( $count ) )
				. ( 0 === $left ? '' : ' ' . sprintf(
					/* translators: %s: number of entries. */
					_n( '%s cannot be run again.', '%s cannot be run again.', $left, 'webhooks-for-encharge' ),
					number_format_i18n( $left )
				) )
			),
			/* translators: %s: number of entries. */
			'retried'     => sprintf( _n( '%s entry is tried again in a moment.', '%s entries are tried again in a moment.', $count, 'webhooks-for-encharge' ), number_format_i18n( $count ) ),
			'discarded'   => trim(
				/* translators: %s: number of entries. */
				sprintf( _n( '%s entry was discarded.', '%s entries were discarded.', $count, 'webhooks-for-encharge' ), number_format_i18n( $count ) )
				. ( 0 === $left ? '' : ' ' . sprintf(
					/* translators: %s: number of entries. */
					_n( '%s had changed meanwhile, and was left alone.', '%s had changed meanwhile, and were left alone.', $left, 'webhooks-for-encharge' ),
					number_format_i18n( $left )
				) )
			),
			'seen'        => __( 'Marked as seen.', 'webhooks-for-encharge' ),
			default       => '',
		};
	}

	private function entries(): void {
		$one = Form::entered( 'run' );

		if ( ctype_digit( $one ) ) {
			self::show( 'run', self::allowed( Rerun::of_id( (int) $one ) ) );
		}

		$ids = array_values( array_filter( Form::entered_list( 'entries' ), ctype_digit( ... ) ) );

		if ( 'run' !== Form::entered( 'action' ) || array() === $ids ) {
			throw new InvalidArgumentException( __( 'Select entries, and what is to be done with them.', 'webhooks-for-encharge' ) );
		}

		self::run_later( array_slice( $ids, 0, self::LONGEST ) );
	}

	/** @throws InvalidArgumentException If the current user may not have it done. */
	private static function allowed( Rerun $rerun ): Task {
		$refusal = $rerun->refusal();

		return null === $refusal ? $rerun->task : throw new InvalidArgumentException( $refusal ); // phpcs:ignore WordPress.Security.EscapeOutput -- escaped when it is shown.
	}

	/** @param list<string> $ids */
	private static function run_later( array $ids ): void {
		$tasks   = array();
		$refusal = '';

		foreach ( $ids as $id ) {
			try {
				$tasks[] = self::allowed( Rerun::of_id( (int) $id ) );
			} catch ( InvalidArgumentException $exception ) {
				$refusal = $exception->getMessage();
			}
		}

		if ( array() === $tasks ) {
			throw new InvalidArgumentException( $refusal ); // phpcs:ignore WordPress.Security.EscapeOutput -- escaped when it is shown.
		}

		if ( null === RerunQueue::accept( $tasks ) ) {
			throw new InvalidArgumentException( __( 'This site has no inbox that could take them. Run them one by one.', 'webhooks-for-encharge' ) );
		}

		Form::done( Tab::Activity, sprintf( 'queued.%d.%d', count( $tasks ), count( $ids ) - count( $tasks ) ) );
	}

	private function inbox(): void {
		match ( Form::entered( 'do' ) ) {
			'discard'     => $this->to_discard = Discard::chosen(),
			'discard_all' => $this->to_discard = Discard::all_dead(),
			'retry_all'   => self::retry( null ),
			default       => self::retry( array_merge( ...array_values( ChosenEntries::entered() ) ) ),
		};
	}

	/** @param non-empty-list<string>|null $receipts null: all */
	private static function retry( ?array $receipts ): never {
		self::back_to_inbox( sprintf( 'retried.%d', RerunQueue::retry( $receipts ) ) );
	}

	private static function discard(): never {
		self::back_to_inbox( vsprintf( 'discarded.%d.%d', Discard::confirmed()->carry_out() ) );
	}

	private static function back_to_inbox( string $done ): never {
		Form::done( Tab::Activity, $done, array_filter( array( 'view' => (string) InboxTable::requested() ) ) );
	}

	private static function seen(): never {
		UnseenFailures::mark_seen( get_current_user_id(), (int) Form::entered( 'up_to' ) );
		Form::done( Tab::Activity, 'seen' );
	}

	private static function pull(): never {
		$explanation = Inquiry::about_contact( Form::entered( 'contact' ) )->explanation( Action::Add );
		$refusal     = $explanation->writes ? Inquiry::refusal( $explanation ) : $explanation->texts()['result'];

		if ( null !== $refusal ) {
			throw new InvalidArgumentException( $refusal ); // phpcs:ignore WordPress.Security.EscapeOutput -- escaped when it is shown.
		}

		self::show( 'pull', Inquiry::task( $explanation ) );
	}

	/** Does a task and shows what came of it. */
	private static function show( string $done, Task $task ): never {
		$outcome = TaskRun::now( $task );

		Form::done( Tab::Activity, $done, 0 === $outcome->log_id ? array() : array( 'id' => $outcome->log_id ) );
	}
}
