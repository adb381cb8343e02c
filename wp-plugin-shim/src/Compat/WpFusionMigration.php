<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Compat;

use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\AccountFields;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\ReturnField;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\WpCommand;
use Encharge\Webhooks\WordPress\Sync\ContactLinks;
use Encharge\Webhooks\WordPress\User\FieldRules;

/**
 * What a site on WP Fusion has to move, and what not.
 *
 * Compares WP Fusion's options with this plugin's, one line each. What is set
 * here already stays: it was somebody's decision. WP Fusion's own data are
 * never changed, so that a site can go back.
 *
 * @phpstan-type Step array{item: string, status: 'same'|'take'|'differs'|'not needed'|'refused', detail: string, apply: ?\Closure(): mixed}
 */
final class WpFusionMigration {

	/** WP Fusion's types that have another name here; all others are text. */
	private const TYPES = array(
		'date'        => 'date',
		'datetime'    => 'datetime',
		'checkbox'    => 'boolean',
		'checkboxes'  => 'list',
		'multiselect' => 'list',
		'int'         => 'integer',
		'number'      => 'number',
		'textarea'    => 'textarea',
		'email'       => 'email',
		'url'         => 'url',
	);

	private const USERNAME_FORMATS = array(
		'email'    => 'email',
		'flname'   => 'name',
		'fnamenum' => 'firstname_number',
	);

	/** WP Fusion maps these too; here they are not fields. */
	private const NO_FIELDS = array(
		'user_id'         => 'a user\'s id never changes',
		'user_registered' => 'the registration date never changes',
		'role'            => 'a role is asked for by the webhook\'s role parameter',
		'wp_capabilities' => 'a role is asked for by the webhook\'s role parameter',
	);

	/**
	 * @param array<array-key, mixed> $options WP Fusion's option wpf_options
	 * @param AccountFields|null      $account what the account says of its fields; null: it could not be asked
	 * @param string|null             $refusal why WP Fusion's API key is of no use; null: it is, or it was not tried
	 */
	public function __construct( private readonly array $options, private readonly Settings $settings, private readonly ?AccountFields $account, private readonly ?string $refusal ) {}

	/** @return list<Step> each with what carries it out, where there is something to do */
	public function steps(): array {
		return array(
			$this->api_key(),
			$this->access_key(),
			...$this->field_map(),
			...$this->return_password(),
			$this->setting( 'default_role', get_option( 'default_role' ) ),
			$this->setting( 'username_format', self::USERNAME_FORMATS[ $this->text( 'username_format' ) ] ?? null ),
			$this->new_user_mail(),
			$this->address_changes(),
			$this->links(),
			self::step( 'tags of users', 'same', 'both plugins keep them in the same user meta' ),
			self::step( 'list of available tags', 'not needed', 'Encharge is asked for it' ),
		);
	}

	/** @return Step */
	private function api_key(): array {
		$key = $this->text( 'encharge_key' );
		$api = new ApiConnection();

		return match ( true ) {
			'' === $key                       => self::step( 'API key', 'not needed', 'WP Fusion has none' ),
			'constant' === $api->token_source() => self::step( 'API key', 'not needed', 'ENCHARGE_API_KEY in wp-config.php counts' ),
			$api->is_token( $key )            => self::step( 'API key', 'same', '' ),
			'option' === $api->token_source() => self::step( 'API key', 'differs', 'the one that was connected here stays' ),
			null !== $this->refusal           => self::step( 'API key', 'refused', $this->refusal ),
			default                           => self::step( 'API key', 'take', '', static fn () => $api->remember( $key ) ),
		};
	}

	/** @return Step */
	private function access_key(): array {
		$key  = $this->text( 'access_key' );
		$keys = new AccessKeys( $this->settings );

		if ( '' === $key ) {
			return self::step( 'access key', 'not needed', 'WP Fusion has none' );
		}

		if ( null !== $keys->find( $key ) ) {
			return self::step( 'access key', 'same', '' );
		}

		if ( ! AccessKeys::is_acceptable( $key ) ) {
			return self::step( 'access key', 'refused', 'fewer than 8 characters of A-Z a-z 0-9 _ -, or others: put a new one into the flows' );
		}

		$expires = AccessKeys::default_expiry( $key );

		return self::step(
			'access key',
			'take',
			null === $expires ? '' : 'fewer than 128 bits: can be guessed, expires on ' . gmdate( 'Y-m-d', $expires ) . '; put a new one into the flows until then',
			static fn () => $keys->add( $key, $expires, 'WP Fusion' )
		);
	}

	/** @return list<Step> a step for each field that WP Fusion has switched on */
	private function field_map(): array {
		$fields = is_array( $this->options['contact_fields'] ?? null ) ? $this->options['contact_fields'] : array();
		$steps  = array();

		foreach ( $fields as $key => $field ) {
			if ( is_array( $field ) && ! empty( $field['active'] ) && is_string( $field['crm_field'] ?? null ) && '' !== $field['crm_field'] ) {
				$steps[] = $this->field( (string) $key, $field['crm_field'], is_string( $field['type'] ?? null ) ? $field['type'] : '' );
			}
		}

		return $steps;
	}

