<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

/**
 * A process that drains, for whoever must outlive it.
 *
 * It is the same command as its parent's, without what makes the parent a parent.
 */
final class DrainProcess {

	/** Options of the parent alone. */
	private const OF_PARENT = '/^--(no-)?(watch|max|idle-exit|porcelain)(=.*)?$/D';

	/** Between two looks whether it has ended, in milliseconds. */
	private const PAUSE = 20;

	/** The longest number that it prints, and more. */
	private const LONGEST = 64;

	/** @param non-empty-list<string> $command without a shell */
	private function __construct( private readonly array $command ) {}

	/** @return self|null null where PHP may not run programs, or cannot tell how it was run itself */
	public static function like_this_one(): ?self {
		$command = self::own_command();

		return array() === $command || ! function_exists( 'proc_open' ) || ! function_exists( 'proc_get_status' ) || ! function_exists( 'proc_terminate' ) || ! function_exists( 'proc_close' )
			? null
			: new self( $command );
	}

	/**
	 * Runs it, and waits for its end.
	 *
	 * @param int              $entries how many it works at most
	 * @param \Closure(): bool $is_told whether it is to end early
	 * @return int|null how many it has worked; null if it failed
	 */
	public function run( int $entries, \Closure $is_told ): ?int {
		$output  = get_temp_dir() . 'encharge-drain-' . bin2hex( random_bytes( 8 ) );
		$pipes   = array();
		$process = proc_open( array( ...$this->command, "--max=$entries", '--porcelain' ), array( 1 => array( 'file', $output, 'w' ) ), $pipes ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- the command that runs already, without a shell.

		if ( false === $process ) {
			return null;
		}

		$is_ending = false;
		$status    = proc_get_status( $process );

		while ( $status['running'] ) {
			if ( ! $is_ending && $is_told() ) {
				$is_ending = true;
				proc_terminate( $process );
			}

			Moment::pass( self::PAUSE );
			$status = proc_get_status( $process );
		}

		proc_close( $process );

		$worked = trim( (string) file_get_contents( $output, length: self::LONGEST ) ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- a file of this process.
		unlink( $output ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- as above.

		return 0 === $status['exitcode'] && ctype_digit( $worked ) ? (int) $worked : null;
	}

	/** @return list<string> with the options of PHP itself, where the system tells them; empty if nothing tells anything */
	private static function own_command(): array {
		$line    = @file_get_contents( '/proc/self/cmdline' ); // phpcs:ignore WordPress.PHP.NoSilencedErrors, WordPress.WP.AlternativeFunctions -- Linux alone has it.
		$argv    = $GLOBALS['argv'] ?? array();
		$command = is_string( $line ) && '' !== $line ? explode( "\0", rtrim( $line, "\0" ) ) : array( PHP_BINARY, ...( is_array( $argv ) ? array_filter( $argv, is_string( ... ) ) : array() ) );

		return array_values( array_filter( $command, static fn ( string $argument ): bool => 1 !== preg_match( self::OF_PARENT, $argument ) ) );
	}
}
