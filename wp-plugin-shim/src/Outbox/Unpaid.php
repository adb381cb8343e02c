<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Outbox;

/**
 * Thrown where a debt stays for now.
 *
 * The message says why, in one sentence for a person, without a secret.
 */
final class Unpaid extends \RuntimeException {
}
