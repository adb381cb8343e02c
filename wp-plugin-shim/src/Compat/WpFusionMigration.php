<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Compat;

use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\WpCommand;
use Encharge\Webhooks\WordPress\Sync\ContactLinks;
use InvalidArgumentException;

/**
 * What a site on WP Fusion has to move, and what not.
 *
 * Compares WP Fusion's options with this plugin's, one step each. What is set
 * here already stays: it was somebody's decision. WP Fusion's own data are
 * never changed, so that a site can go back.
 */
final class WpFusionMigration {

	/** WP Fusion's formats of user names, and what they are called here. */
	private const USERNAME_FORMATS = array(
		'email'    => 'email',
		'flname'   => 'name',
		'fnamenum' => 'firstname_number',
	);

	public function __construct( private readonly WpFusionOptions $theirs, private readonly Settings $settings, private readonly WpFusionAccount $account ) {}

	/** @return list<MigrationStep> none of them carried out yet */
	public function steps(): array {
		return array(
			$this->api_key(),
			$this->access_key(),
			...( new WpFusionFields( $this->theirs, $this->settings, $this->account->fields ) )->steps(),
			...$this->return_password(),
			$this->setting( 'default_role', get_option( 'default_role' ) ),
			$this->setting( 'username_format', self::USERNAME_FORMATS[ $this->theirs->text( 'username_format' ) ] ?? null ),
			$this->new_user_mail(),
			$this->address_changes(),
			$this->links(),
			MigrationStep::same( __( 'tags of users', 'webhooks-for-encharge' ), __( 'both plugins keep them in the same user meta', 'webhooks-for-encharge' ) ),
			MigrationStep::not_needed( __( 'list of available tags', 'webhooks-for-encharge' ), __( 'Encharge is asked for it', 'webhooks-for-encharge' ) ),
		);
	}

	private function api_key(): MigrationStep {
		$item = __( 'API key', 'webhooks-for-encharge' );
		$key  = $this->theirs->text( 'encharge_key' );
		$api  = new ApiConnection();

		return match ( true ) {
			'' === $key                         => MigrationStep::not_needed( $item, __( 'WP Fusion has none', 'webhooks-for-encharge' ) ),
			'constant' === $api->token_source() => MigrationStep::not_needed( $item, __( 'ENCHARGE_API_KEY in wp-config.php counts', 'webhooks-for-encharge' ) ),
			$api->is_token( $key )              => MigrationStep::same( $item ),
			'option' === $api->token_source()   => MigrationStep::differs( $item, __( 'the one that was connected here stays', 'webhooks-for-encharge' ) ),
			null !== $this->account->refusal    => MigrationStep::refused( $item, $this->account->refusal ),
			default                             => MigrationStep::to_take( $item, '', static fn (): bool => $api->remember( $key ) ),
		};
	}

	private function access_key(): MigrationStep {
		$item = __( 'access key', 'webhooks-for-encharge' );
		$key  = $this->theirs->text( 'access_key' );
		$keys = new AccessKeys( $this->settings );

		if ( '' === $key ) {
			return MigrationStep::not_needed( $item, __( 'WP Fusion has none', 'webhooks-for-encharge' ) );
		}

		if ( null !== $keys->find( $key ) ) {
			return MigrationStep::same( $item );
		}

		if ( ! AccessKeys::is_acceptable( $key ) ) {
			return MigrationStep::refused( $item, __( 'fewer than 8 characters of A-Z a-z 0-9 _ -, or others: put a new one into the flows', 'webhooks-for-encharge' ) );
		}

		$expires = AccessKeys::default_expiry( $key );
		$detail  = null === $expires
			? ''
			/* translators: %s: date. */
			: sprintf( __( 'fewer than 128 bits: can be guessed, expires on %s; put a new one into the flows until then', 'webhooks-for-encharge' ), gmdate( 'Y-m-d', $expires ) );

		return MigrationStep::to_take( $item, $detail, static fn () => $keys->add( $key, $expires, 'WP Fusion' ) );
	}

