<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

use Encharge\Webhooks\AccessKey;
use Encharge\Webhooks\Guard;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\User\PlainText;

/**
 * The site's access keys, each of which opens the site to webhooks.
 *
 * Only digests are kept: a key can be shown once, when it is made.
 *
 * @phpstan-type Key array{id: string, label: string, action: string, role: string, notify: bool, async: bool, digest: string, created: int, expires: ?int, weak: bool}
 * @phpstan-type ValidKey array{id: string, label: string, digest: string, created: int, expires: ?int, weak: bool}
 */
final class AccessKeys {

	/** How long a key that is taken over and can be guessed is valid, unless told otherwise. */
	private const WEAK_KEY_LIFETIME = 90 * DAY_IN_SECONDS;

	/** The setting that holds the keys; the plugin's removal forgets it. */
	public const SETTING = 'access_keys';

	private const LONGEST_LABEL = 100;

	/** The strength under which a key counts as weak, in bits. */
	private const STRONG_BITS = 128;

	/** @param Settings $settings where the digests are kept */
	public function __construct( private readonly Settings $settings ) {}

	/** @return list<ValidKey> those that have not expired, in the order made; created and expires in Unix time */
	public function valid(): array {
		$now  = time();
		$keys = array_map( self::without_purpose( ... ), self::sound( $this->settings->stored_list( self::SETTING ) ) );

		return array_values( array_filter( $keys, static fn ( array $key ): bool => null === $key['expires'] || $key['expires'] > $now ) );
	}

	/** @return int for how many seconds the valid weak keys are shut to who sends this request, since somebody is guessing; 0: none is */
	public function shut_for(): int {
		$keys = $this->valid();

		return self::strong( $keys ) === $keys ? 0 : Guard::shutFor( GuardPlace::path(), get_current_blog_id() );
	}

	/**
	 * @param bool $are_shut whether shut_for() says so
	 * @return list<ValidKey> those that open now
	 */
	public function open( bool $are_shut ): array {
		return $are_shut ? self::strong( $this->valid() ) : $this->valid();
	}

	/** Counts a wrong key of who sends this request, as the guard does where there is one. */
	public function count_wrong_key(): void {
		Guard::countWrongKey( GuardPlace::path(), get_current_blog_id() );
	}

	/**
	 * @param Key $key
	 * @return string what a person knows it by
	 */
	public static function name( array $key ): string {
		return '' === $key['label'] ? $key['id'] : $key['label'];
	}

	/** @return list<Key> expired ones too */
	public function all(): array {
		return self::read( $this->settings->stored_list( self::SETTING ) );
	}

	/**
	 * Makes a key.
	 *
	 * @param string     $label   what a person knows it by
	 * @param KeyPurpose $purpose what its URL is for
	 * @param string     $request what asks for it, and may ask again without meaning another key; '' if it cannot
	 * @return array{id: string, key: string} the only time that the key itself is seen
	 * @throws \InvalidArgumentException If the label is none.
	 * @throws KeyMadeAlready If the request has made one.
	 */
	public function generate( string $label, KeyPurpose $purpose = new KeyPurpose(), string $request = '' ): array {
		$key = AccessKey::generate();

		return array(
			'id'  => $this->save( $key, $label, $purpose, null, $request ),
			'key' => $key,
		);
	}

	/**
	 * Makes a key for what another one is for, which expires.
	 *
	 * Both happen at once, so that no moment is without a valid key.
	 *
	 * @param string $id      the other key's
	 * @param int    $grace   for how many seconds more the other one is valid; 0: it is not
	 * @param string $request what asks for it, and may ask again without meaning another key; '' if it cannot
	 * @return array{id: string, key: string} the only time that the key itself is seen
	 * @throws \InvalidArgumentException If there is no such key.
	 * @throws KeyMadeAlready If the request has made one.
	 */
	public function replace( string $id, int $grace, string $request = '' ): array {
		$key = AccessKey::generate();

		return array(
			'id'  => $this->append(
				$request,
				static function ( array $keys ) use ( $id, $grace, $key ): array {
					$old = array_column( $keys, null, 'id' )[ $id ] ?? null;

					if ( null === $old ) {
						/* translators: %s: an access key's id. */
						throw new \InvalidArgumentException( sprintf( __( 'There is no access key %s.', 'webhooks-for-encharge' ), $id ) );
					}

					$ending = array( 'expires' => min( $old['expires'] ?? PHP_INT_MAX, time() + $grace ) ) + $old;
					$keys   = array_map( static fn ( array $other ): array => $other === $old ? $ending : $other, $keys );

					return array( ...$keys, self::entry( $keys, $key, $old['label'], KeyPurpose::read( $old ), null ) );
				}
			),
			'key' => $key,
		);
	}

