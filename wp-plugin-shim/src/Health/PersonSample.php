<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\Exception;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Config\ApiAdvice;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\User\Target;
use InvalidArgumentException;
use RuntimeException;

/**
 * What one person's fields hold at Encharge, for whoever maps the fields. Nothing
 * of it is kept.
 */
final readonly class PersonSample {

	/** The longest value that is shown, in characters. */
	private const LONGEST = 120;

	/**
	 * @param string                $contact_id the person's
	 * @param array<string, string> $values     Encharge field → what it holds, as a text, cut; none of it can be trusted
	 */
	private function __construct( public string $contact_id, public array $values ) {}

	/**
	 * Asks Encharge.
	 *
	 * @param string $named a user's id, login or address, or a person's contact id or address
	 * @throws InvalidArgumentException With a message for a person, if nobody is meant, or Encharge knows nobody who is.
	 * @throws RuntimeException         With a message for a person, if Encharge cannot be asked.
	 */
	public static function of( string $named, ApiConnection $api ): self {
		if ( '' === trim( $named ) ) {
			throw new InvalidArgumentException( __( 'Whose values? Enter an email address, a contact id, or a user.', 'webhooks-for-encharge' ) );
		}

		$target = Target::named( trim( $named ) );
		$client = $api->client() ?? throw new RuntimeException( (string) $api->problem() );
		$ids    = null === $target->contact_id ? array() : array( $target->contact_id );
		$emails = null === $target->contact_id && null !== $target->email ? array( $target->email ) : array();

		if ( array() === $ids && array() === $emails ) {
			throw new InvalidArgumentException( $target->why_unknown() );
		}

		try {
			$person = $client->fetchPeople( $ids, $emails )->finish()[0] ?? null;
		} catch ( Exception $exception ) {
			throw new RuntimeException( ( new ApiAdvice( $api ) )->on( $exception ), 0, $exception );
		}

		if ( null === $person ) {
			throw new InvalidArgumentException(
				array() === $ids
					? $target->why_unknown()
					/* translators: %s: contact id. */
					: sprintf( __( 'Encharge has no person %s.', 'webhooks-for-encharge' ), $ids[0] )
			);
		}

		return new self( $person->id, self::texts( $person ) );
	}

	/** @return array<string, string> */
	private static function texts( Person $person ): array {
		$texts = array();

		foreach ( $person->names() as $name ) {
			$texts[ $name ] = self::shortened( self::text( $person->get( $name ) ) );
		}

		return $texts;
	}

	/** @param string|int|float|bool|array<array-key, mixed>|null $value */
	private static function text( string|int|float|bool|array|null $value ): string {
		return match ( true ) {
			is_string( $value ) => $value,
			null === $value     => '',
			is_array( $value ) && array_is_list( $value ) && array_filter( $value, is_string( ... ) ) === $value => implode( ', ', $value ),
			default             => (string) wp_json_encode( $value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ),
		};
	}

	private static function shortened( string $text ): string {
		return mb_strlen( $text ) > self::LONGEST ? mb_substr( $text, 0, self::LONGEST ) . '…' : $text;
	}
}
