<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\Exception;
use Encharge\Webhooks\WordPress\Compat\Network;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\AccountFields;
use Encharge\Webhooks\WordPress\Config\ApiAdvice;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\ReturnField;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Config\WpCommand;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Database\WriteTrial;
use Encharge\Webhooks\WordPress\Guard\GuardAdvice;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardProbe;
use Encharge\Webhooks\WordPress\User\FieldRules;

/**
 * What stands between Encharge and this site's users.
 *
 * Checks the whole way of a webhook. No check shows a secret.
 *
 * @phpstan-type Check array{check: string, status: 'pass'|'warn'|'fail', message: string}
 */
final class Diagnosis {

	public function __construct( private readonly Settings $settings, private readonly ApiConnection $api ) {}

	/** @return list<Check> in the order of a webhook's way */
	public function checks(): array {
		$was_stale = ! Settings::are_current();
		$probe     = GuardProbe::send( $this->settings );
		// What kept one test away keeps away the others, which would be refused and counted, too.
		$behind = '' === $probe->failure ? WordPressProbe::send( $this->settings ) : WordPressProbe::unsent( 'See reception and guard.' );
		$web    = new WordPressChecks( $behind, $was_stale );

		return array(
			$this->extension( $probe ),
			$this->tables(),
			$this->engine(),
			$this->writes(),
			$this->site(),
			$this->reception( $probe ),
			$this->guard( $probe ),
			...$web->checks(),
			$this->access_keys(),
			...$this->encharge(),
			...$this->roles(),
			...self::network(),
			...( new ProtectionReport( $this->settings ) )->checks(),
			...$this->field_map(),
		);
	}

	/** @return Check */
	private function extension( GuardProbe $probe ): array {
		$here = sprintf( 'Version %1$s in the command line\'s PHP %2$s', (string) phpversion( 'encharge' ), PHP_VERSION );

		return true === $probe->answer?->php?->lacks_extension()
			? self::check( 'extension', 'fail', "$here, none or an older one in the web server's: see reception." )
			: self::check( 'extension', 'pass', "$here." );
	}

	/** @return Check */
	private function tables(): array {
		return Schema::is_complete()
			? self::check( 'tables', 'pass', 'All there.' )
			: self::check( 'tables', 'fail', 'A table is missing or cannot be read. Deactivate and activate the plugin, and look at the rights of the database user.' );
	}

	/** @return Check */
	private function engine(): array {
		global $wpdb;

		$other = array();

		foreach ( array( $wpdb->users, $wpdb->usermeta, ...Schema::tables(), Schema::locks_table() ) as $table ) {
			// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- has to be the database's own word.
			$status = $wpdb->get_row( $wpdb->prepare( 'SHOW TABLE STATUS LIKE %s', $wpdb->esc_like( $table ) ), ARRAY_A );
			$engine = is_array( $status ) && is_string( $status['Engine'] ?? null ) ? $status['Engine'] : 'InnoDB';

			if ( 'InnoDB' !== $engine ) {
				$other[] = "$table ($engine)";
			}
		}

		return array() === $other
			? self::check( 'transactions', 'pass', 'All tables have them.' )
			: self::check( 'transactions', 'warn', 'No transactions: ' . implode( ', ', $other ) . '. A webhook that fails half-way leaves half a user. Convert with ALTER TABLE … ENGINE=InnoDB.' );
	}

	/** @return Check */
	private function writes(): array {
		$failure = WriteTrial::failure();

		return null === $failure
			? self::check( 'writes', 'pass', 'The database takes what a webhook writes.' )
			: self::check( 'writes', 'fail', "The database does not take what a webhook writes, so each is answered 503: $failure Is it read-only or full, or may its user only read?" );
	}

	/** @return Check */
	private function site(): array {
		return SiteIdentity::is_copy()
			? self::check( 'site', 'warn', sprintf( 'This is a copy of %1$s: nothing is written to Encharge and no mail is sent until "%2$s" confirms it.', SiteIdentity::confirmed(), WpCommand::encharge( 'connect' ) ) )
			: self::check( 'site', 'pass', SiteIdentity::current() );
	}

	/** @return Check */
	private function reception( GuardProbe $probe ): array {
		$obstacle = $probe->obstacle();

		return match ( true ) {
			null !== $obstacle => self::check( 'reception', 'fail', $obstacle ),
			null === $probe->answer || $probe->answer->is_silence() => self::check( 'reception', 'warn', 'Nothing is proved of webhooks from elsewhere. ' . $probe->failure ),
			'' !== $probe->failure => self::check( 'reception', 'warn', 'A webhook reaches this plugin, but it did not answer the test. ' . $probe->failure ),
			default                => self::check( 'reception', 'pass', 'A webhook reaches this plugin.' ),
		};
	}

