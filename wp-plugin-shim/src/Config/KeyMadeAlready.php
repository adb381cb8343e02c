<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

/**
 * Thrown before anything is changed, where a form that has made an access key is sent once more.
 */
final class KeyMadeAlready extends \RuntimeException {

	/** @param string $key_id the key that it has made, which may have been revoked since */
	public function __construct( public readonly string $key_id ) {
		parent::__construct( __( 'This form has made its URL already.', 'webhooks-for-encharge' ) );
	}
}
