<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\Exception;
use Encharge\Webhooks\WordPress\Config\Account;
use Encharge\Webhooks\WordPress\Config\AccountFields;
use Encharge\Webhooks\WordPress\Config\ApiAdvice;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
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
		$state = ( new Account( $this->api ) )->try_key( '' );

		if ( ! $state->is_working() ) {
			$this->fields = $this->failed( $state->message );
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
		$checks    = array_map( $field_map->warns( ... ), self::refusals( $rows ) );

		if ( $fields instanceof Check ) {
			return array( $fields, ...$checks );
		}

		$unknown = $fields->unknown( array_column( $rows, 'field' ) );

		return array() === $unknown
			? $checks
			/* translators: %s: Encharge fields. */
			: array( $field_map->warns( sprintf( __( 'Not among Encharge\'s fields: %s.', 'webhooks-for-encharge' ), implode( ', ', $unknown ) ) ), ...$checks );
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
			return $return_password->fails( __( 'Nothing can be returned.', 'webhooks-for-encharge' ), Remedy::command( WpCommand::encharge( 'config set return_password_field <field>' ) ) );
		}

		$refusal = ReturnField::refusal( ReturnField::PASSWORD, $target, $this->settings->field_map() ) ?? $fields->refusal( $target );

		return null === $refusal
			? null
			/* translators: %s: why, one or more sentences. */
			: $return_password->fails( sprintf( __( 'Nothing can be returned. %s', 'webhooks-for-encharge' ), $refusal ) );
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
				->fails( sprintf( __( 'Nothing can be returned. %s', 'webhooks-for-encharge' ), $refusal ) );
	}

	private function fields(): AccountFields|Check {
		return $this->fields ??= $this->ask_for_fields();
	}

	private function ask_for_fields(): AccountFields|Check {
		$client = $this->api->client();

		if ( null === $client ) {
			return $this->failed( (string) $this->api->problem() );
		}

		try {
			return new AccountFields( $client->fields() );
		} catch ( Exception $exception ) {
			return $this->failed( ( new ApiAdvice( $this->api ) )->on( $exception ) );
		}
	}

	private function failed( string $message ): Check {
		return 'none' === $this->api->token_source()
			? self::subject()->fails( __( 'There is no Encharge API key yet.', 'webhooks-for-encharge' ), Remedy::command( WpCommand::encharge( 'connect' ) ) )
			: self::subject()->fails( str_replace( "\n", ' ', $message ) );
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
