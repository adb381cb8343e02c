<?php
/**
 * Receiver: a webhook in, an answer out.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\PayloadException;
use Encharge\Webhooks\Webhook;

/**
 * Takes the request when the plugin is loaded, before WordPress slashes it and
 * before WP Fusion sees it, and answers when everything is there, before
 * WordPress would redirect it.
 */
final class Receiver {

	/** The longest body, and one byte to tell a longer one by. */
	private const BODY_BYTES = MB_IN_BYTES + 1;

	private readonly Interruption $interruption;

	private readonly Settings $settings;

	private ?Sync $sync = null;

	/**
	 * @param Webhook|PayloadException $request what the request is, or why it is refused
	 * @param string                   $action  what it asks for; '' if nothing that there is
	 * @param string|null              $key_id  the valid access key that it carries
	 */
	private function __construct(
		private readonly Webhook|PayloadException $request,
		private readonly string $action,
		private readonly ?string $key_id,
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
		// index.php alone defines the constant.
		if ( ! isset( $_GET['wpf_action'] ) || ! defined( 'WP_USE_THEMES' ) || wp_installing() ) {
			return;
		}

		$started = hrtime( true );
		$timing  = new Timing();
		$keys    = ( new AccessKeys( Settings::load() ) )->valid();

		try {
			$request = Webhook::accept( $_SERVER, $_GET, self::body(), array_column( $keys, 'digest' ) );
		} catch ( PayloadException $refusal ) {
			$request = $refusal;
		}

		$key = $request->key;

		if ( null === $key && WpFusion::is_full_active() ) {
			return;
		}

		$timing->add_since( 'guard', $started );

		$action = is_string( $_GET['wpf_action'] ) ? Action::tryFrom( $_GET['wpf_action'] )->value ?? '' : '';

		// WP Fusion Lite ends every request that still has it.
		unset( $_GET['wpf_action'], $_POST['wpf_action'], $_REQUEST['wpf_action'] );
		// phpcs:enable

		WpFusion::declare_webhook();

		$receiver = new self( $request, $action, null === $key ? null : $keys[ $key ]['id'], $timing );

		add_action( 'wp_loaded', $receiver->receive( ... ), PHP_INT_MAX );
	}

	/** Hooked to wp_loaded. */
	private function receive(): never {
		$this->timing->add( 'bootstrap', ( microtime( true ) - self::began() ) * 1000 );

		$answer = $this->answer();

		$this->interruption->over();
		$this->send( $answer );

		exit;
	}

	private function answer(): Answer {
		if ( $this->request instanceof PayloadException ) {
			return $this->refuse( $this->request->reason );
		}

		if ( Action::Test === $this->request->action ) {
			$this->log( 'unchanged' );

			return Answer::test();
		}

		$this->sync = Sync::make( $this->settings, $this->timing );

		return Answer::outcomes( $this->request->action, $this->sync->run( Job::from_webhook( $this->request, $this->key_id ) ) );
	}

	private function refuse( Code $code ): Answer {
		$this->log( 'refused', $code );
		Events::failed( $code, $code->message(), '', $this->action );

		return Answer::refusal( $code );
	}

	/** What Interruption calls. */
	private function interrupted( string $reason ): void {
		$code = Transaction::has_database() ? Code::InternalError : Code::DatabaseUnavailable;

		$this->send(
			match ( true ) {
				$this->request instanceof PayloadException => Answer::refusal( $this->request->reason ),
				true === $this->sync?->is_running()        => Answer::outcomes( $this->request->action, $this->sync->interrupt( $code, $reason ) ),
				default                                    => Answer::unfinished( $code, $this->log( 'failed', $code, $reason ) ),
			}
		);
	}

	private function send( Answer $answer ): void {
		$answer->send( null === $this->key_id ? null : $this->timing );
	}

	/** @return int the row's id; 0 if none could be written */
	private function log( string $outcome, ?Code $code = null, ?string $reason = null ): int {
		$log = new Log( $this->settings );
		$id  = $log->write(
			array(
				'action'    => $this->action,
				'key_id'    => (string) $this->key_id,
				'outcome'   => $outcome,
				'code'      => $code->value ?? '',
				'message'   => $reason ?? $code?->message() ?? '',
				'durations' => $this->timing->durations(),
			)
		);

		$log->prune_after( $id );

		return $id;
	}

	/** @return float when the request came, in Unix time */
	private static function began(): float {
		$began = $_SERVER['REQUEST_TIME_FLOAT'] ?? null; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- PHP's own, a number.

		return is_float( $began ) ? $began : microtime( true );
	}

	private static function body(): string {
		return (string) file_get_contents( 'php://input', false, null, 0, self::BODY_BYTES ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- the request's body is no file.
	}
}
