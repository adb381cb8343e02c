<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\SetUp;

use Encharge\Webhooks\WordPress\Admin\Form;
use Encharge\Webhooks\WordPress\Admin\Markup;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\Check;
use Encharge\Webhooks\WordPress\Health\Diagnosis;
use Encharge\Webhooks\WordPress\Health\Status;
use Encharge\Webhooks\WordPress\Health\SupportText;

/**
 * The diagnosis: every step of a webhook's way, looked at when a button is pressed.
 *
 * The script has one check made after the other, and shows each as it is shown here.
 */
final class ChecksStep implements Step {

	private const RUN = 'run_checks';

	private readonly Diagnosis $diagnosis;

	/** @var list<Check>|null null while nobody has asked for them */
	private ?array $checks = null;

	public function __construct( private readonly Settings $settings, ApiConnection $api ) {
		$this->diagnosis = new Diagnosis( $settings, $api );
	}

	public function act( string $action ): void {
		if ( self::RUN === $action ) {
			$this->checks = $this->diagnosis->checks();
		}
	}

	public function render(): void {
		echo '<h2 id="encharge-checks">' . esc_html__( 'Diagnosis', 'webhooks-for-encharge' ) . '</h2>';

		if ( ! Access::allows( Access::CHANGE ) ) {
			echo '<p>' . esc_html__( 'You may not run the checks.', 'webhooks-for-encharge' ) . '</p>';
			return;
		}

		echo '<p>' . esc_html__( 'Looks at the whole way of a webhook: asks Encharge, and sends tests to this site. No test is counted, and nothing is changed.', 'webhooks-for-encharge' ) . '</p>';
		printf( '<div class="encharge-checks" data-checks="%s"', esc_attr( implode( ' ', array_map( SupportText::slug( ... ), $this->diagnosis->ids() ) ) ) );

		foreach ( Status::cases() as $status ) {
			printf( ' data-%s="%s"', esc_attr( $status->value ), esc_attr( wp_strip_all_tags( Markup::status( $status ) ) ) );
		}

		echo '>';
		Form::button( Tab::SetUp, self::RUN, __( 'Run all checks', 'webhooks-for-encharge' ) );
		$hidden = null === $this->checks ? 'hidden' : '';

		printf( '<p class="encharge-at"></p><table class="widefat striped" %s><thead><tr>', esc_attr( $hidden ) );
		printf( '<th scope="col">%s</th><th scope="col">%s</th><th scope="col">%s</th></tr></thead><tbody>', esc_html__( 'Check', 'webhooks-for-encharge' ), esc_html__( 'State', 'webhooks-for-encharge' ), esc_html__( 'Found', 'webhooks-for-encharge' ) );
		array_map( static fn ( Check $check ) => self::render_check( $check->in_admin() ), $this->checks ?? array() );
		printf( '</tbody></table><div class="encharge-support" %s><h3>%s</h3>', esc_attr( $hidden ), esc_html__( 'For support', 'webhooks-for-encharge' ) );
		printf( '<pre dir="ltr" data-encharge-copy="%s">%s</pre></div></div>', esc_attr__( 'Copy for support', 'webhooks-for-encharge' ), esc_html( SupportText::of( $this->settings, $this->checks ?? array() ) ) );
	}

	private static function render_check( Check $check ): void {
		printf( '<tr><th scope="row">%s</th><td>%s</td><td><bdi>%s</bdi>', esc_html( $check->label ), Markup::status( $check->status ), esc_html( $check->message ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it is made.

		if ( null !== $check->remedy ) {
			RemedyMarkup::render( $check->remedy );
		}

		echo '</td></tr>';
	}
}
