<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

/**
 * What is looked at by a check, which is then told as it was found.
 */
final readonly class CheckSubject {

	/**
	 * @param string $id    which check this is: lower case, the same in every language
	 * @param string $label its name for a person
	 */
	public function __construct( private string $id, private string $label ) {}

	public function passes( string $message, ?Remedy $remedy = null ): Check {
		return new Check( $this->id, $this->label, Status::Pass, $message, $remedy );
	}

	public function warns( string $message, ?Remedy $remedy = null ): Check {
		return new Check( $this->id, $this->label, Status::Warn, $message, $remedy );
	}

	public function fails( string $message, ?Remedy $remedy = null ): Check {
		return new Check( $this->id, $this->label, Status::Fail, $message, $remedy );
	}
}
