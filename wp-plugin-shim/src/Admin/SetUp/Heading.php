<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\SetUp;

use Encharge\Webhooks\WordPress\Admin\Markup;
use Encharge\Webhooks\WordPress\Health\Status;

/**
 * The beginning of a section, and its line in the checklist above all of them.
 */
final readonly class Heading {

	/**
	 * @param string $id     of the element, by which it is linked to
	 * @param string $title  for a person
	 * @param bool   $is_due whether it is that which has to be done next, or failed
	 */
	public function __construct( public string $id, public string $title, public Status $status, private bool $is_due = false ) {}

	/** Prints the h2. */
	public function render(): void {
		printf( '<h2 id="%s">%s %s</h2>', esc_attr( $this->id ), esc_html( $this->title ), $this->state() ); // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it is made.
	}

	/** Prints the line of the checklist. */
	public function render_line(): void {
		printf( '<li><a href="#%s">%s</a> %s</li>', esc_attr( $this->id ), esc_html( $this->title ), $this->state() ); // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it is made.
	}

	/** @return string how it stands, which the script turns into "Done" when that has come true on the open page */
	private function state(): string {
		$word = Status::Warn === $this->status && ! $this->is_due ? __( 'To do', 'webhooks-for-encharge' ) : '';

		return sprintf( '<span data-encharge-step="%s">%s</span>', esc_attr( $this->id ), Markup::status( $this->status, $word ) );
	}
}
