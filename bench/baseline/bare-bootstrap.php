<?php
/**
 * What WordPress costs before any plugin does anything: ends every request when `init` is over.
 *
 * @package Bench
 */

declare(strict_types=1);

add_action(
	'init',
	static function (): never {
		exit;
	},
	PHP_INT_MAX
);
