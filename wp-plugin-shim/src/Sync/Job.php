<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\Webhook;
use Encharge\Webhooks\WordPress\Config\Settings;

/**
 * What is to be done for whom.
 *
 * A webhook, or a command that does the same, as Sync takes it.
 */
final readonly class Job {

	/**
	 * @param Action                $action   anything but Action::Test
	 * @param list<string>          $contacts 1 or more distinct contact ids
	 * @param string|null           $role     the role asked for, as sent; null if none
	 * @param bool                  $notify   whether a new user gets WordPress's mail
	 * @param array<string, Person> $persons  the persons that the payload holds, by contact id
	 * @param 'webhook'|'pull'      $origin   what asks for it
	 * @param string|null           $key_id   the access key that came with it
	 * @param int|null              $user_id  the user to link the one contact to, whoever has the person's address
	 */
	public function __construct(
		public Action $action,
		public array $contacts,
		public ?string $role = null,
		public bool $notify = false,
		public array $persons = array(),
		public string $origin = 'webhook',
		public ?string $key_id = null,
		public ?int $user_id = null
	) {}

	/** @return string the log's word for what was asked for: "pull", or a webhook's action */
	public function name(): string {
		return 'webhook' === $this->origin ? $this->action->value : $this->origin;
	}

	/**
	 * The payload's own persons, where the administrator chose to trust them: they
	 * are used without a call.
	 *
	 * @return array<string, Person> by contact id; whoever is there by their id alone is left out
	 */
	public function trusted_persons( Settings $settings ): array {
		return $settings->trust_payload()
			? array_filter( $this->persons, static fn ( Person $person ): bool => array( 'id' ) !== $person->names() )
			: array();
	}

	/**
	 * @param Webhook     $webhook one that names contacts
	 * @param string|null $key_id  the access key that it came with
	 */
	public static function from_webhook( Webhook $webhook, ?string $key_id ): self {
		/** @var list<string> $contacts */
		$contacts = $webhook->contacts;
		/** @var array<string, Person> $persons */
		$persons = $webhook->persons;

		return new self( $webhook->action, $contacts, $webhook->role, $webhook->notify, $persons, key_id: $key_id );
	}
}
