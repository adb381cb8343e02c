<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\WordPress\Database\TextColumn;

/**
 * What WordPress will hold of one value, and what was changed of it.
 *
 * A value is cleaned by its type, goes through the site's own filters where it
 * is one of a user's fields, and is made to fit its column. Each of these that
 * changes it says so.
 */
final class StoredValue {

	/** Columns of the users table that cut a value, and their length in characters. */
	private const COLUMN_LENGTHS = array(
		'user_url'     => 100,
		'display_name' => 250,
	);

	/** Names and the like, of which WordPress stores "&" and "<" as entities, since themes print them as they are. */
	private const WITH_ENTITIES = array( 'first_name', 'last_name', 'nickname', 'display_name', 'description' );

	/**
	 * @param string|list<string>   $value   not slashed
	 * @param list<array{string, string}> $changes what is not as it was sent: a note's code and message each
	 */
	private function __construct( public readonly string|array $value, public readonly array $changes = array() ) {}

	/** @return self what wipes */
	public static function none(): self {
		return new self( '' );
	}

	/**
	 * @param string              $key  the WordPress key
	 * @param string              $type one of the field map's types
	 * @param string|list<string> $sent not slashed, not empty
	 * @throws Unwritable If nothing that could be written is left.
	 */
	public static function of( string $key, string $type, string|array $sent ): self {
		if ( is_array( $sent ) && 'list' === $type && ! isset( FieldRules::USER_FIELDS[ $key ] ) ) {
			return self::of_list( $sent );
		}

		$text = is_array( $sent ) ? implode( ', ', $sent ) : $sent;

		// A password is only ever hashed, and a login is cleaned with what stands in for it.
		if ( in_array( $key, array( 'user_pass', 'user_login' ), true ) ) {
			return new self( $text );
		}

		$clean = match ( 'user_email' === $key ? 'email' : $type ) {
			'textarea' => PlainText::lines( $text ),
			'email'    => (string) UserFinder::usable_email( $text ),
			'url'      => esc_url_raw( $text ),
			default    => PlainText::line( $text ),
		};

		$stored = isset( FieldRules::USER_FIELDS[ $key ] ) ? self::of_field( $key, $clean ) : self::fitted( new TextColumn( self::usermeta(), 'meta_value' ), $clean );

		return $stored->after( $clean !== $text, 'value_cleaned', __( 'The value was cleaned of what is no plain text, or no URL.', 'webhooks-for-encharge' ) );
	}

	/**
	 * One of a user's fields, by the site's own filters and in WordPress's form.
	 *
	 * @param string $clean plain text, or an address
	 * @throws Unwritable If nothing that could be written is left.
	 */
	public static function of_field( string $key, string $clean ): self {
		global $wpdb;

		$filtered = '' === $clean ? '' : SiteFilters::apply( $key, $clean );

		if ( 'user_email' === $key ) {
			return self::filled( (string) UserFinder::usable_email( $filtered ) )->after( $filtered !== $clean, 'address_altered', __( 'A filter of this site made another address of it.', 'webhooks-for-encharge' ) );
		}

		$column = isset( self::COLUMN_LENGTHS[ $key ] ) ? new TextColumn( $wpdb->users, $key ) : new TextColumn( self::usermeta(), 'meta_value' );
		$text   = in_array( $key, self::WITH_ENTITIES, true ) ? _wp_specialchars( $filtered ) : $filtered;

		return self::fitted( $column, $text, self::COLUMN_LENGTHS[ $key ] ?? null )
			->after( $filtered !== $clean, 'value_altered', __( 'A filter of this site made another value of it.', 'webhooks-for-encharge' ) );
	}

	/**
	 * @param list<string> $sent
	 * @throws Unwritable If nothing that could be written is left.
	 */
	private static function of_list( array $sent ): self {
		$column = new TextColumn( self::usermeta(), 'meta_value' );
		$clean  = array_map( PlainText::line( ... ), $sent );
		$fitted = array_map( $column->fitted( ... ), $clean );
		$items  = array_values( array_filter( $fitted, static fn ( string $item ): bool => '' !== trim( $item ) ) );

		if ( array() === $items ) {
			throw Unwritable::unreadable();
		}

		return ( new self( $items ) )
			->after( $fitted !== $clean, 'value_cut', self::cut_message() )
			->after( array_filter( $clean ) !== array_filter( $sent ), 'value_cleaned', __( 'The list was cleaned of what is no plain text.', 'webhooks-for-encharge' ) );
	}

	/** @throws Unwritable If nothing is left. */
	private static function fitted( TextColumn $column, string $text, ?int $length = null ): self {
		$fitted = mb_substr( $column->fitted( $text ), 0, $length, 'UTF-8' );

		return self::filled( $fitted )->after( $fitted !== $text, 'value_cut', self::cut_message() );
	}

	/** @throws Unwritable If there is none. */
	private static function filled( string $text ): self {
		return '' === trim( $text ) ? throw Unwritable::unreadable() : new self( $text );
	}

	/** @return self the same value, with a change noted before all others if there was one */
	private function after( bool $is_changed, string $code, string $message ): self {
		return $is_changed ? new self( $this->value, array( array( $code, $message ), ...$this->changes ) ) : $this;
	}

	private static function cut_message(): string {
		return __( 'The value was cut to what the column holds.', 'webhooks-for-encharge' );
	}

	private static function usermeta(): string {
		global $wpdb;

		return $wpdb->usermeta;
	}
}
