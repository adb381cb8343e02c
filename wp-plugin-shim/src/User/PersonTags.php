<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Database\TextColumn;
use Encharge\Webhooks\WordPress\Sync\Note;
use WP_User;

/**
 * The tags that a user is to have.
 *
 * A tag opens what somebody pays for, and an altered one is another tag: each is
 * taken as it is, or refused by itself.
 */
final class PersonTags {

	/** How much of a refused tag its note shows. */
	private const SHOWN = 60;

	/**
	 * @param WP_User|null $user null: a new one
	 * @return array{tags: list<string>, notes: list<Note>} not slashed
	 */
	public static function of( Person $person, ?WP_User $user ): array {
		global $wpdb;

		/**
		 * Filters a person's tags before they become the user's.
		 *
		 * @param list<string> $tags       All tags of the person.
		 * @param string       $contact_id The person's contact id.
		 * @param int|null     $user_id    The user; null: one is created.
		 */
		$filtered = apply_filters( 'encharge_webhooks_tags', $person->tags, $person->id, $user?->ID );
		$wanted   = array_map( trim( ... ), array_filter( is_array( $filtered ) ? $filtered : $person->tags, is_string( ... ) ) );
		$wanted   = array_values( array_unique( array_filter( $wanted, static fn ( string $tag ): bool => '' !== $tag ) ) );
		$column   = new TextColumn( $wpdb->usermeta, 'meta_value' );

		// Where the column holds all of them, which is the rule, one question is enough.
		$fit   = $column->holds( implode( ',', $wanted ) ) ? $wanted : array_filter( $wanted, $column->holds( ... ) );
		$taken = array_values( array_filter( $fit, PlainText::is_plain( ... ) ) );

		return array(
			'tags'  => $taken,
			'notes' => array_map( self::refusal( ... ), array_values( array_diff( $wanted, $taken ) ) ),
		);
	}

	private static function refusal( string $tag ): Note {
		$reason = PlainText::is_plain( $tag )
			/* translators: %s: tag. */
			? __( 'The tag "%s" has characters that the database table cannot hold.', 'webhooks-for-encharge' )
			/* translators: %s: tag. */
			: __( 'The tag "%s" has markup or control characters.', 'webhooks-for-encharge' );

		return new Note( 'tag_refused', 'tags', sprintf( $reason, mb_substr( PlainText::line( $tag ), 0, self::SHOWN, 'UTF-8' ) ) );
	}
}
