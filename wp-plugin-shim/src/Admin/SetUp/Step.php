<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\SetUp;

/**
 * One section of the tab Set-up: shows how a thing stands, and does what can be done about it.
 */
interface Step {

	/**
	 * Carries out what a form asks for, if it is one of this section's.
	 *
	 * @param string $action which form it was
	 */
	public function act( string $action ): void;

	/** Prints the section, with its h2. */
	public function render(): void;
}
