<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin;

/**
 * Skeleton.
 */
final class ActivityScreen implements Screen {

	public function act( string $action ): void {}

	public function prepare(): void {}

	public function render(): void {}

	public function confirmation( string $done ): string {
		return '';
	}
}
