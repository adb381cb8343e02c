<?php
/**
 * Unpaid: a debt that stays for now.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Outbox;

/**
 * The message says why, in one sentence for a person, without a secret.
 */
final class Unpaid extends \RuntimeException {
}
