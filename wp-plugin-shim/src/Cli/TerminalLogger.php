<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use WP_CLI;

/**
 * Stands before WP-CLI's own logger while a command of this plugin runs, so that
 * no success, warning or error brings to a terminal what came from outside.
 */
final class TerminalLogger {

	private static ?object $own = null;

	private function __construct( private readonly object $logger ) {}

	/** Hooked to before_invoke: stands before WP-CLI's own logger from now on. */
	public static function start(): void {
		self::$own ??= WP_CLI::get_logger();
		WP_CLI::set_logger( new self( self::$own ) );
	}

	/** Hooked to after_invoke: gives way to WP-CLI's own logger, since other commands colour what they say. */
	public static function stop(): void {
		if ( null !== self::$own ) {
			WP_CLI::set_logger( self::$own );
			self::$own = null;
		}
	}

	/**
	 * @param list<mixed> $arguments
	 * @return mixed what WP-CLI's own returns
	 */
	public function __call( string $name, array $arguments ): mixed {
		$arguments = array_map(
			static fn ( mixed $argument ): mixed => match ( true ) {
				is_string( $argument ) => Terminal::text( $argument ),
				is_array( $argument )  => Terminal::value( $argument ),
				default                => $argument,
			},
			$arguments
		);

		return $this->logger->$name( ...$arguments );
	}
}
