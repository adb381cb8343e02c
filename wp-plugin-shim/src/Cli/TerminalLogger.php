<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use WP_CLI;

/**
 * What WP-CLI says while a command of this plugin runs.
 *
 * Stands before WP-CLI's own logger: one place for success, warning, error and
 * whatever else is said with a name or a message from outside in it.
 */
final class TerminalLogger {

	private static ?object $own = null;

	private function __construct( private readonly object $logger ) {}

	/** Begins. Hooked to before_invoke. */
	public static function start(): void {
		self::$own ??= WP_CLI::get_logger();
		WP_CLI::set_logger( new self( self::$own ) );
	}

	/** Ends: other commands colour what they say. Hooked to after_invoke. */
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
