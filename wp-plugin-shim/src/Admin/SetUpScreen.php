<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin;

use Encharge\Webhooks\WordPress\Admin\SetUp\AccountStep;
use Encharge\Webhooks\WordPress\Admin\SetUp\ChecksStep;
use Encharge\Webhooks\WordPress\Admin\SetUp\KeysStep;
use Encharge\Webhooks\WordPress\Admin\SetUp\ServerStep;
use Encharge\Webhooks\WordPress\Admin\SetUp\Step;
use Encharge\Webhooks\WordPress\Admin\SetUp\TryStep;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardAnswers;
use Encharge\Webhooks\WordPress\Health\SetUpProgress;
use Encharge\Webhooks\WordPress\Health\Status;

/**
 * The way from the plugin's activation to the first webhook, and what is looked
 * at when something is wrong.
 */
final class SetUpScreen implements Screen {

	private readonly SetUpProgress $progress;

	private readonly ServerStep $server;

	private readonly AccountStep $account;

	private readonly KeysStep $keys;

	private readonly TryStep $try;

	private readonly ChecksStep $checks;

	public function __construct() {
		$settings       = Settings::load();
		$api            = new ApiConnection();
		$this->progress = new SetUpProgress( $settings, $api, GuardAnswers::here() );
		$this->server   = new ServerStep();
		$this->account  = new AccountStep( $api, $this->progress );
		$this->keys     = new KeysStep( $settings, $this->progress );
		$this->try      = new TryStep( $this->progress );
		$this->checks   = new ChecksStep( $settings, $api );
	}

	public function act( string $action ): void {
		foreach ( $this->steps() as $step ) {
			$step->act( $action );
		}
	}

	public function prepare(): void {
		if ( $this->keys->shows_key() ) {
			header( 'Cache-Control: no-store' );
		}

		Assets::enqueue_script( 'set-up', array( 'wp-a11y', 'wp-api-fetch', 'wp-i18n' ) );
	}

	public function render(): void {
		$this->render_checklist();
		array_map( static fn ( Step $step ) => $step->render(), $this->steps() );
	}

	public function confirmation( string $done ): string {
		return AccountStep::confirmation( $done ) . KeysStep::confirmation( $done );
	}

	/** @return list<Step> in the order in which they are shown */
	private function steps(): array {
		return array( $this->server, $this->account, $this->keys, $this->try, $this->checks );
	}

	private function render_checklist(): void {
		echo '<div class="encharge-progress">';

		if ( $this->progress->is_complete() ) {
			echo '<p>' . Markup::status( Status::Pass ) . ' ' . esc_html__( 'The site is set up: webhooks come in.', 'webhooks-for-encharge' ) . '</p>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it is made.
		} else {
			$this->render_lines();
		}

		echo '</div>';
	}

	private function render_lines(): void {
		echo '<ol>';

		foreach ( array( $this->server, $this->account, $this->keys, $this->try ) as $step ) {
			$step->heading()->render_line();
		}

		echo '</ol>';
	}
}
