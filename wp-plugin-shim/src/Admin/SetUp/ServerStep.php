<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\SetUp;

use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Guard\GuardAdvice;
use Encharge\Webhooks\WordPress\Health\Check;
use Encharge\Webhooks\WordPress\Health\Remedy;
use Encharge\Webhooks\WordPress\Health\Status;

/**
 * The server: the extension that is loaded, and the guard before WordPress.
 */
final readonly class ServerStep implements Step {

	private Check $guard;

	public function __construct() {
		$this->guard = GuardAdvice::at_a_glance();
	}

	public function heading(): Heading {
		return new Heading( 'encharge-server', __( 'Server', 'webhooks-for-encharge' ), $this->guard->status, true );
	}

	public function act( string $action ): void {}

	public function render(): void {
		$this->heading()->render();

		echo '<p>';
		/* translators: 1: the extension's version, 2: PHP's version. */
		echo esc_html( sprintf( __( 'Extension %1$s, in PHP %2$s.', 'webhooks-for-encharge' ), (string) phpversion( 'encharge' ), PHP_VERSION ) );
		echo ' ' . esc_html( $this->guard->message ) . '</p>';

		if ( null !== $this->guard->remedy ) {
			RemedyMarkup::render( $this->guard->remedy );
		}

		if ( Status::Pass !== $this->guard->status ) {
			/* translators: %s: command. */
			RemedyMarkup::render( Remedy::command( GuardAdvice::as_owner( 'guard remove' ), __( 'To do without it, and not to be told any more: %s', 'webhooks-for-encharge' ) ) );
			printf( '<p><a class="button" href="%s">%s</a></p>', esc_url( Tab::SetUp->url() . '#encharge-server' ), esc_html__( 'Look again', 'webhooks-for-encharge' ) );
		}
	}
}
