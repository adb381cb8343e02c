<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\SetUp;

use Encharge\Webhooks\WordPress\Admin\Form;
use Encharge\Webhooks\WordPress\Admin\Markup;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\KeyPurpose;
use Encharge\Webhooks\WordPress\Config\KeyRequests;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardAnswers;
use Encharge\Webhooks\WordPress\Health\KeyUse;

/**
 * The list of the flows' URLs, and what can be done with each.
 *
 * The links of a row lead to a form, which asks.
 *
 * @phpstan-import-type Key from AccessKeys
 */
final readonly class KeyTable {

	/** A form, and the name in the query of the page that shows it. */
	public const REPLACE = 'replace';
	public const REVOKE  = 'revoke';

	/** Fields of these forms. */
	public const ID    = 'key';
	public const GRACE = 'grace';

	/** For how long a key that is replaced stays valid. */
	private const GRACES = array( 7 * DAY_IN_SECONDS, DAY_IN_SECONDS, HOUR_IN_SECONDS, 0 );

	/** @var list<Key> */
	private array $keys;

	public function __construct( private Settings $settings ) {
		$this->keys = ( new AccessKeys( $settings ) )->all();
	}

	/**
	 * @param self::REPLACE|self::REVOKE $form
	 * @return string the page that shows this form, not escaped
	 */
	public static function url( string $form, string $id ): string {
		return Tab::SetUp->url( array( $form => $id ) ) . '#encharge-urls';
	}

	/** @return int the seconds that were chosen; the longest time where they were not */
	public static function grace( string $entered ): int {
		return array_combine( array_map( strval( ... ), self::GRACES ), self::GRACES )[ $entered ] ?? self::GRACES[0];
	}

	public function render(): void {
		if ( Access::allows( Access::MANAGE_KEYS ) && Access::allows( Access::CHANGE ) ) {
			$this->render_question();
		}

		printf( '<table class="widefat striped encharge-keys"%s><thead><tr>', array() === $this->keys ? ' hidden' : '' );

		foreach ( self::columns() as $column ) {
			printf( '<th scope="col">%s</th>', esc_html( $column ) );
		}

		echo '</tr></thead><tbody>';
		$used = array() === $this->keys ? array() : ( new KeyUse( new AccessKeys( $this->settings ), GuardAnswers::here() ) )->times();
		array_map( static fn ( array $key ) => self::render_row( $key, $used[ $key['id'] ] ?? null ), $this->keys );
		echo '</tbody></table>';
		printf( '<p class="encharge-no-keys"%s>%s</p>', array() === $this->keys ? '' : ' hidden', esc_html__( 'There is none yet, so every webhook is refused.', 'webhooks-for-encharge' ) );
	}

	/** @return list<string> */
	private static function columns(): array {
		return array(
			__( 'Flow', 'webhooks-for-encharge' ),
			__( 'Does', 'webhooks-for-encharge' ),
			__( 'Made', 'webhooks-for-encharge' ),
			__( 'Last used', 'webhooks-for-encharge' ),
			__( 'Expires', 'webhooks-for-encharge' ),
			__( 'Actions', 'webhooks-for-encharge' ),
		);
	}

	/**
	 * @param Key      $key
	 * @param int|null $used when it last was, in Unix time; null if that is not known
	 */
	private static function render_row( array $key, ?int $used ): void {
		$cells = array(
			'<strong><bdi>' . esc_html( AccessKeys::name( $key ) ) . '</bdi></strong>' . ( $key['weak'] ? ' ' . esc_html__( '(can be guessed: replace it)', 'webhooks-for-encharge' ) : '' ),
			esc_html( self::purpose( $key ) ),
			Markup::moment( $key['created'] ),
			null === $used ? '—' : Markup::moment( $used ),
			self::expiry( $key['expires'] ),
			Access::allows( Access::MANAGE_KEYS ) && Access::allows( Access::CHANGE ) ? self::actions( $key ) : '',
		);

		echo '<tr>';

		foreach ( self::columns() as $place => $column ) {
			printf( '<td data-colname="%s">%s</td>', esc_attr( $column ), $cells[ $place ] ); // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it is made.
		}

		echo '</tr>';
	}

	/** @param int|null $expires Unix time; null: never */
	private static function expiry( ?int $expires ): string {
		if ( null === $expires ) {
			return esc_html__( 'Never', 'webhooks-for-encharge' );
		}

		return $expires <= time() ? esc_html__( 'Expired', 'webhooks-for-encharge' ) : Markup::moment( $expires );
	}

	/**
	 * @param Key $key
	 * @return string what its URL is for
	 */
	private static function purpose( array $key ): string {
		$purpose = KeyPurpose::read( $key );

		$parts = array(
			'' === $purpose->action ? __( 'Any action', 'webhooks-for-encharge' ) : KeyForm::does( $purpose->action ),
			/* translators: %s: name of a role. */
			'' === $purpose->role ? '' : sprintf( __( 'Role: %s', 'webhooks-for-encharge' ), KeyForm::role( $purpose->role ) ),
			$purpose->notify ? __( 'New-user mail', 'webhooks-for-encharge' ) : '',
			$purpose->async ? __( 'Answered at once', 'webhooks-for-encharge' ) : '',
		);

		return implode( ' · ', array_filter( $parts ) );
	}

	/** @param Key $key */
	private static function actions( array $key ): string {
		/* translators: %s: name of a flow. */
		return self::link( self::REPLACE, $key, __( 'Replace', 'webhooks-for-encharge' ), __( 'Replace the URL of “%s”', 'webhooks-for-encharge' ) )
			/* translators: %s: name of a flow. */
			. ' · ' . self::link( self::REVOKE, $key, __( 'Revoke', 'webhooks-for-encharge' ), __( 'Revoke the URL of “%s”', 'webhooks-for-encharge' ) );
	}

	/**
	 * @param self::REPLACE|self::REVOKE $form
	 * @param Key                        $key
	 * @param string                     $full what a screen reader says, with %s for the flow
	 */
	private static function link( string $form, array $key, string $label, string $full ): string {
		return sprintf( '<a href="%s" aria-label="%s">%s</a>', esc_url( self::url( $form, $key['id'] ) ), esc_attr( sprintf( $full, AccessKeys::name( $key ) ) ), esc_html( $label ) );
	}

	/** Prints the form that a row's link asks for. */
	private function render_question(): void {
		foreach ( array( self::REPLACE, self::REVOKE ) as $form ) {
			$id  = $_GET[ $form ] ?? ''; // phpcs:ignore WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- only looked for; the form that it shows has a nonce.
			$key = is_string( $id ) ? array_column( $this->keys, null, 'id' )[ $id ] ?? null : null;

			if ( null !== $key ) {
				self::REPLACE === $form ? self::render_replace( $key ) : self::render_revoke( $key );
			}
		}
	}

	/** @param Key $key */
	private static function render_replace( array $key ): void {
		/* translators: %s: name of a flow. */
		echo '<div class="notice notice-info inline"><h3>' . esc_html( sprintf( __( 'Replace the URL of “%s”', 'webhooks-for-encharge' ), AccessKeys::name( $key ) ) ) . '</h3>';
		echo '<p>' . esc_html__( 'You get a new URL for the same flow. The old one stays valid for a while, in which you put the new one into the flow.', 'webhooks-for-encharge' ) . '</p>';
		Form::begin( Tab::SetUp, self::REPLACE );
		Form::hidden( self::ID, $key['id'] );
		Form::hidden( KeyForm::REQUEST, KeyRequests::make() );
		printf( '<p><label for="encharge-grace">%s</label> <select id="encharge-grace" name="%s">', esc_html__( 'The old URL works for', 'webhooks-for-encharge' ), esc_attr( self::GRACE ) );

		foreach ( self::GRACES as $seconds ) {
			$time = 0 === $seconds ? __( 'not at all: it is refused at once', 'webhooks-for-encharge' ) : human_time_diff( 0, $seconds );

			printf( '<option value="%s">%s</option>', esc_attr( (string) $seconds ), esc_html( $time ) );
		}

		echo '</select></p><p><button type="submit" class="button button-primary">' . esc_html__( 'Replace', 'webhooks-for-encharge' ) . '</button> ' . self::way_back() . '</p></form></div>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it is made.
	}

	/** @param Key $key */
	private static function render_revoke( array $key ): void {
		/* translators: %s: name of a flow. */
		echo '<div class="notice notice-warning inline"><h3>' . esc_html( sprintf( __( 'Revoke the URL of “%s”?', 'webhooks-for-encharge' ), AccessKeys::name( $key ) ) ) . '</h3>';
		echo '<p>' . esc_html__( 'Webhooks that a flow still sends to it are refused from now on. This cannot be undone.', 'webhooks-for-encharge' ) . '</p>';
		Form::begin( Tab::SetUp, self::REVOKE );
		Form::hidden( self::ID, $key['id'] );
		echo '<p><button type="submit" class="button button-primary">' . esc_html__( 'Revoke', 'webhooks-for-encharge' ) . '</button> ' . self::way_back() . '</p></form></div>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it is made.
	}

	private static function way_back(): string {
		return sprintf( '<a class="button" href="%s">%s</a>', esc_url( Tab::SetUp->url() . '#encharge-urls' ), esc_html__( 'Cancel', 'webhooks-for-encharge' ) );
	}
}
