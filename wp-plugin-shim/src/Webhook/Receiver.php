<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Webhook;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Guard;
use Encharge\Webhooks\InboxException;
use Encharge\Webhooks\Webhook;
use Encharge\Webhooks\WordPress\Compat\WpFusion;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\DatabaseConnection;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardUpkeep;
use Encharge\Webhooks\WordPress\Health\WordPressProbe;
use Encharge\Webhooks\WordPress\Inbox\Drain;
use Encharge\Webhooks\WordPress\Inbox\InboxPlace;
use Encharge\Webhooks\WordPress\Inbox\Schedule;
use Encharge\Webhooks\WordPress\Sync\Events;
use Encharge\Webhooks\WordPress\Sync\Outcome;
use Encharge\Webhooks\WordPress\Sync\Sync;
use Encharge\Webhooks\WordPress\Sync\Task;
use Encharge\Webhooks\WordPress\Sync\Timing;

/**
 * A webhook in, an answer out.
 *
 * Takes the request when the plugin is loaded, before WordPress slashes it and
 * before WP Fusion sees it. Answers it on wp_loaded, last of all: other plugins
 * register the roles, meta keys and hooks that a user's data go through on init,
 * and some of them as late as on wp_loaded. Any later would be too late, since
 * WordPress then parses the request as one for a page, asks the database for
 * posts and redirects to the canonical URL. The work between is Sync's.
 */
final class Receiver {

	/** The hooks, with priorities, that WordPress fires between loading the plugin and the webhook's turn, the first two of them often. */
	private const EARLY_HOOKS = array(
		array( 'plugin_loaded', PHP_INT_MIN ),
		array( 'registered_post_type', PHP_INT_MIN ),
		array( 'plugins_loaded', PHP_INT_MIN ),
		array( 'after_setup_theme', PHP_INT_MIN ),
		array( 'init', PHP_INT_MIN ),
		array( 'init', PHP_INT_MAX ),
		array( 'wp_loaded', PHP_INT_MIN ),
	);

	/** The longest time, in seconds, that a site is believed to take from the request to this plugin. */
	private const LONGEST_BOOT = 5.0;

	private readonly Interruption $interruption;

	private readonly Settings $settings;

	private readonly WebhookLog $log;

	/** Does the work, once there is some. */
	private ?Sync $sync = null;

	/** Whether the inbox is drained even if the guard knows of nothing in it: there is none, or it knows of no inbox. */
	private bool $is_drain_wanted;

	/** What does the work later if it cannot be done now; null if nothing is to. */
	private readonly ?HeldWebhook $held;

	/** @var list<Outcome> what came of the webhook's contacts so far */
	private array $outcomes = array();

	/** @param int $came when the request came, as hrtime( true ) gives it */
	private function __construct( private readonly IncomingRequest $request, private readonly Timing $timing, private readonly int $came ) {
		$this->settings        = Settings::load();
		$this->log             = new WebhookLog( $this->settings, $this->request, $this->timing );
		$this->interruption    = Interruption::watch( $this->interrupted( ... ) );
		$webhook               = $this->request->webhook;
		$this->is_drain_wanted = $webhook instanceof Webhook && null === Guard::webhook();
		$this->held            = $webhook instanceof Webhook && Action::Test !== $webhook->action
			? HeldWebhook::hold( $webhook, $this->settings->is_on( 'trust_payload' ) )
			: null;

		if ( $webhook instanceof Code ) {
			HeldWebhook::give_up();
			Guard::expectFailure( $webhook );
		}
	}

