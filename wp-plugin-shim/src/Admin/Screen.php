<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin;

/**
 * What one tab of the settings page shows and does.
 *
 * One is made for each request: what act() found wrong, render() of the same
 * object shows, with what was entered.
 */
interface Screen {

	/**
	 * Carries out what a form of this screen asks for; Page has checked nonce and capability.
	 *
	 * Ends the request by Form::done(), or comes back where something is to be
	 * shown in the same answer.
	 *
	 * @param string $action which form it was
	 */
	public function act( string $action ): void;

	/** Before anything is printed: enqueues scripts, sets an HTTP status. */
	public function prepare(): void;

	/** Prints what stands under the tabs, each part under an h2. */
	public function render(): void;

	/**
	 * @param string $done what act() told Form::done()
	 * @return string the sentence for it; '' if this screen knows none
	 */
	public function confirmation( string $done ): string;
}
