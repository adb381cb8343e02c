<?php
/**
 * Commands: `wp encharge`.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use WP_CLI;
use WP_CLI\Dispatcher\CommandNamespace;

/**
 * Receives webhooks from Encharge: keys, settings, field map, log, diagnosis.
 */
final class Commands extends CommandNamespace {

	private const ALL = array(
		'status'  => StatusCommand::class,
		'doctor'  => DoctorCommand::class,
		'connect' => ConnectCommand::class,
		'key'     => KeyCommand::class,
		'config'  => ConfigCommand::class,
		'map'     => MapCommand::class,
		'field'   => FieldCommand::class,
		'tag'     => TagCommand::class,
		'pull'    => PullCommand::class,
		'explain' => ExplainCommand::class,
		'log'     => LogCommand::class,
		'guard'   => GuardCommand::class,
		'migrate' => MigrateCommand::class,
	);

	public static function register(): void {
		WP_CLI::add_command( 'encharge', self::class );

		foreach ( self::ALL as $name => $command ) {
			WP_CLI::add_command(
				"encharge $name",
				$command,
				array(
					'before_invoke' => TerminalLogger::start( ... ),
					'after_invoke'  => TerminalLogger::stop( ... ),
				)
			);
		}
	}
}
