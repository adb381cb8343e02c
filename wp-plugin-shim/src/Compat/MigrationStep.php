<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Compat;

use Closure;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;
use InvalidArgumentException;

/**
 * One thing that WP Fusion left, and what becomes of it.
 */
final readonly class MigrationStep {

	/**
	 * @param string                  $item   which thing, for a person
	 * @param StepStatus              $status what becomes of it
	 * @param string                  $detail why, for a person; '' where there is nothing to say
	 * @param (Closure(): mixed)|null $take   takes the thing over, and returns false where the database refused; null where nothing is to be taken
	 */
	private function __construct( public string $item, public StepStatus $status, public string $detail, private ?Closure $take = null ) {}

	public static function same( string $item, string $detail = '' ): self {
		return new self( $item, StepStatus::Same, $detail );
	}

	public static function differs( string $item, string $detail ): self {
		return new self( $item, StepStatus::Differs, $detail );
	}

	public static function not_needed( string $item, string $detail ): self {
		return new self( $item, StepStatus::NotNeeded, $detail );
	}

	public static function refused( string $item, string $detail ): self {
		return new self( $item, StepStatus::Refused, $detail );
	}

	/** @param Closure(): mixed $take returns false where the database refused */
	public static function to_take( string $item, string $detail, Closure $take ): self {
		return new self( $item, StepStatus::ToTake, $detail, $take );
	}

	/** @return self the step after what is to be taken was taken, or has failed */
	public function carried_out(): self {
		if ( null === $this->take ) {
			return $this;
		}

		try {
			return false === ( $this->take )()
				? new self( $this->item, StepStatus::Failed, __( 'The database did not take it.', 'webhooks-for-encharge' ) )
				: new self( $this->item, StepStatus::Taken, $this->detail );
		} catch ( InvalidArgumentException | TransactionFailed $exception ) {
			return new self( $this->item, StepStatus::Failed, $exception->getMessage() );
		}
	}
}
