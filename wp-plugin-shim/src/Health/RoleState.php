<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

/**
 * One role of the site, for whoever decides whether a webhook may ask for it.
 */
final readonly class RoleState {

	/**
	 * @param string      $role         its name
	 * @param string      $label        what a person knows it by
	 * @param string|null $forbidden_by the capability for which no setting can allow it; null if one can
	 * @param string|null $given_up     the capability that protects whoever has the role, until it is allowed; null if none does
	 * @param int         $members      how many users have the role; 0 also where that changes nothing
	 */
	public function __construct(
		public string $role,
		public string $label,
		public ?string $forbidden_by,
		public ?string $given_up,
		public int $members
	) {}
}
