<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Rest;

/**
 * The REST routes, which the settings page's scripts ask.
 */
final class Routes {

	/** What stands before every route. */
	public const NAMESPACE = 'encharge/v1';

	/** Hooked to rest_api_init. */
	public static function register(): void {
		SampleRoute::register();
		MapRoute::register();
		ArrivalsRoute::register();
		ChecksRoute::register();
		KeysRoute::register();
		ExplainRoute::register();
		LogRoute::register();
		RunRoute::register();
	}
}
