<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Outbox;

use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\ReturnField;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Database\UserCache;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Sync\Note;
use Encharge\Webhooks\WordPress\Sync\Origin;
use Encharge\Webhooks\WordPress\Sync\Work;
use Encharge\Webhooks\WordPress\User\FirstSignIn;
use Encharge\Webhooks\WordPress\User\Password;
use Encharge\Webhooks\WordPress\User\Plan;
use SensitiveParameterValue;
use WP_Error;
use WP_User;

/**
 * What is owed to contacts after the commit.
 *
 * That is the new user's mail, the mail by which a new address is confirmed, and
 * what goes back to Encharge: the password or link, and the user's id where the
 * sender was answered before there was one. The transaction that writes the user
 * notes it in the contact's row. It is paid at once, else by the contact's
 * next webhook, else hourly.
 *
 * @phpstan-import-type Owed from OutboxEntry
 */
final class Outbox {

	/** The hook that WP-Cron fires every hour. */
	public const CRON_HOOK = 'encharge_webhooks_pay_debts';

	/** How long a password or link is still returned, in seconds. */
	private const EXPIRY = 7 * DAY_IN_SECONDS;

	/** How long a payer who may have been killed keeps others away, in seconds: longer than mail and call take. */
	private const PAYING = 5 * MINUTE_IN_SECONDS;

	/** How many contacts one run of WP-Cron looks at, and for how many seconds it begins to pay. */
	private const CREDITORS = 1000;
	private const BUDGET    = 30;

	/** @param Settings $settings for what is returned, and the fields for it */
	public function __construct( private readonly Settings $settings ) {}

	/**
	 * What will be owed once a plan is written. Call it in the transaction, and
	 * save the result in the contact's row.
	 *
	 * @param Work                      $work     what is worked
	 * @param Plan                      $plan     what was written
	 * @param Plan|null                 $creation the plan that created the user, if they are new
	 * @param array<string, mixed>|null $owed     what is owed to the contact already
	 * @return Owed|null all that is owed then; null if there is nothing new
	 */
	public function note( Work $work, Plan $plan, ?Plan $creation, int $user_id, ?array $owed ): ?array {
		$new = in_array( $plan->pending_address, array( null, '' ), true )
			? $this->owed_to_new_user( $creation, $work->task->notify, $user_id )
			: array( 'confirm' => true );

		if ( ! isset( $owed['user_id'] ) && $this->is_user_id_wanted( $work, $user_id ) ) {
			$new['user_id'] = true;
		}

		if ( array() === $new ) {
			return null;
		}

		/** @var Owed */
		return $new + ( $owed ?? array() );
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

		if ( $debt->owes_user_id() && ( false === $user || null === $this->settings->return_field( ReturnField::USER_ID ) ) ) {
			$debt->settle_user_id();
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

	/** @return array{mail?: true, return?: 'password'|'link', hashes?: list<string>, since?: int} */
	private function owed_to_new_user( ?Plan $creation, bool $notify, int $user_id ): array {
		$user = null === $creation ? false : get_userdata( $user_id );

		if ( null === $creation || false === $user ) {
			return array();
		}

		// A password that came from Encharge needs no way back.
		$returned = $creation->password_generated && null !== $this->settings->return_field( ReturnField::PASSWORD ) ? $this->settings->text( 'return_password' ) : 'none';

		return OutboxEntry::noted( $notify, in_array( $returned, array( 'password', 'link' ), true ) ? $returned : null, $user->user_pass );
	}

	/** @return bool whether the sender could not be told the user's id, and Encharge has not got it as far as is known */
	private function is_user_id_wanted( Work $work, int $user_id ): bool {
		$field = Origin::Inbox === $work->task->origin ? $this->settings->return_field( ReturnField::USER_ID ) : null;
		$value = null === $field ? null : $work->pulled->person->get( $field );

		return null !== $field && ! ( is_scalar( $value ) && (string) $user_id === (string) $value );
	}

	/**
	 * Returns all that is owed by one call.
	 *
	 * @return list<Note> what could not be paid
	 */
	private function give_back( OutboxEntry $debt, WP_User $user, ?SensitiveParameterValue $password, #[\SensitiveParameter] ?string $key ): array {
		$notes  = array();
		$secret = null;

		try {
			$secret = $this->secret( $debt, $user, $password, $key );
		} catch ( Unpaid $unpaid ) {
			$notes = $this->unreturned( $unpaid, array( ReturnField::PASSWORD ) );
		}

		$values = array_filter(
			array(
				ReturnField::PASSWORD => null === $secret ? null : Password::text( $secret ),
				ReturnField::USER_ID  => $debt->owes_user_id() ? (string) $debt->user_id : null,
			),
			is_string( ... )
		);

		if ( array() !== $values ) {
			try {
				$fields = array_combine( array_map( $this->settings->text( ... ), array_keys( $values ) ), $values );

				( new FieldReturn( new ApiConnection() ) )->send( $debt->contact_id, $fields, $secret );
				array() === $notes ? $debt->settle() : $debt->settle_user_id();
			} catch ( Unpaid $unpaid ) {
				$notes = array( ...$notes, ...$this->unreturned( $unpaid, array_keys( $values ) ) );
			}
		}

		if ( array() !== $notes ) {
			$debt->release();
		}

		return $notes;
	}

	/**
	 * @return SensitiveParameterValue|null what goes into return_password_field; null if nothing does
	 * @throws Unpaid If there is no link.
	 */
	private function secret( OutboxEntry $debt, WP_User $user, ?SensitiveParameterValue $password, #[\SensitiveParameter] ?string $key ): ?SensitiveParameterValue {
		if ( 'link' !== $debt->to_return() ) {
			return 'password' === $debt->to_return() ? $password ?? $this->renewed_password( $debt, $user ) : null;
		}

		$link = Invitation::link( $user, $key );

		return $link instanceof WP_Error
			? throw new Unpaid( wp_strip_all_tags( $link->get_error_message() ) )
			: new SensitiveParameterValue( $link );
	}

	/**
	 * @param list<ReturnField::PASSWORD|ReturnField::USER_ID> $settings those that name the fields
	 * @return list<Note>
	 */
	private function unreturned( Unpaid $unpaid, array $settings ): array {
		return array_map(
			fn ( string $setting ): Note => new Note(
				ReturnField::USER_ID === $setting ? 'user_id_not_returned' : 'password_not_returned',
				$this->settings->text( $setting ),
				$unpaid->getMessage()
			),
			$settings
		);
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
			$debt->to_return() !== $this->settings->text( 'return_password' ), null === $this->settings->return_field( ReturnField::PASSWORD ) => __( 'The setting return_password has changed.', 'webhooks-for-encharge' ),
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
