<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Guard\GuardAnswers;

/**
 * When each access key last came with a webhook, whoever answered it: the log
 * tells of what reached WordPress, and the guard's memory of the rest.
 */
final readonly class KeyUse {

	public function __construct( private AccessKeys $keys, private ?GuardAnswers $memory ) {}

	/** @return array<string, int> key id → Unix time, of those for which that is known */
	public function times(): array {
		$times = array_map( static fn ( string $time ): int => (int) strtotime( "$time UTC" ), $this->keys->last_used() );

		return null === $this->memory ? $times : self::later( $times, $this->memory->uses( $this->keys->all() ) );
	}

	/**
	 * @param array<string, int> $times
	 * @param array<string, int> $others
	 * @return array<string, int>
	 */
	private static function later( array $times, array $others ): array {
		foreach ( $others as $id => $time ) {
			$times[ $id ] = max( $time, $times[ $id ] ?? 0 );
		}

		return $times;
	}
}
