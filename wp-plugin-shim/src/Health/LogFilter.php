<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\User\Target;
use InvalidArgumentException;

/**
 * What somebody who looks through the log wants to see of it.
 *
 * Whatever is none of the values that a part can have counts as not asked for.
 */
final readonly class LogFilter {

	/** What came of a webhook, as a person tells it apart → the log's words for it; none: all. */
	public const VIEWS = array(
		'all'     => array(),
		'done'    => array( 'created', 'updated', 'unchanged' ),
		'failed'  => array( 'failed' ),
		'skipped' => array( 'skipped' ),
		'refused' => array( 'refused' ),
		'queued'  => array( 'queued' ),
	);

	public const ACTIONS = array( 'add', 'update', 'update_tags', 'test', 'pull', 'return' );

	/** Days up to now. */
	public const PERIODS = array( 1, 7, 30 );

	/** Why a person was left as they are. */
	private const SKIPPED = array( 'filter', 'protected_user', 'linked_to_other' );

	/**
	 * @param string $view   a key of VIEWS
	 * @param string $action one of ACTIONS; '' for all
	 * @param string $code   one of codes(); '' for all
	 * @param string $key_id the access key's id; '' for all
	 * @param int    $days   one of PERIODS; 0 for all
	 * @param string $search a contact, or a user by id, login or address; '' for everybody
	 */
	private function __construct(
		public string $view,
		public string $action,
		public string $code,
		public string $key_id,
		public int $days,
		public string $search
	) {}

	/** @param array<array-key, mixed> $values view, action, code, key, days and search, as they came */
	public static function read( array $values ): self {
		$text = static fn ( string $name ): string => is_scalar( $values[ $name ] ?? null ) ? trim( (string) $values[ $name ] ) : '';
		$view = $text( 'view' );

		return new self(
			isset( self::VIEWS[ $view ] ) ? $view : 'all',
			in_array( $text( 'action' ), self::ACTIONS, true ) ? $text( 'action' ) : '',
			in_array( $text( 'code' ), self::codes(), true ) ? $text( 'code' ) : '',
			1 === preg_match( '/^[0-9a-zA-Z_-]{1,40}$/D', $text( 'key' ) ) ? $text( 'key' ) : '',
			in_array( (int) $text( 'days' ), self::PERIODS, true ) ? (int) $text( 'days' ) : 0,
			wp_check_invalid_utf8( $text( 'search' ) )
		);
	}

	/** @return list<string> for which reasons a webhook can fail or a person be left as they are */
	public static function codes(): array {
		return array( ...array_column( Code::cases(), 'value' ), ...self::SKIPPED );
	}

	/** @return array<string, string|int> what read() reads, without what is not asked for */
	public function values(): array {
		return array_filter(
			array(
				'view'   => 'all' === $this->view ? '' : $this->view,
				'action' => $this->action,
				'code'   => $this->code,
				'key'    => $this->key_id,
				'days'   => $this->days,
				'search' => $this->search,
			)
		);
	}

	/** @return bool whether everything is to be seen */
	public function is_empty(): bool {
		return array() === $this->values();
	}

	public function search(): LogSearch {
		$asked = static fn ( string $value ): ?string => '' === $value ? null : $value;
		$since = 0 === $this->days ? null : new \DateTimeImmutable( '@' . ( time() - $this->days * DAY_IN_SECONDS ) );

		$queries = array();

		foreach ( '' === $this->search ? array( array() ) : $this->people() as $person ) {
			foreach ( array() === self::VIEWS[ $this->view ] ? array( null ) : self::VIEWS[ $this->view ] as $outcome ) {
				$queries[] = new LogQuery(
					outcome: $outcome,
					code: $asked( $this->code ),
					action: $asked( $this->action ),
					key_id: $asked( $this->key_id ),
					contact_id: $person['contact_id'] ?? null,
					user_id: $person['user_id'] ?? null,
					since: $since
				);
			}
		}

		return new LogSearch( $queries );
	}

	/**
	 * How the log names whoever is searched for.
	 *
	 * The log holds no addresses: an address finds what the user with this
	 * address has in it, and what the contact whom they are linked to has.
	 *
	 * @return list<array{user_id: int}|array{contact_id: string}>
	 */
	private function people(): array {
		$target = $this->target();
		$users  = array( $target?->user?->ID, ctype_digit( $this->search ) ? (int) $this->search : null );
		$ids    = array( $target?->contact_id, Person::isId( $this->search ) ? $this->search : null );

		return array(
			...array_map( static fn ( int $id ): array => array( 'user_id' => $id ), array_values( array_unique( array_filter( $users ) ) ) ),
			...array_map( static fn ( string $id ): array => array( 'contact_id' => $id ), array_values( array_unique( array_filter( $ids, is_string( ... ) ) ) ) ),
		);
	}

	private function target(): ?Target {
		try {
			return Target::named( $this->search );
		} catch ( InvalidArgumentException ) {
			return null;
		}
	}
}
