<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress;

use Encharge\Webhooks\WordPress\Abilities\Abilities;
use Encharge\Webhooks\WordPress\Admin\Activity\PageLength;
use Encharge\Webhooks\WordPress\Admin\Activity\UserProfile;
use Encharge\Webhooks\WordPress\Admin\AddressPage;
use Encharge\Webhooks\WordPress\Admin\NetworkPage;
use Encharge\Webhooks\WordPress\Admin\Notices;
use Encharge\Webhooks\WordPress\Admin\Page;
use Encharge\Webhooks\WordPress\Cli\Commands;
use Encharge\Webhooks\WordPress\Cli\GuardWarnings;
use Encharge\Webhooks\WordPress\Cli\InboxWarnings;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Guard\GuardChanges;
use Encharge\Webhooks\WordPress\Health\FailureMail;
use Encharge\Webhooks\WordPress\Inbox\Drain;
use Encharge\Webhooks\WordPress\Inbox\DrainLimits;
use Encharge\Webhooks\WordPress\Inbox\Reconnection;
use Encharge\Webhooks\WordPress\Inbox\Schedule;
use Encharge\Webhooks\WordPress\Outbox\Outbox;
use Encharge\Webhooks\WordPress\Privacy\Eraser;
use Encharge\Webhooks\WordPress\Privacy\Exporter;
use Encharge\Webhooks\WordPress\Privacy\PolicyText;
use Encharge\Webhooks\WordPress\Rest\Routes;
use Encharge\Webhooks\WordPress\SiteHealth\HealthTests;
use Encharge\Webhooks\WordPress\SiteHealth\SiteInformation;
use Encharge\Webhooks\WordPress\SiteHealth\TestRoute;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\User\NetworkAccount;
use Encharge\Webhooks\WordPress\Webhook\Receiver;

/**
 * Which hook leads where.
 *
 * Registers the hooks, and does nothing else.
 */
final class Plugin {

	/** To be called when the plugin is loaded. */
	public static function boot(): void {
		register_activation_hook( PLUGIN_FILE, Lifecycle::activate( ... ) );
		register_deactivation_hook( PLUGIN_FILE, Lifecycle::deactivate( ... ) );
		add_action( 'init', Lifecycle::upgrade( ... ), 0 );
		add_action( 'wp_initialize_site', Lifecycle::site_added( ... ), 900 );
		add_action( 'wp_uninitialize_site', Lifecycle::site_removed( ... ), 5 );
		add_filter( 'wpmu_drop_tables', Lifecycle::site_tables( ... ), 10, 2 );
		add_action( Schema::CRON_HOOK, Schema::add_indexes( ... ) );
		add_action( Outbox::CRON_HOOK, static fn () => ( new Outbox( Settings::load() ) )->pay_due() );

		// What a process left that was killed before WordPress had started has set no event of its own.
		foreach ( array( Schedule::CRON_HOOK, Outbox::CRON_HOOK ) as $hook ) {
			add_action( $hook, static fn () => Drain::here( DrainLimits::of_web() )?->run(), 20 );
		}

		if ( is_admin() || wp_doing_cron() ) {
			add_action( 'shutdown', Schedule::look( ... ) );
		}

		// Closures: no other request is to load what is for these changes alone. The new value is the second argument of both hooks.
		foreach ( array( 'add_option_', 'update_option_' ) as $hook ) {
			add_action( $hook . ApiConnection::TOKEN_OPTION, static fn () => Reconnection::resume(), 10, 0 );
			add_action( $hook . ApiConnection::STATE_OPTION, static fn ( mixed $name_or_old, mixed $kept ) => Reconnection::follow_state( $kept ), 10, 2 );
		}

		add_action( 'encharge_webhooks_failed', static fn ( string $code, string $message, string $contact_id ) => FailureMail::follow( $contact_id ), 10, 3 );
		add_action( FailureMail::CRON_HOOK, static fn () => FailureMail::send() );

		ContactTable::register_hooks();

		if ( is_multisite() ) {
			NetworkAccount::register_hooks();
		}

		if ( is_network_admin() ) {
			NetworkPage::register_hooks();
		}

		GuardChanges::register_hooks();
		Receiver::capture();

		add_action( 'rest_api_init', static fn () => Routes::register() );
		add_action( 'rest_api_init', static fn () => TestRoute::register() );
		add_filter( 'site_status_tests', static fn ( array $tests ): array => HealthTests::added_to( $tests ) );
		add_filter( 'debug_information', static fn ( array $sections ): array => SiteInformation::added_to( $sections ) );
		add_filter( 'wp_privacy_personal_data_exporters', static fn ( array $exporters ): array => Exporter::added_to( $exporters ) );
		add_filter( 'wp_privacy_personal_data_erasers', static fn ( array $erasers ): array => Eraser::added_to( $erasers ) );

		if ( function_exists( 'wp_register_ability' ) ) {
			add_action( 'wp_abilities_api_categories_init', static fn () => Abilities::register_category() );
			add_action( 'wp_abilities_api_init', static fn () => Abilities::register() );
		}

		if ( is_admin() ) {
			add_action( 'admin_init', static fn () => PolicyText::suggest() );
			Page::register_hooks();
			Notices::register_hooks();
			AddressPage::register_hooks();
			UserProfile::register_hooks();
			PageLength::register_hooks();
		}

		if ( defined( 'WP_CLI' ) && WP_CLI ) {
			Commands::register();
			GuardWarnings::register_hooks();
			InboxWarnings::register_hooks();
		}
	}
}
