<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin;

use Encharge\Webhooks\WordPress\Admin\Tools\Diagnostics;
use Encharge\Webhooks\WordPress\Admin\Tools\ErasedPeople;
use Encharge\Webhooks\WordPress\Admin\Tools\SettingsTransfer;
use Encharge\Webhooks\WordPress\Admin\Tools\WpFusionTakeover;
use Encharge\Webhooks\WordPress\Config\Access;

/**
 * What is needed now and then: a text for support, settings out and in, the move
 * from WP Fusion, and those who were erased.
 */
final class ToolsScreen implements Screen {

	private readonly Diagnostics $diagnostics;

	private readonly SettingsTransfer $transfer;

	private readonly WpFusionTakeover $takeover;

	private readonly ErasedPeople $erased;

	public function __construct() {
		$this->diagnostics = new Diagnostics();
		$this->transfer    = new SettingsTransfer();
		$this->takeover    = new WpFusionTakeover();
		$this->erased      = new ErasedPeople();
	}

	public function act( string $action ): void {
		match ( $action ) {
			Diagnostics::RUN_CHECKS     => $this->diagnostics->run_checks(),
			SettingsTransfer::EXPORT    => $this->transfer->send(),
			SettingsTransfer::PREVIEW   => $this->transfer->preview(),
			SettingsTransfer::IMPORT    => $this->transfer->import(),
			WpFusionTakeover::COMPARE   => $this->takeover->compare(),
			WpFusionTakeover::TAKE_OVER => $this->takeover->take_over(),
			ErasedPeople::LIFT          => $this->erased->lift(),
			default                     => null,
		};
	}

	public function prepare(): void {}

	public function render(): void {
		$this->diagnostics->render();

		if ( Access::allows( Access::CHANGE ) ) {
			$this->transfer->render();
			$this->takeover->render();
			$this->erased->render();
		}
	}

	public function confirmation( string $done ): string {
		return match ( $done ) {
			SettingsTransfer::IMPORT => __( 'The settings of the file are this site’s now.', 'webhooks-for-encharge' ),
			ErasedPeople::LIFT       => __( 'The next webhook for this address may make or link a user.', 'webhooks-for-encharge' ),
			default                  => '',
		};
	}
}