	/**
	 * Takes over a key that is in use elsewhere.
	 *
	 * @param string     $key     8 characters of A-Z a-z 0-9 _ - or more
	 * @param int|null   $expires Unix time; null: never. default_expiry() is what to take unless told otherwise
	 * @param string     $label   what a person knows it by
	 * @param KeyPurpose $purpose what its URL is for
	 * @return array{id: string, weak: bool} weak: fewer than 128 bits
	 * @throws \InvalidArgumentException If it is no such key, or there already, or the label is none.
	 */
	public function add( #[\SensitiveParameter] string $key, ?int $expires, string $label = '', KeyPurpose $purpose = new KeyPurpose() ): array {
		if ( ! self::is_acceptable( $key ) ) {
			throw new \InvalidArgumentException( __( 'An access key has 8 characters of A-Z a-z 0-9 _ - at least, and no others.', 'webhooks-for-encharge' ) );
		}

		return array(
			'id'   => $this->save( $key, $label, $purpose, $expires ),
			'weak' => self::is_weak( $key ),
		);
	}

	/** @return int|null when a key that is taken over expires, in Unix time: a weak one in 90 days, others never */
	public static function default_expiry( #[\SensitiveParameter] string $key ): ?int {
		return self::is_weak( $key ) ? time() + self::WEAK_KEY_LIFETIME : null;
	}

	/** @return bool whether there was such a key */
	public function revoke( string $id ): bool {
		$is_found = false;

		$this->settings->change_list(
			self::SETTING,
			static function ( array $stored ) use ( $id, &$is_found ): array {
				$keys     = self::read( $stored );
				$kept     = array_values( array_filter( $keys, static fn ( array $key ): bool => $key['id'] !== $id ) );
				$is_found = count( $kept ) < count( $keys );

				return $is_found ? $kept : $stored;
			}
		);

		return $is_found;
	}

	/** @return Key|null the key with this value, expired or not */
	public function find( #[\SensitiveParameter] string $key ): ?array {
		return self::find_in( $this->all(), $key );
	}

	/** @return array<string, string> key id → when it last came with a webhook, UTC, "Y-m-d H:i:s", as far as the log reaches */
	public function last_used(): array {
		global $wpdb;

		/** @var list<array{key_id: string, last_used: string}>|null $rows */
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- own table, read by a command and an admin screen only.
		$rows = $wpdb->get_results( $wpdb->prepare( "SELECT key_id, MAX(time) AS last_used FROM %i WHERE key_id <> '' GROUP BY key_id", Schema::log_table() ), ARRAY_A );

		return array_map( static fn ( string $time ): string => substr( $time, 0, 19 ), array_column( $rows ?? array(), 'last_used', 'key_id' ) );
	}

	/**
	 * @return string the label, as it is kept
	 * @throws \InvalidArgumentException With a message for a person, if it is more than a short line of text.
	 */
	public static function clean_label( string $label ): string {
		$label = trim( $label );

		if ( mb_scrub( $label, 'UTF-8' ) !== $label || ! PlainText::is_plain( $label ) || mb_strlen( $label, 'UTF-8' ) > self::LONGEST_LABEL ) {
			/* translators: %d: number of characters. */
			throw new \InvalidArgumentException( sprintf( __( 'A label is one line of at most %d characters, without markup and control characters.', 'webhooks-for-encharge' ), self::LONGEST_LABEL ) );
		}

		return $label;
	}

	/** @return bool whether a key that is in use elsewhere can be taken over */
	public static function is_acceptable( #[\SensitiveParameter] string $key ): bool {
		return 1 === preg_match( '/\A[A-Za-z0-9_-]{8,}\z/', $key );
	}

	/** @return bool whether a key can hold no more than 127 bits, judged by its length and alphabet */
	public static function is_weak( #[\SensitiveParameter] string $key ): bool {
		$alphabet = match ( true ) {
			ctype_digit( $key )  => 10,
			ctype_xdigit( $key ) => 16,
			default              => 64,
		};

		return strlen( $key ) * log( $alphabet, 2 ) < self::STRONG_BITS;
	}

