<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\NetworkSettings;
use Encharge\Webhooks\WordPress\Config\Setting;
use Encharge\Webhooks\WordPress\Config\Settings;
use WP_CLI;
use WP_CLI\Dispatcher\CommandNamespace;
use WP_CLI\Dispatcher\CompositeCommand;

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
		'erasure' => ErasureCommand::class,
		'guard'   => GuardCommand::class,
		'inbox'   => InboxCommand::class,
		'migrate' => MigrateCommand::class,
	);

	public static function register(): void {
		WP_CLI::add_command( 'encharge', self::class );

		foreach ( self::ALL as $name => $command ) {
			WP_CLI::add_command(
				"encharge $name",
				$command,
				array(
					'before_invoke' => self::before_invoke( ... ),
					'after_invoke'  => TerminalLogger::stop( ... ),
				)
			);
		}

		// Not before WordPress may translate.
		add_action( 'init', self::tell_settings( ... ) );
	}

	/** Hooked to before_invoke. */
	private static function before_invoke(): void {
		TerminalLogger::start();
		self::demand_values();
	}

	/** WP-CLI only warns of an option without its value, and goes on as if it had not been given. */
	private static function demand_values(): void {
		$runner   = WP_CLI::get_runner();
		$synopsis = self::find( $runner->arguments )->get_synopsis();

		foreach ( $runner->assoc_args as $name => $value ) {
			if ( true === $value && str_contains( $synopsis, "[--$name=<" ) ) {
				/* translators: 1: an option, such as --limit. */
				WP_CLI::error( sprintf( __( '%1$s needs a value: %1$s=… Nothing was done.', 'webhooks-for-encharge' ), "--$name" ) );
			}
		}
	}

	/** Hooked to init: lets help tell of the settings what the list does. */
	private static function tell_settings(): void {
		$command = self::find( array( 'encharge', 'config', 'set' ) );

		// WP-CLI ends each description that it gives back by its own parameters.
		$own = explode( '## GLOBAL PARAMETERS', $command->get_longdesc() )[0];

		$command->set_longdesc(
			rtrim( $own )
			. "\n\n## SETTINGS\n\n" . self::definitions( Settings::definitions() )
			. "## SETTINGS OF A NETWORK\n\n" . self::definitions( NetworkSettings::definitions() )
		);
	}

	/** @param array<string, Setting> $settings */
	private static function definitions( array $settings ): string {
		$text = '';

		foreach ( $settings as $key => $setting ) {
			$default = Setting::written( $setting->default );

			$text .= "$key\n: " . sprintf(
				/* translators: 1: what the setting decides, 2: list of values, 3: value. */
				__( '%1$s Values: %2$s. Default: %3$s.', 'webhooks-for-encharge' ),
				$setting->help(),
				$setting->values(),
				'' === $default ? __( 'none', 'webhooks-for-encharge' ) : $default
			) . "\n\n";
		}

		return $text;
	}

	/** @param list<string> $path a command's name, with what may follow it */
	private static function find( array $path ): CompositeCommand {
		$command = WP_CLI::get_root_command();

		while ( array() !== $path && $command->can_have_subcommands() ) {
			$found = $command->find_subcommand( $path );

			if ( false === $found ) {
				break;
			}

			$command = $found;
		}

		return $command;
	}
}
