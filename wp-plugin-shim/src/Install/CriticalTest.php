<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Install;

/**
 * The test of Tools → Site Health that fails where the requirements are not met.
 * Keeps to PHP 7.4.
 */
final class CriticalTest {

	/** The name that the test has with the requirements met as well. */
	private const NAME = 'encharge_webhooks_extension';

	public static function register_hooks(): void {
		add_filter( 'site_status_tests', array( self::class, 'add' ) );
	}

	/**
	 * Hooked to site_status_tests.
	 *
	 * @param array<string, array<string, mixed>> $tests WordPress's and others'
	 * @return array<string, array<string, mixed>>
	 */
	public static function add( array $tests ): array {
		$tests['direct'][ self::NAME ] = array(
			'label' => self::label(),
			'test'  => array( self::class, 'result' ),
		);

		return $tests;
	}

	/** @return array{label: string, status: string, badge: array{label: string, color: string}, description: string, actions: string, test: string} as HTML, escaped */
	public static function result(): array {
		$name = __( 'Webhooks for Encharge', 'webhooks-for-encharge' );

		$description = '<p>' . esc_html( Unmet::reason( $name ) ) . ' ' . esc_html__( 'Until then every webhook is answered with 503.', 'webhooks-for-encharge' ) . '</p>';

		foreach ( Unmet::ways( new InstallAdvice() ) as list( $sentence, $commands ) ) {
			$description .= '<p>' . esc_html( $sentence ) . '</p><pre dir="ltr"><code>' . esc_html( implode( "\n", $commands ) ) . '</code></pre>';
		}

		return array(
			'label'       => self::label(),
			'status'      => 'critical',
			'badge'       => array(
				'label' => __( 'Encharge', 'webhooks-for-encharge' ),
				'color' => 'blue',
			),
			'description' => $description,
			'actions'     => InstallPage::can_be_opened() ? sprintf( '<p><a href="%s">%s</a></p>', esc_url( InstallPage::url() ), esc_html__( 'What to do', 'webhooks-for-encharge' ) ) : '',
			'test'        => self::NAME,
		);
	}

	private static function label(): string {
		return __( 'Webhooks for Encharge cannot receive webhooks', 'webhooks-for-encharge' );
	}
}
