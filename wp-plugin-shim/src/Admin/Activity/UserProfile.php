<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Activity;

use Encharge\Webhooks\WordPress\Admin\Markup;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Health\FailureMail;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\Sync\Tags;
use WP_User;

/**
 * What WordPress's own screens for users say of Encharge, to who may see it.
 */
final class UserProfile {

	/** What the form sends where the box was there to be ticked. */
	private const SHOWN = 'encharge_webhooks_failure_mail_shown';

	private const WANTED = 'encharge_webhooks_failure_mail';

	public static function register_hooks(): void {
		add_action( 'show_user_profile', self::render( ... ) );
		add_action( 'edit_user_profile', self::render( ... ) );
		add_action( 'personal_options_update', self::save( ... ) );
		add_action( 'edit_user_profile_update', self::save( ... ) );
		add_filter( 'user_row_actions', self::link( ... ), 10, 2 );
	}

	private static function render( WP_User $user ): void {
		if ( ! Access::allows( Access::SEE ) ) {
			return;
		}

		$contact = ( new ContactTable() )->by_user( $user->ID );
		$pulled  = max( (int) $contact?->tags_pulled_at, (int) $contact?->fields_pulled_at );
		$tags    = ( new Tags() )->read( $user->ID );

		echo '<h2>' . esc_html__( 'Encharge', 'webhooks-for-encharge' ) . '</h2><table class="form-table encharge-webhooks"><tbody>';
		self::render_row( __( 'Contact', 'webhooks-for-encharge' ), null === $contact ? esc_html__( 'Linked to none.', 'webhooks-for-encharge' ) : Markup::code( $contact->contact_id ) );
		self::render_row( __( 'Tags', 'webhooks-for-encharge' ), array() === $tags ? '—' : implode( ', ', array_map( LogWords::foreign( ... ), $tags ) ) );
		self::render_row( __( 'Last pull', 'webhooks-for-encharge' ), 0 === $pulled ? '—' : Markup::moment( intdiv( $pulled, 1_000_000 ) ) );
		self::render_row( '', sprintf( '<a href="%s">%s</a>', esc_url( PersonBox::url( (string) $user->ID ) ), esc_html__( 'Why is this person (not) here?', 'webhooks-for-encharge' ) ) );

		if ( user_can( $user, Access::capability( Access::SEE ) ) ) {
			self::render_row( __( 'Mail', 'webhooks-for-encharge' ), self::box( $user ) );
		}

		echo '</tbody></table>';
	}

	/** Hooked to what WordPress does with a profile's form, whose nonce and capability it has checked. */
	private static function save( int $user_id ): void {
		// phpcs:disable WordPress.Security.NonceVerification -- see above.
		if ( isset( $_POST[ self::SHOWN ] ) && user_can( $user_id, Access::capability( Access::SEE ) ) ) {
			FailureMail::want( $user_id, isset( $_POST[ self::WANTED ] ) );
		}
		// phpcs:enable
	}

	/**
	 * @param array<array-key, string> $links of the user's row
	 * @return array<array-key, string>
	 */
	private static function link( array $links, WP_User $user ): array {
		return Access::allows( Access::SEE )
			? $links + array(
				'encharge' => sprintf(
					'<a href="%s">%s<span class="screen-reader-text"> %s</span></a>',
					esc_url( PersonBox::url( (string) $user->ID ) ),
					esc_html__( 'Encharge', 'webhooks-for-encharge' ),
					esc_html( $user->user_login )
				),
			)
			: $links;
	}

	private static function box( WP_User $user ): string {
		return sprintf(
			'<input type="hidden" name="%1$s" value="1"><label><input type="checkbox" name="%2$s" value="1"%3$s> %4$s</label>',
			esc_attr( self::SHOWN ),
			esc_attr( self::WANTED ),
			checked( FailureMail::is_wanted_by( $user->ID ), true, false ),
			esc_html__( 'Send a mail when the first webhook of a day fails', 'webhooks-for-encharge' )
		);
	}

	/** @param string $html escaped */
	private static function render_row( string $label, string $html ): void {
		echo '<tr><th scope="row">' . esc_html( $label ) . '</th><td>' . $html . '</td></tr>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped by whoever made it.
	}
}