	/** @return list<MigrationStep> */
	private function return_password(): array {
		$field = $this->theirs->return_field();

		if ( '' === $field ) {
			return array( MigrationStep::not_needed( __( 'return password', 'webhooks-for-encharge' ), __( 'WP Fusion returns none', 'webhooks-for-encharge' ) ) );
		}

		$refusal = $this->account->fields?->refusal( $field );

		if ( null !== $refusal ) {
			return array(
				MigrationStep::refused( 'return_password', __( 'there is no field for it', 'webhooks-for-encharge' ) ),
				MigrationStep::refused( 'return_password_field', $refusal ),
			);
		}

		return array( $this->setting( 'return_password', 'password' ), $this->setting( 'return_password_field', $field ) );
	}

	private function setting( string $name, mixed $theirs ): MigrationStep {
		$ours = $this->settings->get( $name );

		if ( ! is_string( $ours ) || ! is_string( $theirs ) || '' === $theirs ) {
			return MigrationStep::not_needed( $name, __( 'WP Fusion has none', 'webhooks-for-encharge' ) );
		}

		if ( $ours === $theirs ) {
			return MigrationStep::same( $name, $theirs );
		}

		if ( $this->settings->has_own( $name ) ) {
			/* translators: 1: a setting's value here, 2: its value in WP Fusion. */
			return MigrationStep::differs( $name, sprintf( __( '%1$s stays; WP Fusion has %2$s', 'webhooks-for-encharge' ), $ours, $theirs ) );
		}

		try {
			$this->settings->checked( array( $name => $theirs ) );
		} catch ( InvalidArgumentException $exception ) {
			/* translators: 1: a setting's value here, 2: why WP Fusion's is refused, a sentence. */
			return MigrationStep::differs( $name, sprintf( __( '%1$s stays: %2$s', 'webhooks-for-encharge' ), $ours, $exception->getMessage() ) );
		}

		return MigrationStep::to_take( $name, $theirs, fn () => $this->settings->set( $name, $theirs ) );
	}

	private function new_user_mail(): MigrationStep {
		$item = __( 'mail to new users', 'webhooks-for-encharge' );

		return $this->theirs->is_on( 'send_welcome_email' )
			? MigrationStep::differs( $item, __( "add send_notification=true to the webhook's URL", 'webhooks-for-encharge' ) )
			: MigrationStep::same( $item, __( 'none, unless the webhook says send_notification=true', 'webhooks-for-encharge' ) );
	}

	private function address_changes(): MigrationStep {
		$ours = $this->settings->text( 'address_changes' );

		return 'write' === $ours
			? MigrationStep::same( 'address_changes', $ours )
			: MigrationStep::differs(
				'address_changes',
				/* translators: 1: a setting's value, 2: command. */
				sprintf( __( '%1$s stays: WP Fusion writes a new address at once, by which whoever changes a profile in Encharge takes over the account. If people change their address in Encharge only: %2$s', 'webhooks-for-encharge' ), $ours, WpCommand::encharge( 'config set address_changes write' ) )
			);
	}

	private function links(): MigrationStep {
		$item    = __( 'links of users to contacts', 'webhooks-for-encharge' );
		$missing = ContactLinks::unlinked_count();

		return 0 === $missing
			? MigrationStep::same( $item, __( 'both plugins keep them in the same user meta', 'webhooks-for-encharge' ) )
			/* translators: %d: number of users. */
			: MigrationStep::to_take( $item, sprintf( _n( '%d user', '%d users', $missing, 'webhooks-for-encharge' ), $missing ), self::link_contacts( ... ) );
	}

	/** @return bool whether nobody is left who is linked in the user meta alone */
	private static function link_contacts(): bool {
		ContactLinks::take_over();

		return 0 === ContactLinks::unlinked_count();
	}
}
