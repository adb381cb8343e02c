<?php
/**
 * Diagnosis: what stands between Encharge and this site's users.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress;

use Encharge\Webhooks\Exception;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Guard\GuardAdvice;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardProbe;
use Encharge\Webhooks\WordPress\User\FieldRules;
use Encharge\Webhooks\WordPress\User\RolePolicy;

/**
 * Checks the whole way of a webhook. No check shows a secret.
 *
 * @phpstan-type Check array{check: string, status: 'pass'|'warn'|'fail', message: string}
 */
final class Diagnosis {

	private const SECONDS = 10;

	public function __construct( private readonly Settings $settings, private readonly Api $api ) {}

	/** @return list<Check> in the order of a webhook's way */
	public function checks(): array {
		$was_stale = ! $this->settings->are_current();
		// Before reception(), whose webhook brings a missing guard file back.
		$probe = GuardProbe::send( $this->settings );
		$web   = new WebDiagnosis( WordPressProbe::send( $this->settings ), $was_stale );

		return array(
			$this->extension(),
			$this->tables(),
			$this->engine(),
			$this->site(),
			$this->reception( $web ),
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
	private function extension(): array {
		return self::check( 'extension', 'pass', sprintf( 'Version %1$s in PHP %2$s.', (string) phpversion( 'encharge' ), PHP_VERSION ) );
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
	private function site(): array {
		return Site::is_copy()
			? self::check( 'site', 'warn', sprintf( 'This is a copy of %s: nothing is written to Encharge and no mail is sent until "wp encharge connect" confirms it.', Site::confirmed() ) )
			: self::check( 'site', 'pass', Site::current() );
	}

	/**
	 * Posts a webhook without a key to the site, as Encharge would: what refuses
	 * it tells how far it got.
	 *
	 * @return Check
	 */
	private function reception( WebDiagnosis $web ): array {
		$response = wp_remote_post(
			Site::home() . '/?wpf_action=test',
			array(
				'redirection' => 0,
				'timeout'     => self::SECONDS,
				'headers'     => array( 'Content-Type' => 'application/json' ),
				'body'        => '{}',
				'sslverify'   => false,
			)
		);

		if ( is_wp_error( $response ) ) {
			return self::check( 'reception', 'warn', 'This server cannot reach its own site, so nothing is proved: ' . $response->get_error_message() );
		}

		$status = (int) wp_remote_retrieve_response_code( $response );
		$target = wp_remote_retrieve_header( $response, 'location' );
		$answer = json_decode( wp_remote_retrieve_body( $response ) );
		$code   = is_object( $answer ) && is_object( $answer->data ?? null ) ? ( $answer->data->code ?? '' ) : '';

		return match ( true ) {
			'missing_access_key' === $code => self::check( 'reception', 'pass', 'A webhook without a key was refused, as it should be.' ),
			'not_configured' === $code     => self::check( 'reception', 'fail', $web->lack() ?? 'The web server\'s PHP does not load the extension; the command line\'s does. ' . implode( '; ', ( new InstallAdvice( sapi: 'fpm-fcgi' ) )->commands() ) ),
			$status >= 300 && $status < 400 => self::check( 'reception', 'fail', sprintf( 'Redirected to %s: a redirect turns a POST into a GET. Use that URL in Encharge.', esc_url_raw( is_string( $target ) ? $target : '' ) ) ),
			401 === $status                => self::check( 'reception', 'fail', 'The web server asks for a password. Let /?wpf_action=… through.' ),
			default                        => self::check( 'reception', 'fail', sprintf( 'Something else answered with status %d: a firewall, a page cache or another plugin.', $status ) ),
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
			array() === $keys => self::check( 'access keys', 'fail', 'There is none: every webhook is refused. Run: wp encharge key generate' ),
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
			return array( self::check( 'encharge', 'fail', get_debug_type( $exception ) . ': ' . $exception->getMessage() ) );
		}

		$unknown = $fields->unknown( array_column( $this->settings->field_map(), 'field' ) );
		$target  = $this->settings->return_password_field();
		$refusal = SettingRules::return_field_refusal( $target, $this->settings->field_map() ) ?? $fields->refusal( $target );
		$checks  = array( self::check( 'encharge', 'pass', sprintf( 'Connected to account %s.', $account['accountId'] ?? 'unknown' ) ) );

		if ( array() !== $unknown ) {
			$checks[] = self::check( 'field map', 'warn', 'Not among Encharge\'s fields: ' . implode( ', ', $unknown ) . '.' );
		}

		if ( 'none' !== $this->settings->return_password() && null !== $refusal ) {
			$checks[] = self::check( 'return password', 'fail', 'Nothing can be returned. ' . ( '' === $target ? 'Run: wp encharge config set return_password_field <field>' : $refusal ) );
		}

		return $checks;
	}

	/** @return list<Check> */
	private function roles(): array {
		$role = $this->settings->default_role();

		return ( new RolePolicy( $this->settings ) )->is_grantable( $role )
			? array( self::check( 'default role', 'pass', $role ) )
			: array( self::check( 'default role', 'fail', "A webhook may not grant $role: new users are refused. Run: wp encharge config set default_role subscriber" ) );
	}

	/** @return list<Check> */
	private static function network(): array {
		return match ( true ) {
			! is_multisite()                 => array(),
			Network::lets_sites_add_users()  => array( self::check( 'network', 'pass', 'Lets its sites add users.' ) ),
			default                          => array( self::check( 'network', 'warn', 'Does not let its sites add users: every add for somebody who is no member here is refused. A network administrator can run: wp encharge config set add_users on --network' ) ),
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
