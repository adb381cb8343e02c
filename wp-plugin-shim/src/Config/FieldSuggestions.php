<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

use Encharge\Webhooks\WordPress\User\FieldRules;

/**
 * Rows that a field map may want: Encharge's fields paired with WordPress keys
 * of the like name.
 *
 * @phpstan-type Field array{name: string, title: string, type: string, format: ?string, readOnly: bool, array: bool}
 * @phpstan-type Suggestion array{field: string, key: string, type: string, why: NameMatch}
 */
final class FieldSuggestions {

	/** Names of one thing, in Encharge and in common plugins, in the form of normalised(). */
	private const ALIASES = array(
		'user_email'        => array( 'email', 'emailaddress', 'mail' ),
		'first_name'        => array( 'firstname', 'givenname', 'forename' ),
		'last_name'         => array( 'lastname', 'surname', 'familyname' ),
		'display_name'      => array( 'name', 'fullname' ),
		'nickname'          => array( 'nick' ),
		'user_url'          => array( 'website', 'url', 'homepage', 'web', 'site' ),
		'description'       => array( 'bio', 'biography', 'about' ),
		'billing_phone'     => array( 'phone', 'phonenumber', 'telephone', 'mobile' ),
		'billing_company'   => array( 'company', 'companyname', 'organization' ),
		'billing_address_1' => array( 'address', 'street', 'streetaddress' ),
		'billing_city'      => array( 'city', 'town' ),
		'billing_postcode'  => array( 'postcode', 'zip', 'zipcode', 'postalcode' ),
		'billing_state'     => array( 'state', 'region', 'province' ),
		'billing_country'   => array( 'country', 'countrycode' ),
	);

	/** From this likeness on, in percent, two names count as a misspelling of one. */
	private const LIKENESS = 82.0;

	/** Names of fewer letters are too short to tell by their likeness. */
	private const SHORTEST = 5;

	/** @param list<string> $keys WordPress keys of this site that a webhook may write */
	public function __construct( private readonly array $keys ) {}

	/** @return self for what this site has now: looks through all user meta */
	public static function for_this_site(): self {
		return new self( SiteFields::now()->keys() );
	}

	/**
	 * @param list<Field>                              $fields the account's
	 * @param list<array{field: string, key: string}>  $map    the rows that there are
	 * @return list<Suggestion>
	 */
	public function of( array $fields, array $map ): array {
		$free        = self::known_names( array_diff( $this->candidates(), array_column( $map, 'key' ) ) );
		$mapped      = array_column( $map, 'field' );
		$suggestions = array();

		foreach ( NameMatch::cases() as $why ) {
			foreach ( $fields as $field ) {
				if ( in_array( $field['name'], $mapped, true ) ) {
					continue;
				}

				$key = $this->match( $field, $free, $why );

				if ( null !== $key ) {
					unset( $free[ $key ] );
					$mapped[]      = $field['name'];
					$suggestions[] = array(
						'field' => $field['name'],
						'key'   => $key,
						'type'  => self::type( $field, $key ),
						'why'   => $why,
					);
				}
			}
		}

		return $suggestions;
	}

	/** @return list<string> the keys that may be suggested: all but login and password, which are nobody's guess */
	private function candidates(): array {
		return array_values( array_diff( array_unique( array( ...array_keys( FieldRules::USER_FIELDS ), ...$this->keys ) ), array( 'user_login', 'user_pass' ) ) );
	}

	/**
	 * @param array<string> $keys
	 * @return array<array-key, non-empty-list<string>> key → its own name, then the others for the same thing
	 */
	private static function known_names( array $keys ): array {
		$names = array();

		foreach ( $keys as $key ) {
			$names[ $key ] = array( self::normalised( $key ), ...( self::ALIASES[ $key ] ?? array() ) );
		}

		return $names;
	}

	/**
	 * @param Field                                     $field
	 * @param array<array-key, non-empty-list<string>> $free known_names() of the keys that are free
	 */
	private function match( array $field, array $free, NameMatch $why ): ?string {
		$names = array_unique( array( self::normalised( $field['name'] ), self::normalised( $field['title'] ) ) );

		foreach ( $free as $key => $known ) {
			$fits = match ( $why ) {
				NameMatch::Same    => $names[0] === $known[0],
				NameMatch::Usual   => array() !== array_intersect( $names, $known ),
				NameMatch::Similar => self::likeness( $names, $known ) >= self::LIKENESS,
			};

			if ( $fits ) {
				return (string) $key;
			}
		}

		return null;
	}

	/**
	 * @param array<string> $names
	 * @param list<string>  $others
	 * @return float the best pair's likeness, in percent; names of under five letters are too short to tell
	 */
	private static function likeness( array $names, array $others ): float {
		$best = 0.0;

		foreach ( $names as $name ) {
			foreach ( $others as $other ) {
				if ( self::can_be_alike( strlen( $name ), strlen( $other ) ) ) {
					similar_text( $name, $other, $percent );
					$best = max( $best, $percent );
				}
			}
		}

		return $best;
	}

	/** @return bool whether names of these lengths can be as like as they have to be: to compare them takes far longer */
	private static function can_be_alike( int $length, int $other ): bool {
		return min( $length, $other ) >= self::SHORTEST && 200 * min( $length, $other ) >= self::LIKENESS * ( $length + $other );
	}

	private static function normalised( string $name ): string {
		return (string) preg_replace( '/[^a-z0-9]/', '', strtolower( remove_accents( $name ) ) );
	}

	/** @param Field $field */
	private static function type( array $field, string $key ): string {
		if ( isset( FieldRules::USER_FIELDS[ $key ] ) ) {
			return FieldRules::default_type( $key );
		}

		return match ( true ) {
			$field['array']                   => 'list',
			'date-time' === $field['format']  => 'datetime',
			'date' === $field['format']       => 'date',
			'email' === $field['format']      => 'email',
			'boolean' === $field['type']      => 'boolean',
			'integer' === $field['type']      => 'integer',
			'number' === $field['type']       => 'number',
			in_array( $field['format'], array( 'uri', 'url' ), true ) => 'url',
			default                           => 'text',
		};
	}
}