	/** @return Check */
	private function guard( GuardProbe $probe ): array {
		$passes = match ( true ) {
			! GuardPlace::is_wanted()   => true,
			'missing' === $probe->found => false,
			default                     => 'guard' === $probe->answered_by,
		};

		return self::check( 'guard', $passes ? 'pass' : 'warn', GuardAdvice::report( $probe ) );
	}

	/** @return Check */
	private function access_keys(): array {
		$keys = ( new AccessKeys( $this->settings ) )->valid();
		$soon = array_filter( $keys, static fn ( array $key ): bool => null !== $key['expires'] && $key['expires'] < time() + 14 * DAY_IN_SECONDS );

		return match ( true ) {
			array() === $keys => self::check( 'access keys', 'fail', 'There is none: every webhook is refused. Run: ' . WpCommand::encharge( 'key generate' ) ),
			array() !== $soon => self::check( 'access keys', 'warn', sprintf( 'Expiring within two weeks: %s.', implode( ', ', array_column( $soon, 'id' ) ) ) ),
			default           => self::check( 'access keys', 'pass', sprintf( '%d valid.', count( $keys ) ) ),
		};
	}

	/** @return list<Check> */
	private function encharge(): array {
		$client = $this->api->client();

		if ( null === $client ) {
			return array( self::check( 'encharge', 'fail', (string) $this->api->problem() ) );
		}

		try {
			$account = $client->account();
			$fields  = new AccountFields( $client->fields() );
		} catch ( Exception $exception ) {
			return array( self::check( 'encharge', 'fail', str_replace( "\n", ' ', ( new ApiAdvice( $this->api ) )->on( $exception ) ) ) );
		}

		$unknown = $fields->unknown( array_column( $this->settings->field_map(), 'field' ) );
		$target  = $this->settings->text( 'return_password_field' );
		$refusal = ReturnField::refusal( $target, $this->settings->field_map() ) ?? $fields->refusal( $target );
		$checks  = array( self::check( 'encharge', 'pass', 'Connected to ' . ApiConnection::account_name( $account ) . '.' ) );

		if ( array() !== $unknown ) {
			$checks[] = self::check( 'field map', 'warn', 'Not among Encharge\'s fields: ' . implode( ', ', $unknown ) . '.' );
		}

		if ( 'none' !== $this->settings->text( 'return_password' ) && null !== $refusal ) {
			$checks[] = self::check( 'return password', 'fail', 'Nothing can be returned. ' . ( '' === $target ? 'Run: ' . WpCommand::encharge( 'config set return_password_field <field>' ) : $refusal ) );
		}

		return $checks;
	}

	/** @return list<Check> */
	private function roles(): array {
		$role      = $this->settings->text( 'default_role' );
		$grantable = $this->settings->role_policy()->grantable();
		$remedy    = WpCommand::encharge( array() === $grantable ? 'config set allowed_roles automatic' : 'config set default_role ' . WpCommand::quoted( $grantable[0] ) );

		return in_array( $role, $grantable, true )
			? array( self::check( 'default role', 'pass', $role ) )
			: array( self::check( 'default role', 'fail', "A webhook may not grant $role: new users for whom no other role is asked are refused. Run: $remedy" ) );
	}

	/** @return list<Check> */
	private static function network(): array {
		return match ( true ) {
			! is_multisite()                 => array(),
			Network::lets_sites_add_users()  => array( self::check( 'network', 'pass', 'Lets its sites add users.' ) ),
			default                          => array( self::check( 'network', 'warn', 'Does not let its sites add users: every add for somebody who is no member here is refused. A network administrator can run: ' . WpCommand::encharge( 'config set add_users on --network' ) ) ),
		};
	}

	/** @return list<Check> */
	private function field_map(): array {
		$checks = array();

		foreach ( $this->settings->field_map() as $row ) {
			$refusal = FieldRules::key_refusal( $row['key'] );

			if ( null !== $refusal ) {
				$checks[] = self::check( 'field map', 'warn', "{$row['field']} → {$row['key']} is not written: $refusal." );
			}
		}

		return $checks;
	}

	/**
	 * @param 'pass'|'warn'|'fail' $status
	 * @return Check
	 */
	public static function check( string $name, string $status, string $message ): array {
		return array(
			'check'   => $name,
			'status'  => $status,
			'message' => $message,
		);
	}
}