	/** @phpstan-assert-if-true string $value */
	public static function is_digest( mixed $value ): bool {
		return is_string( $value ) && 1 === preg_match( '/^[0-9a-f]{64}$/D', $value );
	}

	/**
	 * @param list<ValidKey> $keys
	 * @return list<ValidKey>
	 */
	private static function strong( array $keys ): array {
		return array_values( array_filter( $keys, static fn ( array $key ): bool => ! $key['weak'] ) );
	}

	/**
	 * @param list<array<array-key, mixed>> $stored
	 * @return list<Key>
	 */
	private static function read( array $stored ): array {
		return array_map( static fn ( array $key ): array => self::without_purpose( $key ) + KeyPurpose::read( $key )->values(), self::sound( $stored ) );
	}

	/**
	 * @param list<array<array-key, mixed>> $stored
	 * @return list<array{digest: string, ...}> less those whose digest is damaged: it would make the extension refuse the whole list
	 */
	private static function sound( array $stored ): array {
		return array_values( array_filter( $stored, static fn ( array $key ): bool => self::is_digest( $key['digest'] ?? null ) ) );
	}

	/**
	 * A webhook needs no key's purpose.
	 *
	 * @param array{digest: string, ...} $stored
	 * @return ValidKey
	 */
	private static function without_purpose( array $stored ): array {
		return array(
			'id'      => is_string( $stored['id'] ?? null ) ? $stored['id'] : '',
			'label'   => is_string( $stored['label'] ?? null ) ? $stored['label'] : '',
			'digest'  => $stored['digest'],
			'created' => is_int( $stored['created'] ?? null ) ? $stored['created'] : 0,
			'expires' => is_int( $stored['expires'] ?? null ) ? $stored['expires'] : null,
			'weak'    => true === ( $stored['weak'] ?? false ),
		);
	}

	/**
	 * @param list<Key> $keys
	 * @return Key|null
	 */
	private static function find_in( array $keys, #[\SensitiveParameter] string $key ): ?array {
		$match = AccessKey::find( $key, array_column( $keys, 'digest' ) );

		return null === $match ? null : $keys[ $match ];
	}

	/**
	 * @return string the new entry's id
	 * @throws \InvalidArgumentException If the key is there already, or the label is none.
	 * @throws KeyMadeAlready If the request has made one.
	 */
	private function save( #[\SensitiveParameter] string $key, string $label, KeyPurpose $purpose, ?int $expires, string $request = '' ): string {
		$label = self::clean_label( $label );

		return $this->append(
			$request,
			static fn ( array $keys ): array => null === self::find_in( $keys, $key )
				? array( ...$keys, self::entry( $keys, $key, $label, $purpose, $expires ) )
				: throw new \InvalidArgumentException( __( 'This access key is there already.', 'webhooks-for-encharge' ) )
		);
	}

	/**
	 * @param callable(list<Key>): non-empty-list<Key> $add puts a new key behind those that there are
	 * @return string the new key's id
	 * @throws \InvalidArgumentException As $add throws it.
	 * @throws KeyMadeAlready If the request has made one.
	 */
	private function append( string $request, callable $add ): string {
		$id = '';

		$this->settings->change_lists(
			static function ( Settings $stored ) use ( $request, $add, &$id ): array {
				$requests = new KeyRequests( $stored );
				$requests->check( $request );

				$keys = $add( self::read( $stored->stored_list( self::SETTING ) ) );
				$id   = $keys[ count( $keys ) - 1 ]['id'];

				return array( self::SETTING => $keys ) + $requests->with( $request, $id );
			}
		);

		return $id;
	}

	/**
	 * @param list<Key> $keys beside which it stands
	 * @return Key
	 */
	private static function entry( array $keys, #[\SensitiveParameter] string $key, string $label, KeyPurpose $purpose, ?int $expires ): array {
		do {
			$id = bin2hex( random_bytes( 4 ) );
		} while ( in_array( $id, array_column( $keys, 'id' ), true ) );

		return array(
			'id'      => $id,
			'label'   => $label,
			...$purpose->values(),
			'digest'  => AccessKey::digest( $key ),
			'created' => time(),
			'expires' => $expires,
			'weak'    => self::is_weak( $key ),
		);
	}
}