	/** @return Step */
	private function field( string $key, string $field, string $type ): array {
		$item    = "field $field → $key";
		$refusal = self::NO_FIELDS[ $key ] ?? null;

		if ( null !== $refusal ) {
			return self::step( $item, 'not needed', $refusal );
		}

		$refusal = FieldRules::key_refusal( $key ) ?? $this->return_field_refusal( $field, $key ) ?? $this->unknown_field( $field );

		if ( null !== $refusal ) {
			return self::step( $item, 'refused', $refusal );
		}

		$type = isset( FieldRules::USER_FIELDS[ $key ] ) ? FieldRules::default_type( $key ) : ( self::TYPES[ $type ] ?? 'text' );

		foreach ( $this->settings->field_map() as $row ) {
			if ( $row['key'] === $key && $row['field'] === $field ) {
				return $row['type'] === $type ? self::step( $item, 'same', '' ) : self::step( $item, 'differs', "its type stays {$row['type']}; WP Fusion's is $type" );
			}

			if ( $row['key'] === $key && $this->settings->has_own_field_map() ) {
				return self::step( $item, 'differs', "{$row['field']} → $key stays" );
			}
		}

		return self::step( $item, 'take', "as $type", fn () => $this->save_row( $field, $key, $type ) );
	}

	/** Why a row cannot stand beside what is returned, now or after the migration. */
	private function return_field_refusal( string $field, string $key ): ?string {
		$row       = compact( 'field', 'key' ) + array(
			'type' => '',
			'wipe' => false,
		);
		$returning = array_filter( array( $this->settings->text( 'return_password_field' ), $this->their_return_field() ) );

		return in_array( $field, $returning, true ) ? ReturnField::refusal( $field, array( $row ) ) : null;
	}

	/** @return string|null that the account has no such field; null if it has, or could not be asked */
	private function unknown_field( string $field ): ?string {
		return array() === ( $this->account?->unknown( array( $field ) ) ?? array() ) ? null : AccountFields::missing( $field );
	}

	/** Adds a row, in place of the default one for this key. */
	private function save_row( string $field, string $key, string $type ): void {
		$own = compact( 'field', 'key', 'type' );

		$this->settings->change_field_map(
			static fn ( array $rows ): array => array(
				...array_values( array_filter( $rows, static fn ( array $row ): bool => $row['key'] !== $key ) ),
				$own,
			)
		);
	}

	/** @return list<Step> */
	private function return_password(): array {
		$field = $this->their_return_field();

		if ( '' === $field ) {
			return array( self::step( 'return password', 'not needed', 'WP Fusion returns none' ) );
		}

		$refusal = $this->account?->refusal( $field );

		if ( null !== $refusal ) {
			return array( self::step( 'return_password', 'refused', 'there is no field for it' ), self::step( 'return_password_field', 'refused', $refusal ) );
		}

		return array( $this->setting( 'return_password', 'password' ), $this->setting( 'return_password_field', $field ) );
	}

	/** @return string the field to which WP Fusion returns passwords; '' if it returns none */
	private function their_return_field(): string {
		$field = $this->options['return_password_field'] ?? null;
		$field = is_array( $field ) ? ( $field['crm_field'] ?? '' ) : $field;

		return empty( $this->options['return_password'] ) || ! is_string( $field ) ? '' : $field;
	}

	/** @return Step */
	private function setting( string $name, mixed $theirs ): array {
		$ours = $this->settings->get( $name );

		if ( ! is_string( $ours ) || ! is_string( $theirs ) || '' === $theirs ) {
			return self::step( $name, 'not needed', 'WP Fusion has none' );
		}

		if ( $ours === $theirs ) {
			return self::step( $name, 'same', $theirs );
		}

		if ( $this->settings->has_own( $name ) ) {
			return self::step( $name, 'differs', "$ours stays; WP Fusion has $theirs" );
		}

		try {
			$this->settings->checked( array( $name => $theirs ) );
		} catch ( \InvalidArgumentException $exception ) {
			return self::step( $name, 'differs', "$ours stays: " . $exception->getMessage() );
		}

		return self::step( $name, 'take', $theirs, fn () => $this->settings->set( $name, $theirs ) );
	}

	/** @return Step */
	private function new_user_mail(): array {
		return empty( $this->options['send_welcome_email'] )
			? self::step( 'mail to new users', 'same', 'none, unless the webhook says send_notification=true' )
			: self::step( 'mail to new users', 'differs', 'add send_notification=true to the webhook\'s URL' );
	}

	/** @return Step */
	private function address_changes(): array {
		return 'write' === $this->settings->text( 'address_changes' )
			? self::step( 'address_changes', 'same', 'write' )
			: self::step( 'address_changes', 'differs', "{$this->settings->text( 'address_changes' )} stays: WP Fusion writes a new address at once, by which whoever changes a profile in Encharge takes over the account. If people change their address in Encharge only: " . WpCommand::encharge( 'config set address_changes write' ) );
	}

	/** @return Step */
	private function links(): array {
		$missing = ContactLinks::unlinked_count();

		return 0 === $missing
			? self::step( 'links of users to contacts', 'same', 'both plugins keep them in the same user meta' )
			: self::step( 'links of users to contacts', 'take', 1 === $missing ? '1 user' : "$missing users", static fn (): bool => self::link_contacts() );
	}

	/** @return bool whether nobody is left who is linked in the user meta alone */
	private static function link_contacts(): bool {
		ContactLinks::take_over();

		return 0 === ContactLinks::unlinked_count();
	}

	private function text( string $key ): string {
		$value = $this->options[ $key ] ?? '';

		return is_string( $value ) ? trim( $value ) : '';
	}

	/**
	 * @param 'same'|'take'|'differs'|'not needed'|'refused' $status
	 * @return Step
	 */
	private static function step( string $item, string $status, string $detail, ?\Closure $apply = null ): array {
		return compact( 'item', 'status', 'detail', 'apply' );
	}
}
