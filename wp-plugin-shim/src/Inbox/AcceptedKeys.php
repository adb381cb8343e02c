<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\Claim;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;

/**
 * The access keys by which entries of the inbox came.
 *
 * A key that was revoked since is not trusted any more, with whatever it sent. One
 * that has merely expired, or was replaced, was valid when it sent the webhook.
 */
final class AcceptedKeys {

	/** @var array<string, array{string, int|null}> digest → the key's id, and when it expires, in Unix time */
	private array $keys = array();

	public function __construct( Settings $settings ) {
		foreach ( ( new AccessKeys( $settings ) )->all() as $key ) {
			$this->keys[ $key['digest'] ] = array( $key['id'], $key['expires'] );
		}

		$this->keys[ RerunQueue::digest() ] = array( '', null );
	}

	/** @return string|null the id of the key that the webhook came with, '' where an administrator had it done once more; null if that is no longer obeyed */
	public function id_of( Claim $claim ): ?string {
		list( $id, $expires ) = $this->keys[ $claim->keyDigest ] ?? array( null, null );

		return null === $expires || $expires > $claim->accepted ? $id : null;
	}
}
