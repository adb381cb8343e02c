<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Webhook;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Guard;
use Encharge\Webhooks\PayloadException;
use Encharge\Webhooks\Webhook;
use Encharge\Webhooks\WordPress\Compat\WpFusion;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\DatabaseConnection;
use Encharge\Webhooks\WordPress\Guard\DiagnosticKeys;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardUpkeep;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Health\WordPressProbe;
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
 * posts and redirects to the canonical URL.
 */
final class Receiver {

	/** How much of a body is read: the longest that is taken, and one byte by which a longer one is known. */
	private const BODY_BYTES = MB_IN_BYTES + 1;

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

	private readonly Interruption $interruption;

	private readonly Settings $settings;

	/** Does the work, once there is some. */
	private ?Sync $sync = null;

	/** @var list<Outcome> what came of the webhook's contacts so far */
	private array $outcomes = array();

	/**
	 * @param Webhook|Code $request  what the request is, or why it is refused
	 * @param string       $action   what it asks for; '' if nothing that there is
	 * @param string|null  $key_id   the valid access key that it carries
	 * @param int          $shut_for for how many seconds weak keys are shut to who sends it
	 */
	private function __construct(
		private readonly Webhook|Code $request,
		private readonly string $action,
		private readonly ?string $key_id,
		private readonly int $shut_for,
		private readonly Timing $timing
	) {
		$this->settings     = Settings::load();
		$this->interruption = Interruption::watch( $this->interrupted( ... ) );
	}

	/**
	 * Takes the request, if it is a webhook, and if it is for this plugin. To be
	 * called when the plugin is loaded.
	 */
	public static function capture(): void {
		// phpcs:disable WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- a webhook carries an access key instead of a nonce; the extension checks everything in it.
		// Only index.php defines WP_USE_THEMES: what came for another script is no webhook.
		if ( ! isset( $_GET['wpf_action'] ) || ! defined( 'WP_USE_THEMES' ) || wp_installing() ) {
			return;
		}

		$started = hrtime( true );

		LeanBoot::read_options( array( Settings::OPTION, ApiConnection::TOKEN_OPTION, GuardPlace::OPTION ) );

		$timing      = new Timing();
		$action      = is_string( $_GET['wpf_action'] ) ? Action::tryFrom( $_GET['wpf_action'] )->value ?? '' : '';
		$access_keys = new AccessKeys( Settings::load() );
		$shut_for    = $access_keys->shut_for();
		$keys        = self::keys_for( $action, $access_keys->open( $shut_for > 0 ) );

		list( $request, $key, $has_key ) = self::read( array_column( $keys, 'digest' ) );

		if ( null === $key && $has_key ) {
			$access_keys->count_wrong_key();
		}

		// Whatever is found here that the guard did not know, its file is to hold from now on.
		add_action( 'shutdown', GuardUpkeep::keep( ... ) );

		if ( null === $key && WpFusion::is_full_active() ) {
			return;
		}

		if ( Code::InvalidAccessKey === $request && $shut_for > 0 ) {
			$request = Code::TooManyAttempts;
		}

		$timing->add( 'guard', Guard::timing()['guard'] ?? ( hrtime( true ) - $started ) / 1e6 );

		// WP Fusion Lite ends every request that still has it.
		unset( $_GET['wpf_action'], $_POST['wpf_action'], $_REQUEST['wpf_action'] );
		// phpcs:enable
		PresentedKey::remove( array_column( $access_keys->valid(), 'digest' ) );

		LeanBoot::leave_out_what_only_pages_need();
		WpFusion::declare_webhook();

		if ( $request instanceof Webhook && null !== Guard::webhook() ) {
			self::advance_fetch();
		}

		$receiver = new self( $request, $action, null === $key ? null : $keys[ $key ]['id'], $shut_for, $timing );

		add_action( 'wp_loaded', $receiver->receive( ... ), PHP_INT_MAX );
	}

	/**
	 * @param list<array{digest: string, id: string}> $keys the access keys that open now
	 * @return list<array{digest: string, id: string}> the keys that open the action now
	 */
	private static function keys_for( string $action, array $keys ): array {
		if ( Action::Test->value !== $action ) {
			return $keys;
		}

		return array_merge(
			$keys,
			// Read from the database: whether this server's cache has them is just what the diagnosis wants to know.
			array_map( static fn ( array $key ): array => $key + array( 'id' => DiagnosticKeys::ID ), ( new DiagnosticKeys( Settings::from_database() ) )->valid() )
		);
	}

