<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Outbox;

use Encharge\Webhooks\Exception;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use SensitiveParameterValue;

/**
 * What a contact is owed in fields of Encharge, by one call.
 */
final class FieldReturn {

	/** @param ApiConnection $api how to reach Encharge */
	public function __construct( private readonly ApiConnection $api ) {}

	/**
	 * @param array<string, string>        $fields at least one, by name
	 * @param SensitiveParameterValue|null $secret one of their values that nobody may read
	 * @throws Unpaid If Encharge did not take them, or may not have.
	 */
	public function send( string $contact_id, #[\SensitiveParameter] array $fields, ?SensitiveParameterValue $secret ): void {
		$client = $this->api->client();

		if ( null === $client ) {
			throw new Unpaid( (string) $this->api->problem() );
		}

		try {
			$client->updatePerson( $contact_id, $fields );
		} catch ( Exception $exception ) {
			$hidden  = $secret?->getValue();
			$message = $exception->getMessage();

			// An API may repeat in its message what it was sent.
			$message = is_string( $hidden ) ? str_replace( $hidden, '…', $message ) : $message;

			/* translators: %s: Encharge's or the network's message. */
			throw new Unpaid( sprintf( __( 'Encharge did not take it, which is tried again: %s', 'webhooks-for-encharge' ), $message ) );
		}
	}
}
