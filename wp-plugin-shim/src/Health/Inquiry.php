<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Exception;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Config\ApiAdvice;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Sync\ContactRow;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\Sync\Origin;
use Encharge\Webhooks\WordPress\Sync\Task;
use Encharge\Webhooks\WordPress\User\Permission;
use Encharge\Webhooks\WordPress\User\Target;
use InvalidArgumentException;

/**
 * Somebody's question about one person: why they are here, or are not.
 *
 * What the site itself knows is answered without a call to Encharge.
 *
 * @phpstan-import-type Row from LogQuery
 */
final readonly class Inquiry {

	private function __construct( public Target $target ) {}

	/**
	 * @param string $person an address, a contact id, or a user's id or login
	 * @throws InvalidArgumentException With a message for a person, if it can be none of these.
	 */
	public static function about( string $person ): self {
		return new self( Target::named( $person ) );
	}

	/** @throws InvalidArgumentException With a message for a person, if it is no contact id. */
	public static function about_contact( string $contact_id ): self {
		return Person::isId( $contact_id )
			? new self( Target::contact( $contact_id ) )
			/* translators: %s: what was given for a contact id. */
			: throw new InvalidArgumentException( sprintf( __( '"%s" is no contact id.', 'webhooks-for-encharge' ), $contact_id ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- whoever shows it escapes it.
	}

	/** @return ContactRow|null what the site keeps of the contact; null if nothing */
	public function contact(): ?ContactRow {
		$contacts = new ContactTable();

		return match ( true ) {
			null !== $this->target->contact_id => $contacts->by_contact( $this->target->contact_id ),
			null !== $this->target->user       => $contacts->by_user( $this->target->user->ID ),
			default                            => null,
		};
	}

	/** @return list<Row> what the log says last of the person */
	public function last_rows( int $limit ): array {
		$queries = array_filter(
			array(
				null === $this->target->contact_id ? null : new LogQuery( contact_id: $this->target->contact_id ),
				null === $this->target->user ? null : new LogQuery( user_id: $this->target->user->ID ),
			)
		);

		return ( new LogSearch( array_values( $queries ) ) )->rows( $limit );
	}

	/**
	 * Asks Encharge, and compares. Writes nothing.
	 *
	 * @param Action        $action   what a webhook would ask for
	 * @param Settings|null $settings by which it would be done; null: those that are saved
	 * @throws InvalidArgumentException With a message for a person, if there is nobody whom Encharge could be asked for, or it cannot be asked.
	 */
	public function explanation( Action $action, ?string $role = null, ?Settings $settings = null ): Explanation {
		$task = new Task( $action, $this->contact_id(), Origin::Webhook, role: $role );

		foreach ( Explanation::of( array( $task ), $settings ?? Settings::load() ) as $explanation ) {
			if ( null !== $explanation->unanswered ) {
				throw new InvalidArgumentException( $explanation->unanswered ); // phpcs:ignore WordPress.Security.EscapeOutput -- whoever shows it escapes it.
			}

			return $explanation;
		}

		throw new \LogicException( 'A task has one explanation.' );
	}

	/** @return string|null why the current user may not have done what is explained, for a person; null if they may */
	public static function refusal( Explanation $explanation ): ?string {
		return $explanation->creates ? Permission::refusal_to_create() : Permission::refusal_to_change( $explanation->user_id );
	}

	/** @return Task what does what is explained; one that changes a user makes none, whatever has happened since */
	public static function task( Explanation $explanation ): Task {
		return new Task( $explanation->creates ? Action::Add : Action::Update, $explanation->contact_id, Origin::Pull );
	}

	private function contact_id(): string {
		$api    = new ApiConnection();
		$client = $api->client() ?? throw new InvalidArgumentException( (string) $api->problem() ); // phpcs:ignore WordPress.Security.EscapeOutput -- whoever shows it escapes it.

		try {
			return $this->target->contact_id( $client ) ?? throw new InvalidArgumentException( $this->target->why_unknown() ); // phpcs:ignore WordPress.Security.EscapeOutput -- whoever shows it escapes it.
		} catch ( Exception $exception ) {
			throw new InvalidArgumentException( ( new ApiAdvice( $api ) )->on( $exception ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- whoever shows it escapes it.
		}
	}
}
