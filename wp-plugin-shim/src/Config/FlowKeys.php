<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

use InvalidArgumentException;

/**
 * One access key for each flow: made with a URL for what the flow is to do, and
 * known by the flow's name.
 *
 * @phpstan-import-type Key from AccessKeys
 * @phpstan-type Made array{id: string, key: string, urls: list<string>}
 */
final readonly class FlowKeys {

	private AccessKeys $keys;

	public function __construct( private Settings $settings ) {
		$this->keys = new AccessKeys( $settings );
	}

	/**
	 * @param string $flow    the flow's name, which no other valid key has
	 * @param string $request the form that asks, as KeyRequests makes it
	 * @return Made the only time that the key itself is seen
	 * @throws InvalidValues  With each of flow, action, role, notify and request that cannot be.
	 * @throws KeyMadeAlready If the form has made one.
	 */
	public function make( string $flow, KeyPurpose $purpose, string $request ): array {
		( new KeyRequests( $this->settings ) )->check( $request );

		$errors = array_filter( array( 'flow' => $this->refusal_of_name( $flow ) ) + $this->refusals( $purpose ) + array( 'request' => self::refusal_of_request( $request ) ) );

		if ( array() !== $errors ) {
			throw new InvalidValues( $errors );
		}

		$made = $this->keys->generate( $flow, $purpose, $request );

		return $made + array( 'urls' => $purpose->urls( $made['key'] ) );
	}

	/**
	 * @param string $id      the key in whose place another one comes
	 * @param int    $grace   for how many seconds more the old one is valid
	 * @param string $request the form that asks, as KeyRequests makes it
	 * @return Made the only time that the new key itself is seen
	 * @throws InvalidArgumentException If there is no such key, or the form is none.
	 * @throws KeyMadeAlready If the form has made one.
	 */
	public function replace( string $id, int $grace, string $request ): array {
		$refusal = self::refusal_of_request( $request );
		$old     = $this->find( $id );

		if ( null !== $refusal ) {
			throw new InvalidValues( array( 'request' => $refusal ) );
		}

		$made = $this->keys->replace( $id, $grace, $request );

		return $made + array( 'urls' => KeyPurpose::read( $old ?? array() )->urls( $made['key'] ) );
	}

	/** @return Key|null the key with this id */
	public function find( string $id ): ?array {
		return array_column( $this->keys->all(), null, 'id' )[ $id ] ?? null;
	}

	/** @return Key|null the key by which a flow of this name sends its webhooks: the newest one that is valid, and stays so */
	public function of_flow( string $name ): ?array {
		$found = array_filter( $this->keys->all(), static fn ( array $key ): bool => null === $key['expires'] && $name === $key['label'] );

		return array() === $found ? null : end( $found );
	}

	private function refusal_of_name( string $flow ): ?string {
		try {
			$name = AccessKeys::clean_label( $flow );
		} catch ( InvalidArgumentException $exception ) {
			return $exception->getMessage();
		}

		return match ( true ) {
			'' === $name                       => __( 'Give the name of the flow: by it you know the URL later.', 'webhooks-for-encharge' ),
			null !== $this->of_flow( $name ) => __( 'There is a URL for a flow of this name. Replace that one, or give another name.', 'webhooks-for-encharge' ),
			default                            => null,
		};
	}

	/** @return array{action: string|null, role: string|null, notify: string|null} */
	private function refusals( KeyPurpose $purpose ): array {
		return array(
			'action' => '' === $purpose->action ? __( 'Say what the webhook does.', 'webhooks-for-encharge' ) : $this->refusal( new KeyPurpose( $purpose->action ) ),
			'role'   => '' === $purpose->role ? null : $this->refusal( new KeyPurpose( $purpose->action, $purpose->role ) ),
			'notify' => $purpose->notify ? $this->refusal( new KeyPurpose( $purpose->action, notify: true ) ) : null,
		);
	}

	private function refusal( KeyPurpose $purpose ): ?string {
		try {
			$purpose->check( $this->settings->role_policy() );

			return null;
		} catch ( InvalidArgumentException $exception ) {
			return $exception->getMessage();
		}
	}

	private static function refusal_of_request( string $request ): ?string {
		return KeyRequests::is_one( $request ) ? null : __( 'The form did not arrive whole. Open the page anew and send it again.', 'webhooks-for-encharge' );
	}
}
