<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use WP_User;

/**
 * Who a person is on this site, and why.
 */
final readonly class FoundUser {

	/**
	 * @param FoundBy     $by            the rule that led to the user
	 * @param string|null $relinked_from the other contact that the user is linked to so far
	 */
	public function __construct(
		public WP_User $user,
		public FoundBy $by,
		public ?string $relinked_from = null
	) {}
}
