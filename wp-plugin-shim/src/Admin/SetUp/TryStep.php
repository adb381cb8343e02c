<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\SetUp;

use Encharge\Webhooks\WordPress\Admin\Markup;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Guard\GuardAnswers;
use Encharge\Webhooks\WordPress\Health\Arrival;
use Encharge\Webhooks\WordPress\Health\Arrivals;
use Encharge\Webhooks\WordPress\Health\SetUpProgress;
use Encharge\Webhooks\WordPress\Health\Status;

/**
 * The first webhook: how to send it, and what has come.
 *
 * The script asks again and again for what comes, and shows it as it is shown here.
 */
final readonly class TryStep implements Step {

	/** How many of the last ones stand there when the page is opened. */
	private const SHOWN = 5;

	public function __construct( private SetUpProgress $progress ) {}

	public function heading(): Heading {
		return new Heading( 'encharge-try', __( 'Try it', 'webhooks-for-encharge' ), $this->progress->has_arrival() ? Status::Pass : Status::Warn );
	}

	public function act( string $action ): void {}

	public function render(): void {
		$this->heading()->render();
		echo '<div class="encharge-try">';

		if ( $this->progress->has_key() ) {
			$this->render_waiting();
		} else {
			printf( '<p>%s</p>', esc_html__( 'Make a URL first.', 'webhooks-for-encharge' ) );
		}

		echo '</div>';
	}

	private function render_waiting(): void {
		MadeKey::render_where();
		echo '<p>' . esc_html__( 'Then let Encharge send a test, for a person whom it knows.', 'webhooks-for-encharge' ) . '</p>';
		// The moment before the list is made: what comes in between is told twice rather than not at all.
		printf( '<div class="encharge-arrivals" data-after="%s" data-details="%s">', esc_attr( Arrivals::now() ), esc_url( Tab::Activity->url( array( 'id' => '0' ) ) ) );
		printf( '<p class="encharge-waiting"><span></span> <a class="button" href="%s">%s</a></p><ol>', esc_url( Tab::SetUp->url() . '#encharge-try' ), esc_html__( 'Look again', 'webhooks-for-encharge' ) );

		foreach ( ( new Arrivals( GuardAnswers::here() ) )->latest( self::SHOWN ) as $arrival ) {
			self::render_arrival( $arrival );
		}

		echo '</ol></div>';
	}

	private static function render_arrival( Arrival $arrival ): void {
		printf( '<li data-id="%s" class="encharge-status-%s">%s ', esc_attr( $arrival->id ), esc_attr( $arrival->status->value ), Markup::moment( $arrival->time ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it is made.
		printf( '<strong dir="auto">%s</strong> <bdi>%s</bdi> <em>%s</em>', esc_html( $arrival->flow ), esc_html( $arrival->message ), esc_html( $arrival->remedy ) );

		if ( $arrival->log_id > 0 ) {
			printf( ' <a href="%s">%s</a>', esc_url( Tab::Activity->url( array( 'id' => $arrival->log_id ) ) ), esc_html__( 'Details', 'webhooks-for-encharge' ) );
		}

		echo '</li>';
	}
}
