<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

use Encharge\Webhooks\Exception;
use RuntimeException;

/**
 * The site's account at Encharge: how the connection was, and which fields the
 * account has.
 *
 * The list of fields counts for an hour. It is kept for longer, since a screen
 * shows it without asking Encharge, and says how old it is. What is kept counts
 * for the API key and the URL only by which it was learnt.
 *
 * @phpstan-import-type Field from FieldSuggestions
 */
final class Account {

	/** The transient with the list of fields. */
	private const FIELDS_TRANSIENT = 'encharge_webhooks_fields';

	public function __construct( private readonly ApiConnection $api ) {}

	/** @return ConnectionState|null how the connection was when it was last tried; null if it was not yet, with this key */
	public function last_state(): ?ConnectionState {
		$kept = get_option( ApiConnection::STATE_OPTION );

		return $this->is_of_this_key( $kept ) ? self::kept_state( $kept ) : null;
	}

	/** @return ConnectionState|null what the option says of the connection, with whichever key */
	public static function kept_state( mixed $kept ): ?ConnectionState {
		return is_array( $kept ) ? ConnectionState::read( $kept['state'] ?? null ) : null;
	}

	/**
	 * @param string|null $remedy what to do about a key that is refused; null: what fits the place where it is kept
	 * @return ConnectionState how the connection is now, which is kept
	 */
	public function check( ?string $remedy = null ): ConnectionState {
		$state = $this->try_key( '', $remedy );

		$this->keep( $state );

		return $state;
	}

	/**
	 * Tries a key; nothing is kept.
	 *
	 * @param string      $token  '': the one that there is
	 * @param string|null $remedy what to do about a key that is refused; null: what fits the place where it is kept
	 */
	public function try_key( #[\SensitiveParameter] string $token, ?string $remedy = null ): ConnectionState {
		$given   = '' === $token ? null : $token;
		$client  = null === $given ? $this->api->client() : $this->api->client_for( $given );
		$problem = $this->api->problem( $given );

		if ( null === $client || null !== $problem ) {
			return new ConnectionState( '', time(), $this->api->problem_cause( $given ), (string) $problem );
		}

		try {
			return new ConnectionState( ApiConnection::account_name( $client->account() ), time() );
		} catch ( Exception $exception ) {
			return new ConnectionState( '', time(), FailureCause::of( $exception ), ( new ApiAdvice( $this->api, $remedy ) )->on( $exception ) );
		}
	}

	/**
	 * Takes the key for the site's own, and the site for no copy.
	 *
	 * @param string          $token '': the one that there is
	 * @param ConnectionState $state what try_key() said of it
	 * @throws RuntimeException If the database did not take the key; nothing was changed.
	 */
	public function connect( #[\SensitiveParameter] string $token, ConnectionState $state ): void {
		if ( '' !== $token && ! $this->api->remember( $token ) ) {
			throw new RuntimeException( __( 'The database did not take the API key. Nothing was changed.', 'webhooks-for-encharge' ) );
		}

		SiteIdentity::remember();
		$this->keep( $state );

		if ( $state->is_working() ) {
			$this->learn_fields();
		}
	}

	/** So that the field map suggests rows when it is opened for the first time. What fails here, its own button does. */
	private function learn_fields(): void {
		try {
			$this->read_fields();
		} catch ( Exception ) {
			return;
		}
	}

	/**
	 * The fields that a person can have, as they were within the last hour.
	 *
	 * @return list<Field>|null null where there is no usable API key or URL: ApiConnection::problem() says why
	 * @throws Exception If Encharge has to be asked and cannot.
	 */
	public function fields(): ?array {
		$kept = $this->last_fields();

		return null !== $kept && $kept['read'] > time() - HOUR_IN_SECONDS ? $kept['fields'] : $this->read_fields();
	}

	/** @return array{fields: list<Field>, read: int}|null the fields as they were read last, and when, in Unix time; null if they were not yet, with this key */
	public function last_fields(): ?array {
		$kept = get_transient( self::FIELDS_TRANSIENT );

		if ( ! $this->is_of_this_key( $kept ) || ! is_array( $kept['fields'] ?? null ) || ! is_int( $kept['read'] ?? null ) ) {
			return null;
		}

		/** @var list<Field> $fields written by this class alone */
		$fields = $kept['fields'];

		return array(
			'fields' => $fields,
			'read'   => $kept['read'],
		);
	}

	/**
	 * The fields that a person can have now, which are kept.
	 *
	 * @return list<Field>|null null where there is no usable API key or URL: ApiConnection::problem() says why
	 * @throws Exception If Encharge cannot be asked.
	 */
	public function read_fields(): ?array {
		$fields = $this->api->client()?->fields();

		if ( null !== $fields ) {
			set_transient(
				self::FIELDS_TRANSIENT,
				array(
					'of'     => $this->api->fingerprint(),
					'read'   => time(),
					'fields' => $fields,
				),
				30 * DAY_IN_SECONDS
			);
		}

		return $fields;
	}

	/**
	 * The fields, for a setting that is to name one of them.
	 *
	 * A field may have been made, or have become another, since the list was
	 * kept: it is read anew if the field does not stand the test.
	 *
	 * @return AccountFields|null null where there is no usable API key or URL: ApiConnection::problem() says why
	 * @throws Exception If Encharge has to be asked and cannot.
	 */
	public function fields_to_check( string $name ): ?AccountFields {
		$fields = $this->fields();

		if ( null !== $fields && null !== ( new AccountFields( $fields ) )->refusal( $name ) ) {
			$fields = $this->read_fields();
		}

		return null === $fields ? null : new AccountFields( $fields );
	}

	/** @return string|null why nothing can be returned to the field, for a person; null if it can, or Encharge cannot be asked */
	public function refusal_of_field( string $name ): ?string {
		try {
			return $this->fields_to_check( $name )?->refusal( $name );
		} catch ( Exception ) {
			return null;
		}
	}

	/**
	 * Makes a field at Encharge to which something can be returned.
	 *
	 * @throws RuntimeException With a message for a person, if Encharge did not make it.
	 */
	public function create_field( string $name ): void {
		$client  = $this->api->client();
		$problem = match ( true ) {
			null === $client         => (string) $this->api->problem(),
			SiteIdentity::is_copy()  => __( 'This site is a copy: nothing is sent to Encharge.', 'webhooks-for-encharge' ),
			'' === $name             => __( 'A field needs a name.', 'webhooks-for-encharge' ),
			default                  => ReturnField::refusal( ReturnField::PASSWORD, $name, array() ),
		};

		if ( null === $client || null !== $problem ) {
			throw new RuntimeException( (string) $problem );
		}

		try {
			$client->createField( $name, $name );
			$this->read_fields();
		} catch ( Exception $exception ) {
			throw new RuntimeException( ( new ApiAdvice( $this->api ) )->on( $exception ), 0, $exception );
		}
	}

	/** Forgets what was learnt of the account. */
	public static function forget(): void {
		delete_option( ApiConnection::STATE_OPTION );
		delete_transient( self::FIELDS_TRANSIENT );
	}

	private function keep( ConnectionState $state ): void {
		update_option(
			ApiConnection::STATE_OPTION,
			array(
				'of'    => $this->api->fingerprint(),
				'state' => $state->values(),
			),
			false
		);
	}

	/** @phpstan-assert-if-true array<array-key, mixed> $kept */
	private function is_of_this_key( mixed $kept ): bool {
		return is_array( $kept ) && $this->api->fingerprint() === ( $kept['of'] ?? '' );
	}
}