	/**
	 * Reads the request, unless the guard has.
	 *
	 * @param list<string> $digests of the keys that are valid now
	 * @return array{Webhook|Code, int|null, bool} what the request is, or why it is refused; the position of its key; whether it has
	 *         one, valid or not
	 */
	private static function read( array $digests ): array {
		$webhook = Guard::webhook();

		if ( null !== $webhook ) {
			// A key may have been revoked that still stands in the guard file.
			$key = array_search( Guard::keyDigest(), $digests, true );

			return false === $key ? array( Code::InvalidAccessKey, null, true ) : array( $webhook, $key, true );
		}

		try {
			// phpcs:ignore WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- see capture().
			$webhook = Webhook::accept( $_SERVER, $_GET, self::body(), $digests );

			return array( $webhook, $webhook->key, true );
		} catch ( PayloadException $refusal ) {
			return array( $refusal->reason, $refusal->key, $refusal->presented );
		}
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
		Interruption::silence();
		$this->timing->add( 'bootstrap', self::age() * 1000 );

		$answer = $this->answer();

		$this->interruption->over();
		$this->send( $answer );

		exit;
	}

	private function answer(): Answer {
		if ( $this->request instanceof Code ) {
			return $this->refuse( $this->request );
		}

		return Action::Test === $this->request->action ? $this->test() : $this->sync( $this->request );
	}

	private function test(): Answer {
		if ( DiagnosticKeys::ID === $this->key_id ) {
			return Answer::test( WordPressProbe::seen() );
		}

		$this->log( 'unchanged' );

		return Answer::test();
	}

	private function sync( Webhook $webhook ): Answer {
		// What a payload holds is as old as the request; so may be a call that the guard began.
		$asked = Guard::timing()['began'] ?? (int) ( hrtime( true ) - self::age() * 1e9 );

		$this->sync = Sync::make( $this->settings, $this->timing );

		foreach ( $this->sync->run( Task::all_of( $webhook, $this->key_id, $asked ) ) as $outcome ) {
			$this->outcomes[] = $outcome;
		}

		return Answer::outcomes( $webhook->action, $this->outcomes );
	}

	private function refuse( Code $code ): Answer {
		$this->log( 'refused', $code );
		Events::failed( $code, $code->message(), '', $this->action );

		return Answer::refusal( $code, $this->shut_for );
	}

	/** Gives the answer of a webhook that another plugin ended. */
	private function interrupted( string $reason ): void {
		$code     = DatabaseConnection::is_open() ? Code::InternalError : Code::DatabaseUnavailable;
		$outcomes = array( ...$this->outcomes, ...( $this->sync?->interrupt( $code, $reason ) ?? array() ) );

		$this->send(
			match ( true ) {
				$this->request instanceof Code => Answer::refusal( $this->request, $this->shut_for ),
				array() !== $outcomes          => Answer::outcomes( $this->request->action, $outcomes ),
				default                        => Answer::unfinished(
					$this->request->action,
					$code,
					array_map( fn ( string $contact_id ): array => array( $contact_id, $this->log( 'failed', $code, $reason, $contact_id ) ), self::contacts( $this->request ) )
				),
			}
		);
	}

	/** @return non-empty-list<string> those that it names; one without a name where it names none */
	private static function contacts( Webhook $webhook ): array {
		/** @var list<string> $contacts */
		$contacts = $webhook->contacts;

		return array() === $contacts ? array( '' ) : $contacts;
	}

	private function send( Answer $answer ): void {
		$answer->send( null === $this->key_id ? null : $this->timing );
	}

	/** @return int the row's id; 0 if none could be written, or the command asks that shows the log */
	private function log( string $outcome, ?Code $code = null, ?string $reason = null, string $contact_id = '' ): int {
		if ( DiagnosticKeys::ID === $this->key_id ) {
			return 0;
		}

		$log = new Log( $this->settings );
		$id  = $log->write(
			new LogEntry(
				$outcome,
				action: $this->action,
				contact_id: $contact_id,
				key_id: (string) $this->key_id,
				code: $code->value ?? '',
				message: $reason ?? $code?->message() ?? '',
				durations: $this->timing->durations()
			)
		);

		$log->prune_after( $id );

		return $id;
	}

	/** @return float how many seconds ago the request came */
	private static function age(): float {
		$began = $_SERVER['REQUEST_TIME_FLOAT'] ?? null; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- PHP's own, a number.

		return is_float( $began ) ? microtime( true ) - $began : 0.0;
	}

	private static function body(): string {
		return (string) file_get_contents( 'php://input', false, null, 0, self::BODY_BYTES ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- the request's body is no file.
	}
}