	/**
	 * Takes the request, if it is a webhook, and if it is for this plugin. To be
	 * called when the plugin is loaded.
	 */
	public static function capture(): void {
		// phpcs:disable WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- a webhook carries an access key instead of a nonce; the extension checks everything in it.
		// Only index.php defines WP_USE_THEMES: what came for another script is no webhook.
		if ( ! isset( $_GET['wpf_action'] ) || ! defined( 'WP_USE_THEMES' ) || wp_installing() ) {
			Guard::open();
			return;
		}

		// The guard has done so, where there is one.
		Guard::shut();

		if ( Guard::drains() ) {
			self::drain_instead();
			return;
		}

		$started = (int) hrtime( true );
		$came    = Guard::timing()['began'] ?? $started - self::age();

		LeanBoot::read_options( array( Settings::OPTION, ApiConnection::TOKEN_OPTION, GuardPlace::OPTION ) );

		$access_keys = new AccessKeys( Settings::load() );
		$request     = IncomingRequest::read( $access_keys );

		// From now on the guard's file is to hold what was found here and the guard did not know. Whoever asks what is seen here is not to change it.
		if ( ! $request->is_diagnostic() ) {
			add_action( 'shutdown', GuardUpkeep::keep( ... ) );
		}

		if ( null === $request->key_id && WpFusion::is_full_active() ) {
			Guard::open();
			return;
		}

		$timing = new Timing();
		$timing->add( 'guard', Guard::timing()['guard'] ?? ( hrtime( true ) - $started ) / 1e6 );

		// phpcs:enable
		self::declare_webhook( $access_keys );

		if ( $request->webhook instanceof Webhook && null !== Guard::webhook() ) {
			self::advance_fetch();
		}

		add_action( 'wp_loaded', ( new self( $request, $timing, $came ) )->receive( ... ), PHP_INT_MAX );
	}

	/** The guard has stored and answered the webhook: what is left is the work on whatever lies in the inbox. */
	private static function drain_instead(): void {
		self::declare_webhook( new AccessKeys( Settings::load() ) );

		add_action( 'shutdown', GuardUpkeep::keep( ... ) );
		add_action(
			'wp_loaded',
			static function (): never {
				Drain::behind_answer();

				exit;
			},
			PHP_INT_MAX
		);
	}

	/** Tells other plugins what they have to know of the request, and no more. */
	private static function declare_webhook( AccessKeys $access_keys ): void {
		PresentedKey::remove( array_column( $access_keys->valid(), 'digest' ) );

		// WP Fusion Lite ends every request that still has it.
		unset( $_GET['wpf_action'], $_POST['wpf_action'], $_REQUEST['wpf_action'] ); // phpcs:ignore WordPress.Security.NonceVerification -- see capture().

		LeanBoot::leave_out_what_only_pages_need();
		WpFusion::declare_webhook();
	}

	/** Helps the call that the guard started along: on a new connection it only advances when it is looked after. */
	private static function advance_fetch(): void {
		$client = ( new ApiConnection() )->client();
		$fetch  = null === $client ? null : Guard::fetch( $client );

		if ( null === $fetch ) {
			return;
		}

		$advance = static function () use ( $fetch ): void {
			$fetch->advance();
		};

		$advance();

		foreach ( self::EARLY_HOOKS as list( $hook, $priority ) ) {
			add_action( $hook, $advance, $priority, 0 );
		}
	}

	/** Hooked to wp_loaded, after everybody else. */
	private function receive(): never {
		$this->timing->add_since( 'bootstrap', $this->came );

		$answer = $this->answer();

		$this->interruption->over();
		$this->send( $answer );

		if ( Guard::drains() || $this->is_drain_wanted ) {
			Drain::behind_answer();
		}

		exit;
	}

	private function answer(): Answer {
		$webhook = $this->request->webhook;

		return match ( true ) {
			$webhook instanceof Code          => $this->refuse( $webhook ),
			Action::Test === $webhook->action => $this->test(),
			true === $webhook->async          => $this->accept( $webhook ),
			default                           => $this->sync( $webhook ),
		};
	}

	private function refuse( Code $code ): Answer {
		$this->log->write( 'refused', $code );
		Events::failed( $code, $code->message(), '', $this->request->action );

		return Answer::refusal( $code, $this->request->shut_for );
	}

	private function test(): Answer {
		if ( $this->request->is_diagnostic() ) {
			return Answer::test( WordPressProbe::seen() );
		}

		$this->log->write( 'unchanged' );

		return Answer::test();
	}

