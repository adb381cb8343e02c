<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

use Encharge\Webhooks\Code;
use WP_Error;

/**
 * A user that cannot be written.
 *
 * Thrown to end the work on one contact with a code and a reason. The message is
 * for a person and holds no secret.
 */
final class Rejected extends \RuntimeException {

	/**
	 * @param Code       $reason      what the webhook is answered with
	 * @param string     $message     one sentence for a person; '' for the code's own
	 * @param int|null   $retry_after seconds after which another try may succeed
	 * @param Blame|null $blame       what is to blame; null: as the code has it
	 */
	public function __construct( public readonly Code $reason, string $message = '', public readonly ?int $retry_after = null, public readonly ?Blame $blame = null ) {
		parent::__construct( '' === $message ? $reason->message() : $message );
	}

	/** @return self user_rejected, with the error's own message, which WordPress writes as HTML */
	public static function by( WP_Error $error ): self {
		$message = html_entity_decode( wp_strip_all_tags( $error->get_error_message() ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );

		return new self( Code::UserRejected, $message );
	}
}
