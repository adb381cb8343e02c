<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Guard\GuardAdvice;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;

/**
 * Whether a webhook gets through the web server to this plugin, and who answers it.
 */
final readonly class ReceptionChecks {

	public function __construct( private SiteProbes $probes ) {}

	public function extension(): Check {
		$extension = new CheckSubject( 'extension', __( 'Extension', 'webhooks-for-encharge' ) );
		$version   = (string) phpversion( 'encharge' );

		if ( ! GuardPlace::is_command_line() ) {
			/* translators: 1: the extension's version, 2: PHP's version. */
			return $extension->passes( sprintf( __( 'Version %1$s in the web server\'s PHP %2$s.', 'webhooks-for-encharge' ), $version, PHP_VERSION ) );
		}

		return true === $this->probes->guard()->answer?->php?->lacks_extension()
			/* translators: 1: the extension's version, 2: PHP's version, 3: name of another check. */
			? $extension->fails( sprintf( __( 'Version %1$s in the command line\'s PHP %2$s, none or an older one in the web server\'s: see %3$s.', 'webhooks-for-encharge' ), $version, PHP_VERSION, 'reception' ) )
			/* translators: 1: the extension's version, 2: PHP's version. */
			: $extension->passes( sprintf( __( 'Version %1$s in the command line\'s PHP %2$s.', 'webhooks-for-encharge' ), $version, PHP_VERSION ) );
	}

	public function reception(): Check {
		$reception = new CheckSubject( 'reception', __( 'Reception', 'webhooks-for-encharge' ) );
		$probe     = $this->probes->guard();
		$php       = $probe->answer?->php;
		$obstacle  = $probe->obstacle();

		return match ( true ) {
			null !== $php          => $reception->fails( $php->what_it_lacks(), $php->remedy() ),
			null !== $obstacle     => $reception->fails( $obstacle ),
			null === $probe->answer || $probe->answer->is_silence() =>
				/* translators: %s: why, one or more sentences. */
				$reception->warns( sprintf( __( 'Nothing is proved of webhooks from elsewhere. %s', 'webhooks-for-encharge' ), $probe->failure ) ),
			'' !== $probe->failure =>
				/* translators: %s: why, one or more sentences. */
				$reception->warns( sprintf( __( 'A webhook reaches this plugin, but it did not answer the test. %s', 'webhooks-for-encharge' ), $probe->failure ) ),
			default                => $reception->passes( __( 'A webhook reaches this plugin.', 'webhooks-for-encharge' ) ),
		};
	}

	public function guard(): Check {
		return GuardAdvice::check( $this->probes->guard() );
	}
}
