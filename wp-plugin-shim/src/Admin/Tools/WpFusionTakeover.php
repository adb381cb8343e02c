<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Tools;

use Encharge\Webhooks\WordPress\Admin\Form;
use Encharge\Webhooks\WordPress\Admin\FormNotice;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Compat\MigrationStep;
use Encharge\Webhooks\WordPress\Compat\StepStatus;
use Encharge\Webhooks\WordPress\Compat\WpFusion;
use Encharge\Webhooks\WordPress\Compat\WpFusionAccount;
use Encharge\Webhooks\WordPress\Compat\WpFusionMigration;
use Encharge\Webhooks\WordPress\Compat\WpFusionOptions;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\Settings;
use InvalidArgumentException;

/**
 * On Tools: the move of a site that was built on WP Fusion, line by line.
 */
final class WpFusionTakeover {

	/** The form that asks what would be taken over. */
	public const COMPARE = 'compare_wp_fusion';

	/** The form that has been shown that, and takes it over. */
	public const TAKE_OVER = 'take_over_wp_fusion';

	private readonly ?WpFusionOptions $theirs;

	/** Why there is nothing to take over. */
	private readonly string $nothing;

	/** @var list<MigrationStep>|null null where nobody has asked */
	private ?array $steps = null;

	private ?string $warning = null;

	private bool $is_done = false;

	public function __construct() {
		$nothing = '';
		$theirs  = null;

		try {
			$theirs = WpFusionOptions::of_this_site();
		} catch ( InvalidArgumentException $exception ) {
			$nothing = $exception->getMessage();
		}

		$this->theirs  = $theirs;
		$this->nothing = $nothing;
	}

	/** Asks Encharge about the fields, which nothing does that is only looked at. */
	public function compare(): void {
		if ( null === $this->theirs ) {
			return;
		}

		$account       = WpFusionAccount::ask( $this->theirs->text( 'encharge_key' ) );
		$this->warning = $account->warning;
		$this->steps   = ( new WpFusionMigration( $this->theirs, Settings::load(), $account ) )->steps();
	}

	/** What was taken before a failure stays taken: the list says how far it came. */
	public function take_over(): void {
		if ( ! Access::allows( Access::MANAGE_KEYS ) ) {
			wp_die( esc_html__( 'You may not make access keys.', 'webhooks-for-encharge' ), 403 );
		}

		$this->compare();
		$this->steps   = array_map( static fn ( MigrationStep $step ): MigrationStep => $step->carried_out(), $this->steps ?? array() );
		$this->is_done = true;
	}

	public function render(): void {
		echo '<h2>' . esc_html__( 'Move from WP Fusion', 'webhooks-for-encharge' ) . '</h2>';

		if ( null === $this->theirs ) {
			echo '<p>' . esc_html( $this->nothing ) . '</p>';

			return;
		}

		$this->render_found( $this->theirs );

		if ( null !== $this->steps ) {
			$this->render_steps( $this->steps );
		}

		$this->render_buttons();
		self::render_way_back();
	}

	private function render_found( WpFusionOptions $theirs ): void {
		$count = count( $theirs->fields() );

		echo '<p>';
		/* translators: %d: number of fields. */
		echo esc_html( sprintf( _n( 'WP Fusion has left its settings for Encharge on this site, with %d field switched on.', 'WP Fusion has left its settings for Encharge on this site, with %d fields switched on.', $count, 'webhooks-for-encharge' ), $count ) );
		echo ' ' . esc_html__( 'Compare first: nothing is changed by that. What is set here already stays.', 'webhooks-for-encharge' ) . '</p>';
	}

	/** @param list<MigrationStep> $steps */
	private function render_steps( array $steps ): void {
		$failed = count( array_filter( $steps, static fn ( MigrationStep $step ): bool => StepStatus::Failed === $step->status ) );

		if ( $this->is_done ) {
			self::render_result( $failed, count( $steps ) );
		}

		if ( null !== $this->warning ) {
			echo '<div class="notice notice-warning inline"><p>' . nl2br( esc_html( $this->warning ) ) . '</p></div>';
		}

		printf( '<table class="widefat striped encharge-comparison"><caption>%s</caption><thead><tr>', esc_html( $this->is_done ? __( 'What became of each', 'webhooks-for-encharge' ) : __( 'What would become of each', 'webhooks-for-encharge' ) ) );

		$here    = __( 'Here', 'webhooks-for-encharge' );
		$details = __( 'Details', 'webhooks-for-encharge' );

		foreach ( array( __( 'What WP Fusion has', 'webhooks-for-encharge' ), $here, $details ) as $title ) {
			echo '<th scope="col">' . esc_html( $title ) . '</th>';
		}

		echo '</tr></thead><tbody>';

		foreach ( $steps as $step ) {
			printf( '<tr><th scope="row"><bdi>%s</bdi></th><td data-colname="%s">%s</td>', esc_html( $step->item ), esc_attr( $here ), esc_html( $step->status->label() ) );
			printf( '<td data-colname="%s"><bdi>%s</bdi></td></tr>', esc_attr( $details ), esc_html( $step->detail ) );
		}

		echo '</tbody></table>';
	}

	private static function render_result( int $failed, int $count ): void {
		if ( 0 === $failed ) {
			FormNotice::render( 'success', esc_html__( 'All that was to be taken over is taken over.', 'webhooks-for-encharge' ) );

			return;
		}

		/* translators: 1: how many failed, 2: how many there are. */
		FormNotice::render( 'error', esc_html( sprintf( __( '%1$d of %2$d failed. What was taken before stays taken.', 'webhooks-for-encharge' ), $failed, $count ) ) );
	}

	private function render_buttons(): void {
		$is_wanted = array() !== array_filter( $this->steps ?? array(), static fn ( MigrationStep $step ): bool => StepStatus::ToTake === $step->status );

		if ( $is_wanted && Access::allows( Access::MANAGE_KEYS ) ) {
			Form::button( Tab::Tools, self::TAKE_OVER, __( 'Take over what is marked so', 'webhooks-for-encharge' ), array(), 'button-primary' );
		} elseif ( null !== $this->steps && ! $this->is_done ) {
			echo '<p>' . esc_html__( 'There is nothing to take over.', 'webhooks-for-encharge' ) . '</p>';
		}

		Form::button( Tab::Tools, self::COMPARE, null === $this->steps ? __( 'Compare', 'webhooks-for-encharge' ) : __( 'Compare again', 'webhooks-for-encharge' ) );
	}

	private static function render_way_back(): void {
		echo '<h3>' . esc_html__( 'After that, and the way back', 'webhooks-for-encharge' ) . '</h3><ul class="ul-disc">';

		$sentences = array(
			WpFusion::is_full_active()
				? __( 'WP Fusion is active and answers the webhooks with its own access key. Deactivate it when you have taken its settings over; the URLs in your flows stay as they are.', 'webhooks-for-encharge' )
				: __( 'The URLs in your flows stay as they are: this plugin answers them with WP Fusion’s access key.', 'webhooks-for-encharge' ),
			__( 'Nothing of WP Fusion’s is changed or removed, and both plugins keep tags and contact ids of users in the same place.', 'webhooks-for-encharge' ),
			__( 'To go back, activate WP Fusion and deactivate this plugin. Only flows with a URL that you made here need WP Fusion’s again.', 'webhooks-for-encharge' ),
		);

		foreach ( $sentences as $sentence ) {
			echo '<li>' . esc_html( $sentence ) . '</li>';
		}

		echo '</ul>';
	}
}
