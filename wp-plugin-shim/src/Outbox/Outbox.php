<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Outbox;

use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Database\UserCache;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Sync\Note;
use Encharge\Webhooks\WordPress\User\FirstSignIn;
use Encharge\Webhooks\WordPress\User\Password;
use Encharge\Webhooks\WordPress\User\Plan;
use SensitiveParameterValue;
use WP_User;

/**
 * What is owed to contacts after the commit.
 *
 * That is the new user's mail, the mail by which a new address is confirmed, and
 * the password or link that goes back to Encharge. The transaction that makes the
 * user notes it in the contact's row. It is paid at once, else by the contact's
 * next webhook, else hourly.
 *
 * @phpstan-import-type Owed from OutboxEntry
 */
final class Outbox {

	/** The hook that WP-Cron fires every hour. */
	public const CRON_HOOK = 'encharge_webhooks_pay_debts';

	/** How long something is still returned, in seconds. */
	private const EXPIRY = 7 * DAY_IN_SECONDS;

	/** How long a payer who may have been killed keeps others away, in seconds: longer than mail and call take. */
	private const PAYING = 5 * MINUTE_IN_SECONDS;

	/** How many contacts one run of WP-Cron looks at, and for how many seconds it begins to pay. */
	private const CREDITORS = 1000;
	private const BUDGET    = 30;

	/** @param Settings $settings for return_password and its field */
	public function __construct( private readonly Settings $settings ) {}

	/**
	 * What will be owed once a plan is written. Call it in the transaction, and
	 * save the result in the contact's row.
	 *
	 * @param Plan                      $plan     what was written
	 * @param Plan|null                 $creation the plan that created the user, if they are new
	 * @param bool                      $notify   whether a new user gets WordPress's mail
	 * @param array<string, mixed>|null $owed     what is owed to the contact already
	 * @return Owed|null all that is owed then; null if there is nothing new
	 */
	public function note( Plan $plan, ?Plan $creation, bool $notify, int $user_id, ?array $owed ): ?array {
		if ( ! in_array( $plan->pending_address, array( null, '' ), true ) ) {
			/** @var Owed */
			return array( 'confirm' => true ) + ( $owed ?? array() );
		}

		$user = null === $creation ? false : get_userdata( $user_id );

		if ( null === $creation || false === $user ) {
			return null;
		}

		// A password that came from Encharge needs no way back.
		$returned = $creation->password_generated && $this->settings->has_return_field() ? $this->settings->text( 'return_password' ) : 'none';

		return OutboxEntry::noted( $notify, in_array( $returned, array( 'password', 'link' ), true ) ? $returned : null, $user->user_pass );
	}

	/**
	 * Pays what is owed to a contact. Call it after the commit.
	 *
	 * @param SensitiveParameterValue|null $password the password that was set, as long as it is known
	 * @return list<Note> what could not be paid
	 */
	public function pay( string $contact_id, ?SensitiveParameterValue $password = null ): array {
		$debt = SiteIdentity::is_copy() ? null : OutboxEntry::to( $contact_id );

		if ( null === $debt || $debt->is_being_paid() ) {
			return array();
		}

		UserCache::forget( $debt->user_id );

		$user = get_userdata( $debt->user_id );

		// A user who is there and cannot be read is not gone.
		if ( false === $user && 0 !== $debt->user_id ) {
			return array();
		}

		$reason = null === $debt->to_return() ? null : $this->reason_to_cancel( $debt, $user );

		if ( null !== $reason ) {
			$this->cancel( $debt, $reason );
		}

		$owes_mail         = $debt->owes_mail();
		$owes_confirmation = $debt->owes_confirmation();

		if ( ! $debt->take( self::PAYING ) || false === $user ) {
			return array();
		}

		$mail = $owes_mail ? Invitation::send( $user ) : array(
			'key'   => null,
			'notes' => array(),
		);

		$confirmation = $owes_confirmation ? AddressConfirmation::send( $user ) : array();

		return array( ...$mail['notes'], ...$confirmation, ...$this->give_back( $debt, $user, $password, $mail['key'] ) );
	}

	/** Hooked to WP-Cron: pays what could not be paid at once; in no order, so that a debt that cannot be paid holds up no other. */
	public function pay_due(): void {
		$creditors = OutboxEntry::creditors( self::CREDITORS );
		$end       = time() + self::BUDGET;

		shuffle( $creditors );

		foreach ( $creditors as $contact_id ) {
			if ( time() >= $end ) {
				return;
			}

			$this->pay( $contact_id );
		}
	}

	/** @return list<Note> what could not be paid */
	private function give_back( OutboxEntry $debt, WP_User $user, ?SensitiveParameterValue $password, #[\SensitiveParameter] ?string $key ): array {
		if ( 'password' === $debt->to_return() ) {
			$password ??= $this->renewed_password( $debt, $user );
		}

		try {
			$return = new PasswordReturn( $this->settings, new ApiConnection() );

			match ( true ) {
				'link' === $debt->to_return() => $return->link( $debt->contact_id, $user, $key ),
				null !== $debt->to_return() && null !== $password => $return->password( $debt->contact_id, $password ),
				default => null,
			};
		} catch ( Unpaid $unpaid ) {
			$debt->release();

			return array( new Note( 'password_not_returned', $this->settings->text( 'return_password_field' ), $unpaid->getMessage() ) );
		}

		if ( null !== $debt->to_return() ) {
			$debt->settle_return();
		}

		return array();
	}

	/**
	 * No password is kept, so what is paid later is a new one.
	 *
	 * @return SensitiveParameterValue|null null if the user has one of their own by now
	 */
	private function renewed_password( OutboxEntry $debt, WP_User $user ): ?SensitiveParameterValue {
		$password = Password::generate();
		$hash     = Password::hash( $password );

		// Noted first: if this payer is killed in between, the next one still knows the password for ours.
		if ( $debt->expect_hash( $user->user_pass, $hash ) && Password::replace( $user, $password, $hash ) ) {
			FirstSignIn::await( $user->ID, $hash );

			return $password;
		}

		$this->cancel( $debt, self::own_password() );

		return null;
	}

	/** @return string|null why nothing goes back to Encharge any more, for a person; null if it does */
	private function reason_to_cancel( OutboxEntry $debt, WP_User|false $user ): ?string {
		return match ( true ) {
			false === $user                                                            => __( 'The user is gone.', 'webhooks-for-encharge' ),
			! $debt->knows( $user->user_pass ), ! FirstSignIn::is_awaited( $user )      => self::own_password(),
			$debt->age() > self::EXPIRY                                                => __( 'Encharge did not take it for 7 days.', 'webhooks-for-encharge' ),
			$debt->to_return() !== $this->settings->text( 'return_password' ), ! $this->settings->has_return_field() => __( 'The setting return_password has changed.', 'webhooks-for-encharge' ),
			default                                                                    => null,
		};
	}

	private function cancel( OutboxEntry $debt, string $reason ): void {
		if ( ! $debt->settle_return() ) {
			return;
		}

		( new Log( $this->settings ) )->write(
			new LogEntry(
				'skipped',
				action: 'return',
				contact_id: $debt->contact_id,
				user_id: $debt->user_id,
				code: 'password_not_returned',
				message: $reason
			)
		);
	}

	private static function own_password(): string {
		return __( 'The user has signed in or has another password by now.', 'webhooks-for-encharge' );
	}
}
