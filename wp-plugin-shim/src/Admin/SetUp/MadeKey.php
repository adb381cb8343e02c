<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\SetUp;

/**
 * The URL of an access key that has just been made, and where it goes. Nobody can show it again.
 */
final class MadeKey {

	/** @param list<string> $urls one, or one for each action */
	public static function render( #[\SensitiveParameter] array $urls ): void {
		echo '<div class="notice notice-success inline encharge-made" role="status"><h3>' . esc_html__( 'Copy the URL now: it is shown this once', 'webhooks-for-encharge' ) . '</h3>';

		foreach ( $urls as $place => $url ) {
			printf(
				'<p><label for="encharge-url-%1$d" class="screen-reader-text">%2$s</label><input type="text" id="encharge-url-%1$d" class="large-text code" dir="ltr" readonly value="%3$s" data-encharge-copy="%4$s"%5$s></p>',
				(int) $place,
				esc_html__( 'Webhook URL', 'webhooks-for-encharge' ),
				esc_attr( $url ),
				esc_attr__( 'Copy the webhook URL', 'webhooks-for-encharge' ),
				0 === $place ? ' autofocus' : ''
			);
		}

		self::render_where();
		echo '</div>';
	}

	/** Prints what belongs into a flow's step. */
	public static function render_where(): void {
		echo '<p>' . esc_html__( 'In Encharge, give the flow a step “Send Webhook”:', 'webhooks-for-encharge' ) . '</p><ul class="ul-disc">';
		echo '<li>' . esc_html__( 'Webhook URL: the URL that you have copied', 'webhooks-for-encharge' ) . '</li>';
		/* translators: 1: an HTTP method, 2: a content type. */
		printf( '<li>' . esc_html__( 'Method: %1$s. Content type: %2$s', 'webhooks-for-encharge' ) . '</li>', '<strong>POST</strong>', '<strong>JSON</strong>' );
		/* translators: 1: name of a field, 2: value of a field. */
		printf( '<li>' . esc_html__( 'Webhook Data, one row: %1$s is %2$s', 'webhooks-for-encharge' ) . '</li>', '<code dir="ltr">id</code>', '<code dir="ltr" data-encharge-copy="' . esc_attr__( 'Copy the value', 'webhooks-for-encharge' ) . '">{{ person.id }}</code>' );
		echo '</ul>';
	}
}
