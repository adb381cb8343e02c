<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\SiteHealth;

use Encharge\Webhooks\WordPress\Health\Check;
use Encharge\Webhooks\WordPress\Health\RemedyKind;
use Encharge\Webhooks\WordPress\Health\ScreenUrl;
use Encharge\Webhooks\WordPress\Health\Status;

/**
 * What a test found, as Site Health shows it. Its texts are HTML, and escaped.
 *
 * @phpstan-type Result array{label: string, status: 'good'|'recommended'|'critical', badge: array{label: string, color: string}, description: string, actions: string, test: string}
 */
final readonly class TestResult {

	/** @var list<Check> as they are told in the admin area */
	private array $checks;

	/**
	 * @param string      $test   its name
	 * @param string      $title  the same for a person
	 * @param list<Check> $checks that it made; none where there was nothing to say
	 */
	public function __construct( private string $test, private string $title, array $checks ) {
		$this->checks = array_map( static fn ( Check $check ): Check => $check->in_admin(), $checks );
	}

	/** @return Result */
	public function values(): array {
		return array(
			'label'       => self::label( $this->title ),
			'status'      => $this->status(),
			'badge'       => array(
				'label' => __( 'Encharge', 'webhooks-for-encharge' ),
				'color' => 'blue',
			),
			'description' => $this->description(),
			'actions'     => $this->actions(),
			'test'        => $this->test,
		);
	}

	/** @return string a test's name among those of others */
	public static function label( string $title ): string {
		/* translators: %s: what was tested, such as "Access keys". */
		return sprintf( __( 'Webhooks for Encharge: %s', 'webhooks-for-encharge' ), $title );
	}

	/** @return 'good'|'recommended'|'critical' of the check that ended worst */
	private function status(): string {
		$found = array_column( $this->checks, 'status' );

		return match ( true ) {
			in_array( Status::Fail, $found, true ) => 'critical',
			in_array( Status::Warn, $found, true ) => 'recommended',
			default                                => 'good',
		};
	}

	private function description(): string {
		return match ( count( $this->checks ) ) {
			0       => '<p>' . esc_html__( 'There is nothing to put right.', 'webhooks-for-encharge' ) . '</p>',
			1       => '<p>' . esc_html( self::text( $this->checks[0] ) ) . '</p>',
			default => '<ul>' . implode( '', array_map( self::item( ... ), $this->checks ) ) . '</ul>',
		};
	}

	private static function item( Check $check ): string {
		$status = match ( $check->status ) {
			Status::Pass => __( 'Works', 'webhooks-for-encharge' ),
			Status::Warn => __( 'Could be better', 'webhooks-for-encharge' ),
			Status::Fail => __( 'Needs attention', 'webhooks-for-encharge' ),
		};

		return sprintf( '<li><strong>%s</strong> (%s)<br>%s</li>', esc_html( $check->label ), esc_html( $status ), esc_html( self::text( $check ) ) );
	}

	/** What there is to do on a screen is the text of the link to it. */
	private static function text( Check $check ): string {
		return RemedyKind::Screen === $check->remedy?->kind ? $check->message : $check->text();
	}

	private function actions(): string {
		$wrong = array_filter( $this->checks, static fn ( Check $check ): bool => Status::Pass !== $check->status );

		return implode( '', array_unique( array_map( self::action( ... ), $wrong ) ) );
	}

	/** A link to the screen that puts it right; where no screen does, to that with all checks, and commands that can be copied. */
	private static function action( Check $check ): string {
		$remedy = RemedyKind::Screen === $check->remedy?->kind ? $check->remedy : null;

		return sprintf(
			'<p><a href="%s">%s</a></p>',
			esc_url( $remedy->value ?? ScreenUrl::tab( 'set-up', 'encharge-checks' ) ),
			esc_html( $remedy->sentence ?? __( 'See all checks on the tab Set-up.', 'webhooks-for-encharge' ) )
		);
	}
}
