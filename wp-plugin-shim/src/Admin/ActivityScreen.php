<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin;

use Encharge\Webhooks\WordPress\Admin\Activity\ActivityActions;
use Encharge\Webhooks\WordPress\Admin\Activity\EmptyLog;
use Encharge\Webhooks\WordPress\Admin\Activity\EntryDetail;
use Encharge\Webhooks\WordPress\Admin\Activity\FailureBadge;
use Encharge\Webhooks\WordPress\Admin\Activity\InboxTable;
use Encharge\Webhooks\WordPress\Admin\Activity\LogDownload;
use Encharge\Webhooks\WordPress\Admin\Activity\LogFilterForm;
use Encharge\Webhooks\WordPress\Admin\Activity\LogTable;
use Encharge\Webhooks\WordPress\Admin\Activity\LogWords;
use Encharge\Webhooks\WordPress\Admin\Activity\PersonBox;
use Encharge\Webhooks\WordPress\Admin\Activity\RefusalsTable;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Health\UnseenFailures;
use Encharge\Webhooks\WordPress\Inbox\InboxReport;

/**
 * What came from Encharge and what came of it, and how to put it right.
 */
final class ActivityScreen implements Screen {

	private ActivityActions $actions;

	/** The one entry that is asked for. */
	private ?EntryDetail $detail = null;

	/** Null where no page of the log is asked for. */
	private ?LogTable $table = null;

	public function __construct() {
		$this->actions = new ActivityActions();
	}

	public function act( string $action ): void {
		$this->actions->act( $action );
	}

	public function prepare(): void {
		if ( LogDownload::is_requested() ) {
			LogDownload::send();
		}

		$this->detail = EntryDetail::requested();

		if ( null === $this->detail && null === InboxTable::requested() ) {
			$this->table = new LogTable();
			$this->table->prepare_items();
		} elseif ( false === $this->detail?->is_found() ) {
			status_header( 404 );
		}
	}

	public function render(): void {
		if ( '' !== $this->actions->problem ) {
			FormNotice::pass_on( 'error', $this->actions->problem );
		}

		if ( null !== $this->actions->to_discard ) {
			$this->actions->to_discard->ask();
		} elseif ( null !== $this->detail ) {
			$this->detail->render();
		} else {
			PersonBox::render();
			$this->render_list();
		}
	}

	public function confirmation( string $done ): string {
		return ActivityActions::confirmation( $done );
	}

	private function render_list(): void {
		$inbox = InboxTable::requested();

		echo '<h2>' . esc_html__( 'What came', 'webhooks-for-encharge' ) . '</h2>';

		if ( null !== $this->table && $this->table->page()->is_first ) {
			$this->render_unseen( $this->table );
		}

		LogFilterForm::render_views( $inbox ?? $this->table?->page()->filter->view ?? 'all', InboxReport::of_this_site() );

		if ( null !== $inbox ) {
			InboxTable::render( $inbox );
		} elseif ( null !== $this->table ) {
			self::render_table( $this->table );
			RefusalsTable::render();
		}
	}

	private static function render_table( LogTable $table ): void {
		$page       = $table->page();
		$may_change = Access::allows( Access::CHANGE );

		LogFilterForm::render( $page->filter, $page->flows );

		if ( $may_change ) {
			Form::begin( Tab::Activity, ActivityActions::ENTRIES, $page->filter->values() );
		}

		$table->display();
		echo $may_change ? '</form>' : '';

		if ( array() !== $page->rows && ! $page->has_older && $page->filter->is_empty() ) {
			EmptyLog::render_pruned();
		}
	}

	/** What the menu counts is seen when somebody says so: to look at a page changes nothing. */
	private function render_unseen( LogTable $table ): void {
		$count = UnseenFailures::count( get_current_user_id() );

		if ( 0 === $count || array() === $table->page()->rows ) {
			return;
		}

		echo '<div class="notice notice-warning inline"><p>' . esc_html( FailureBadge::sentence( $count ) ) . '</p>';

		if ( Access::allows( Access::CHANGE ) ) {
			Form::button( Tab::Activity, ActivityActions::SEEN, __( 'Mark as seen', 'webhooks-for-encharge' ), array( 'up_to' => (string) $table->page()->rows[0]['id'] ) );
		}

		echo '</div>';
	}
}