	/** Where the guard could not: there is none, or it knows of no inbox. */
	private function accept( Webhook $webhook ): Answer {
		if ( null === ( new ApiConnection() )->client() ) {
			return $this->sync( $webhook );
		}

		try {
			/** @var non-empty-list<string>|null $receipts */
			$receipts = InboxPlace::open()?->accept( $webhook, $this->settings->is_on( 'trust_payload' ) );
		} catch ( InboxException ) {
			$receipts = null;
		}

		$this->is_drain_wanted = null !== $receipts;

		return null === $receipts ? $this->refuse( Code::InboxUnavailable ) : Answer::accepted( $webhook, $receipts );
	}

	private function sync( Webhook $webhook ): Answer {
		$this->sync = Sync::make( $this->settings, $this->timing );

		// What a payload holds is as old as the request; so may be a call that the guard began.
		foreach ( $this->sync->run( Task::all_of( $webhook, $this->request->key_id, $this->came ) ) as $outcome ) {
			$this->outcomes[] = $this->log->settled( $this->held?->settle( $outcome ) ?? $outcome );
		}

		return Answer::outcomes( $webhook->action, $this->outcomes );
	}

	/** Gives the answer of a webhook that another plugin ended. */
	private function interrupted( string $reason ): void {
		$webhook = $this->request->webhook;
		$code    = DatabaseConnection::is_open() ? Code::InternalError : Code::DatabaseUnavailable;

		// In case that what follows is interrupted, too.
		Guard::expectFailure( $webhook instanceof Code ? $webhook : $code );

		if ( $webhook instanceof Code ) {
			$this->send( Answer::refusal( $webhook, $this->request->shut_for ) );
			return;
		}

		$unfinished = $this->sync?->interrupt( $code, $reason ) ?? array();

		// Whoever ended the request before the work began left no outcome of any contact.
		if ( array() === $this->outcomes && array() === $unfinished ) {
			$unfinished = array_map( fn ( string $contact_id ): Outcome => $this->unfinished( $contact_id, $code, $reason ), self::contacts( $webhook ) );
		}

		foreach ( $unfinished as $outcome ) {
			$this->outcomes[] = $this->log->settled( ( null === $outcome->code ? $this->held?->settle( $outcome ) : $this->held?->keep( $outcome ) ) ?? $outcome );
		}

		$this->send( Answer::outcomes( $webhook->action, $this->outcomes ) );

		// What is left of this request is no place to drain the inbox in.
		if ( array() !== array_filter( array_column( $this->outcomes, 'receipt' ) ) && DatabaseConnection::is_open() ) {
			Schedule::set();
		}
	}

	private function unfinished( string $contact_id, Code $code, string $reason ): Outcome {
		return Outcome::failed( $contact_id, $code, null, TransactionFailed::RETRY_AFTER )->logged( $this->log->write( 'failed', $code, $reason, $contact_id ) );
	}

	/** @return non-empty-list<string> the contacts that the webhook names; one without a name where it names none */
	private static function contacts( Webhook $webhook ): array {
		/** @var list<string> $contacts */
		$contacts = $webhook->contacts;

		return array() === $contacts ? array( '' ) : $contacts;
	}

	private function send( Answer $answer ): void {
		$answer->send( null === $this->request->key_id ? null : $this->timing );
	}

	/**
	 * PHP tells when a request came by a clock that somebody may have set since,
	 * and a server that keeps PHP running may tell when it began to. A time that no
	 * site takes to come this far is not believed: it would have an old payload win
	 * over newer data, or a new one ignored.
	 *
	 * @return int how many nanoseconds ago the request came; 0 if that cannot be known
	 */
	private static function age(): int {
		$began = $_SERVER['REQUEST_TIME_FLOAT'] ?? null; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- PHP's own, a number.
		$age   = is_float( $began ) ? microtime( true ) - $began : 0.0;

		return $age < 0.0 || $age > self::LONGEST_BOOT ? 0 : (int) ( $age * 1e9 );
	}
}
