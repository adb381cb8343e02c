<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Tools;

use Encharge\Webhooks\WordPress\Admin\Form;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\Check;
use Encharge\Webhooks\WordPress\Health\Diagnosis;
use Encharge\Webhooks\WordPress\Health\SupportText;

/**
 * On Tools: what to send to somebody who helps.
 */
final class Diagnostics {

	/** The form that has the checks made. */
	public const RUN_CHECKS = 'run_checks';

	/** @var list<Check>|null */
	private ?array $checks = null;

	/** Asks Encharge and the site itself, which nothing does that is only looked at. */
	public function run_checks(): void {
		$this->checks = ( new Diagnosis( Settings::load(), new ApiConnection() ) )->checks();
	}

	public function render(): void {
		echo '<h2 id="encharge-diagnostics">' . esc_html__( 'Diagnostics', 'webhooks-for-encharge' ) . '</h2>';
		echo '<p id="encharge-diagnostics-what">' . esc_html__( 'For whoever helps you: it holds no keys, no passwords and no person’s data.', 'webhooks-for-encharge' ) . '</p>';
		printf(
			'<p><textarea class="large-text code" rows="12" readonly dir="ltr" aria-labelledby="encharge-diagnostics" aria-describedby="encharge-diagnostics-what" data-encharge-copy="%s">%s</textarea></p>',
			esc_attr__( 'Copy the diagnostics', 'webhooks-for-encharge' ),
			esc_textarea( SupportText::of( Settings::load(), $this->checks ) )
		);

		if ( ! Access::allows( Access::CHANGE ) ) {
			return;
		}

		Form::button( Tab::Tools, self::RUN_CHECKS, null === $this->checks ? __( 'Run all checks and add them', 'webhooks-for-encharge' ) : __( 'Run all checks again', 'webhooks-for-encharge' ) );
		echo '<p class="description">' . esc_html__( 'The checks ask Encharge and send this site a few test webhooks, which takes some seconds.', 'webhooks-for-encharge' ) . '</p>';
	}
}
