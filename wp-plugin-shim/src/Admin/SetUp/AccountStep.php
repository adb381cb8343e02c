<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\SetUp;

use Encharge\Webhooks\WordPress\Admin\Form;
use Encharge\Webhooks\WordPress\Admin\FormErrors;
use Encharge\Webhooks\WordPress\Admin\Markup;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\Account;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\ConnectionState;
use Encharge\Webhooks\WordPress\Config\FailureCause;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Health\SetUpProgress;
use Encharge\Webhooks\WordPress\Health\Status;
use RuntimeException;

/**
 * The account at Encharge: its API key can be given, and is never shown.
 */
final class AccountStep implements Step {

	private const CONNECT = 'connect';

	private const CHECK = 'check_account';

	private const FIELD = 'api_key';

	/** What is wrong with the key that was entered; '' if nothing is. */
	private string $error = '';

	public function __construct( private readonly ApiConnection $api, private readonly SetUpProgress $progress ) {}

	public function heading(): Heading {
		$is_failing = 'none' !== $this->api->token_source() && false === ( $this->state()?->is_working() ?? true );

		return new Heading(
			'encharge-account',
			__( 'Encharge account', 'webhooks-for-encharge' ),
			match ( true ) {
				$this->progress->is_connected()            => Status::Pass,
				$is_failing, '' !== $this->error => Status::Fail,
				default                                    => Status::Warn,
			}
		);
	}

	public function act( string $action ): void {
		if ( self::CHECK === $action ) {
			( new Account( $this->api ) )->check( self::remedy( $this->api ) );
			Form::done( Tab::SetUp, self::CHECK );
		}

		if ( self::CONNECT === $action ) {
			$this->connect( trim( Form::entered( self::FIELD ) ) );
		}
	}

	/** @return string the sentence for what act() told Form::done() */
	public static function confirmation( string $done ): string {
		return match ( $done ) {
			self::CONNECT => __( 'Connected. The API key is stored, and shown nowhere.', 'webhooks-for-encharge' ),
			self::CHECK   => __( 'The account was checked: see below.', 'webhooks-for-encharge' ),
			default       => '',
		};
	}

	public function render(): void {
		$state = $this->state();

		$this->heading()->render();

		if ( null !== $state ) {
			self::render_state( $state );
		}

		if ( 'constant' === $this->api->token_source() ) {
			/* translators: 1: name of a constant, 2: file. */
			printf( '<p>' . esc_html__( 'The API key is set by %1$s in %2$s. Change it there.', 'webhooks-for-encharge' ) . '</p>', '<code dir="ltr">ENCHARGE_API_KEY</code>', '<code dir="ltr">wp-config.php</code>' );
		}

		if ( ! Access::allows( Access::CHANGE ) ) {
			echo '<p>' . esc_html__( 'You may not change the account.', 'webhooks-for-encharge' ) . '</p>';
			return;
		}

		if ( 'none' !== $this->api->token_source() ) {
			Form::button( Tab::SetUp, self::CHECK, null === $state ? __( 'Check the connection', 'webhooks-for-encharge' ) : __( 'Check again', 'webhooks-for-encharge' ) );
		}

		if ( 'constant' !== $this->api->token_source() ) {
			$this->render_form();
		}
	}

	private function connect( #[\SensitiveParameter] string $key ): void {
		if ( 'constant' === $this->api->token_source() ) {
			return;
		}

		if ( '' === $key ) {
			$this->error = __( 'Enter the API key.', 'webhooks-for-encharge' );
			return;
		}

		$account = new Account( $this->api );
		$state   = $account->try_key( $key, self::copy_anew() );

		try {
			if ( $state->is_working() ) {
				$account->connect( $key, $state );
				Form::done( Tab::SetUp, self::CONNECT );
			}

			$this->error = self::cause( $state ) . ' ' . $state->message;
		} catch ( RuntimeException $exception ) {
			$this->error = $exception->getMessage();
		}
	}

	private function state(): ?ConnectionState {
		return ( new Account( $this->api ) )->last_state();
	}

	private static function render_state( ConnectionState $state ): void {
		echo '<p>';

		if ( $state->is_working() ) {
			/* translators: %s: name of an account. */
			printf( esc_html__( 'Connected to %s.', 'webhooks-for-encharge' ), '<strong><bdi>' . esc_html( $state->account ) . '</bdi></strong>' );
		} else {
			echo '<strong>' . esc_html( self::cause( $state ) ) . '</strong> <bdi>' . esc_html( $state->message ) . '</bdi>';
		}

		/* translators: %s: date and time. */
		echo ' ' . sprintf( esc_html__( 'Checked: %s.', 'webhooks-for-encharge' ), Markup::moment( $state->checked ) ) . '</p>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it is made.
	}

	private function render_form(): void {
		$is_new = 'none' === $this->api->token_source();

		printf( '<details %s><summary>%s</summary>', esc_attr( $is_new || '' !== $this->error ? 'open' : '' ), esc_html( $is_new ? __( 'Connect the site', 'webhooks-for-encharge' ) : __( 'Use another API key', 'webhooks-for-encharge' ) ) );
		Form::begin( Tab::SetUp, self::CONNECT );
		FormErrors::summary( array_filter( array( 'encharge-api-key' => $this->error ) ), __( 'Nothing was changed:', 'webhooks-for-encharge' ) );

		echo '<table class="form-table" role="presentation"><tr><th scope="row"><label for="encharge-api-key">' . esc_html__( 'API key', 'webhooks-for-encharge' ) . '</label></th><td>';
		printf( '<input type="password" id="encharge-api-key" name="%s" value="" class="regular-text" dir="ltr" autocomplete="off" spellcheck="false"%s>', esc_attr( self::FIELD ), FormErrors::attributes( 'encharge-api-key', $this->error ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it is made.
		FormErrors::render( 'encharge-api-key', $this->error );
		echo '<p class="description">' . esc_html__( 'In Encharge: Account → API. It is tried before it is stored, and never shown again.', 'webhooks-for-encharge' ) . '</p></td></tr></table>';

		if ( SiteIdentity::is_copy() ) {
			echo '<p>' . esc_html__( 'This site is a copy: to connect it takes it into use, so that it writes to Encharge and sends mail.', 'webhooks-for-encharge' ) . '</p>';
		}

		echo '<p><button type="submit" class="button button-primary">' . esc_html__( 'Connect', 'webhooks-for-encharge' ) . '</button></p></form></details>';
	}

	private static function remedy( ApiConnection $api ): ?string {
		return 'constant' === $api->token_source() ? null : self::copy_anew();
	}

	private static function copy_anew(): string {
		return __( 'Copy it from Account → API in Encharge, and enter it here.', 'webhooks-for-encharge' );
	}

	private static function cause( ConnectionState $state ): string {
		return match ( $state->cause ) {
			FailureCause::Token   => __( 'The API key does not work.', 'webhooks-for-encharge' ),
			FailureCause::Dns     => __( 'The name of Encharge’s server cannot be resolved.', 'webhooks-for-encharge' ),
			FailureCause::Tls     => __( 'The certificate of Encharge’s server cannot be verified.', 'webhooks-for-encharge' ),
			FailureCause::Timeout => __( 'Encharge did not answer in time.', 'webhooks-for-encharge' ),
			FailureCause::Proxy   => __( 'The proxy does not let the site through to Encharge.', 'webhooks-for-encharge' ),
			default               => __( 'Encharge cannot be asked.', 'webhooks-for-encharge' ),
		};
	}
}
