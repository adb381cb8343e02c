<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\Exception;
use Encharge\Webhooks\WordPress\Config\Account;
use Encharge\Webhooks\WordPress\Config\AccountFields;
use Encharge\Webhooks\WordPress\Config\ApiAdvice;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\FailureCause;
use Encharge\Webhooks\WordPress\Config\FieldMapRules;
use Encharge\Webhooks\WordPress\Config\ReturnField;
use Encharge\Webhooks\WordPress\Config\SettingRules;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\WpCommand;
use Encharge\Webhooks\WordPress\User\FieldRules;

/**
 * Whether the account at Encharge can be asked, and has the fields that the settings name.
 *
 * Encharge is asked for its fields at most once. Where it cannot be asked, each
 * check that needs it is the one that says why. Nothing is kept of the answers.
 *
 * @phpstan-import-type Row from FieldMapRules
 */
final class AccountChecks {

	/** Null until Encharge was asked; a check where it could not be. */
	private AccountFields|Check|null $fields = null;

	public function __construct( private readonly Settings $settings, private readonly ApiConnection $api ) {}

	public function encharge(): Check {
		$state = ( new Account( $this->api ) )->try_key( '', $this->where_the_key_is() );

		if ( ! $state->is_working() ) {
			$this->fields = $this->failed( $state->message, FailureCause::Token === $state->cause );
		}

		$fields = $this->fields();

		return $fields instanceof Check
			? $fields
			/* translators: %s: an account's name. */
			: self::subject()->passes( sprintf( __( 'Connected to %s.', 'webhooks-for-encharge' ), $state->account ) );
	}

	/** @return list<Check> none where nothing is wrong with any row */
	public function field_map(): array {
		$field_map = new CheckSubject( 'field map', __( 'Field map', 'webhooks-for-encharge' ) );
		$rows      = $this->settings->field_map();
		$fields    = $this->fields();
		$remedy    = Remedy::command( WpCommand::encharge( 'map delete <field>' ) )->or_in_admin( Remedy::screen( ScreenUrl::tab( 'field-map' ), __( 'Choose another field, or take the row out, on the tab Field map.', 'webhooks-for-encharge' ) ) );
		$checks    = array_map( static fn ( string $refusal ): Check => $field_map->warns( $refusal, $remedy ), self::refusals( $rows ) );

		if ( $fields instanceof Check ) {
			return array( $fields, ...$checks );
		}

		$unknown = $fields->unknown( array_column( $rows, 'field' ) );

		return array() === $unknown
			? $checks
			/* translators: %s: Encharge fields. */
			: array( $field_map->warns( sprintf( __( 'Not among Encharge\'s fields: %s.', 'webhooks-for-encharge' ), implode( ', ', $unknown ) ), $remedy ), ...$checks );
	}

	/** @return Check|null null where nothing is to be returned, or it can be */
	public function return_password(): ?Check {
		if ( 'none' === $this->settings->text( 'return_password' ) ) {
			return null;
		}

		$return_password = new CheckSubject( 'return password', __( 'Return password', 'webhooks-for-encharge' ) );
		$target          = $this->settings->text( 'return_password_field' );
		$fields          = $this->fields();

		if ( $fields instanceof Check ) {
			return $fields;
		}

		if ( '' === $target ) {
			return $return_password->fails( __( 'Nothing can be returned.', 'webhooks-for-encharge' ), self::another_field( ReturnField::PASSWORD ) );
		}

		$refusal = ReturnField::refusal( ReturnField::PASSWORD, $target, $this->settings->field_map() ) ?? $fields->refusal( $target );

		return null === $refusal
			? null
			/* translators: %s: why, one or more sentences. */
			: $return_password->fails( sprintf( __( 'Nothing can be returned. %s', 'webhooks-for-encharge' ), $refusal ), self::another_field( ReturnField::PASSWORD ) );
	}

	/** @return Check|null null where no id is to be returned, or it can be */
	public function return_user_id(): ?Check {
		$target = $this->settings->text( ReturnField::USER_ID );

		if ( '' === $target ) {
			return null;
		}

		$fields = $this->fields();

		if ( $fields instanceof Check ) {
			return $fields;
		}

		$refusal = ( new SettingRules( $this->settings, $this->settings ) )->refusal( ReturnField::USER_ID ) ?? $fields->refusal( $target );

		return null === $refusal
			? null
			: ( new CheckSubject( 'return user id', __( 'Return user id', 'webhooks-for-encharge' ) ) )
				/* translators: %s: why, one or more sentences. */
				->fails( sprintf( __( 'Nothing can be returned. %s', 'webhooks-for-encharge' ), $refusal ), self::another_field( ReturnField::USER_ID ) );
	}

	private function fields(): AccountFields|Check {
		return $this->fields ??= $this->ask_for_fields();
	}

	private function ask_for_fields(): AccountFields|Check {
		$client = $this->api->client();

		if ( null === $client ) {
			return $this->failed( (string) $this->api->problem(), false );
		}

		try {
			return new AccountFields( $client->fields() );
		} catch ( Exception $exception ) {
			return $this->failed( ( new ApiAdvice( $this->api, $this->where_the_key_is() ) )->on( $exception ), ApiAdvice::is_refusal( $exception ) );
		}
	}

	/** @param string $setting that names the field */
	private static function another_field( string $setting ): Remedy {
		return Remedy::command( WpCommand::encharge( "config set $setting <field>" ) )
			->or_in_admin( Remedy::screen( ScreenUrl::tab( 'users', "encharge-$setting" ), __( 'Choose another field of Encharge on the tab Users.', 'webhooks-for-encharge' ) ) );
	}

	/** @return string|null for whoever gives another key; null where it stands in wp-config.php, which is then told */
	private function where_the_key_is(): ?string {
		return 'constant' === $this->api->token_source() ? null : __( 'Copy it from Account → API in Encharge.', 'webhooks-for-encharge' );
	}

	/**
	 * @param string $message    why Encharge cannot be asked
	 * @param bool   $is_refused whether it refused the API key
	 */
	private function failed( string $message, bool $is_refused ): Check {
		$source = $this->api->token_source();
		$remedy = Remedy::command( WpCommand::encharge( 'connect' ) )
			->or_in_admin( Remedy::screen( ScreenUrl::tab( 'set-up', 'encharge-account' ), __( 'Enter the API key on the tab Set-up.', 'webhooks-for-encharge' ) ) );

		return 'none' === $source
			? self::subject()->fails( __( 'There is no Encharge API key yet.', 'webhooks-for-encharge' ), $remedy )
			: self::subject()->fails( str_replace( "\n", ' ', $message ), $is_refused && 'option' === $source ? $remedy : null );
	}

	private static function subject(): CheckSubject {
		return new CheckSubject( 'encharge', __( 'Encharge', 'webhooks-for-encharge' ) );
	}

	/**
	 * @param list<Row> $rows of the field map
	 * @return list<string> why rows are not written
	 */
	private static function refusals( array $rows ): array {
		$refusals = array();

		foreach ( $rows as $row ) {
			$refusal = FieldRules::key_refusal( $row['key'] );

			if ( null !== $refusal ) {
				/* translators: 1: Encharge field, 2: WordPress key, 3: why, without a full stop. */
				$refusals[] = sprintf( __( '%1$s → %2$s is not written: %3$s.', 'webhooks-for-encharge' ), $row['field'], $row['key'], $refusal );
			}
		}

		return $refusals;
	}
}
