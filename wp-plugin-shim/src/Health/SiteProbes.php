<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardProbe;

/**
 * What the site itself answers to tests, each sent once and only if a check needs it.
 *
 * Two kinds of tests are needed. The first is one that the guard answers before
 * WordPress is loaded, so it tells nothing of WordPress. The second passes the
 * guard by, so it tells nothing of the guard.
 */
final class SiteProbes {

	private ?bool $is_stale_here = null;

	private ?GuardProbe $guard = null;

	private ?WordPressProbe $wordpress = null;

	public function __construct( private readonly Settings $settings ) {}

	public function guard(): GuardProbe {
		// The test stores a key in the settings, and whatever was stale before is read anew.
		$this->is_stale_here();

		return $this->guard ??= GuardProbe::send( $this->settings );
	}

	public function wordpress(): WordPressProbe {
		// What kept the guard's test away keeps away the others, which would be refused and counted, too.
		return $this->wordpress ??= '' === $this->guard()->failure
			? WordPressProbe::send( $this->settings )
			/* translators: 1: name of a check, 2: name of another check. */
			: WordPressProbe::unsent( sprintf( __( 'See %1$s and %2$s.', 'webhooks-for-encharge' ), 'reception', 'guard' ) );
	}

	/** @return bool whether this PHP had read settings that are not those of the database, before anything was sent */
	public function is_stale_here(): bool {
		return $this->is_stale_here ??= ! Settings::are_current();
	}
}
