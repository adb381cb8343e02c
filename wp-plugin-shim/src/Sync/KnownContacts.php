<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

/**
 * Whether Encharge knows other contacts, as far as one task has to know it.
 *
 * Encharge is not asked while rows are locked. Work that needs an answer it has
 * not got ends by UnknownContact, and begins anew with the answer.
 */
final class KnownContacts {

	/** @var array<string, bool> other contact id → whether Encharge knows it */
	private array $known = array();

	/**
	 * @param PersonSource $people     who asks Encharge
	 * @param string       $contact_id the task's own contact, whom Encharge knows
	 */
	public function __construct(
		private readonly PersonSource $people,
		private readonly string $contact_id
	) {}

	/** @throws UnknownContact If Encharge was not asked yet: with_answers() asks, and runs the work once more. */
	public function has( string $contact_id ): bool {
		return $this->known[ $contact_id ] ?? throw new UnknownContact( $contact_id );
	}

	/**
	 * Runs the work, as often as it takes until all its questions are answered.
	 *
	 * @template T
	 * @param callable(): T $work asks has(), and holds no locks when that throws
	 * @return T
	 * @throws Rejected If Encharge cannot be asked.
	 */
	public function with_answers( callable $work ): mixed {
		while ( true ) {
			try {
				return $work();
			} catch ( UnknownContact $unknown ) {
				$this->known[ $unknown->contact_id ] = $this->people->knows( $unknown->contact_id, $this->contact_id );
			}
		}
	}
}
