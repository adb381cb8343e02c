<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardAnswers;

/**
 * The webhooks that have come to the current site last, whoever answered them.
 *
 * Whoever waits asks for what came since a moment, and is told some twice: a row
 * of the log may be seen later than one with a higher id. The ids tell.
 *
 * @phpstan-import-type Answered from GuardAnswers
 * @phpstan-import-type Key from AccessKeys
 */
final class Arrivals {

	/** How many are told at once at most. */
	private const LIMIT = 20;

	/** What stands between the two parts of a moment: the newest row of the log, and the time. */
	private const SEPARATOR = '.';

	/** How a moment is written. */
	public const MOMENT = '^[0-9]{1,18}\.[0-9]{1,12}$';

	/** @var list<Key>|null the site's access keys, once they are needed: most who ask are told of nothing */
	private ?array $keys = null;

	public function __construct( private readonly ?GuardAnswers $memory ) {}

	/** @return list<Arrival> the last ones, the newest first */
	public function latest( int $limit ): array {
		return array_slice( $this->since( '0.0' ), 0, $limit );
	}

	/** @return string this moment, for since() */
	public static function now(): string {
		return ( ( new LogQuery() )->rows( 1 )[0]['id'] ?? 0 ) . self::SEPARATOR . time();
	}

	/**
	 * @param string $moment as now() gave it
	 * @return list<Arrival> the last ones since then, the newest first
	 */
	public function since( string $moment ): array {
		list( $row, $time ) = array_map( intval( ... ), explode( self::SEPARATOR, $moment ) );

		$arrivals = array();

		foreach ( ( new LogQuery( of_webhooks: true ) )->rows( self::LIMIT, null, $row + 1 ) as $logged ) {
			$arrivals[] = ArrivalText::of_row( $logged, $this->flow( $logged['key_id'] ) );
		}

		foreach ( $this->remembered( $time ) as $id => $answered ) {
			$arrivals[] = ArrivalText::of_answered( $id, $answered, $this->flow_of( $answered ) );
		}

		usort( $arrivals, static fn ( Arrival $a, Arrival $b ): int => $b->time <=> $a->time );

		return array_slice( $arrivals, 0, self::LIMIT );
	}

	/** @return array<string, Answered> what the guard has answered from a time on, by an id, the newest first */
	private function remembered( int $since ): array {
		$named  = array();
		$places = array();

		foreach ( array_reverse( $this->memory->last ?? array() ) as $answered ) {
			$time            = $answered['time'];
			$places[ $time ] = ( $places[ $time ] ?? 0 ) + 1;

			if ( $time >= $since ) {
				$named[ "guard-$time-$places[$time]" ] = $answered;
			}
		}

		return array_reverse( $named );
	}

	private function flow( string $key_id ): string {
		return '' === $key_id ? '' : array_column( $this->keys(), 'label', 'id' )[ $key_id ] ?? '';
	}

	/** @param Answered $answered */
	private function flow_of( array $answered ): string {
		$found = '' === $answered['key'] ? array() : GuardAnswers::keys_of( $answered, $this->keys() );

		return 1 === count( $found ) ? $found[0]['label'] : '';
	}

	/** @return list<Key> */
	private function keys(): array {
		return $this->keys ??= ( new AccessKeys( Settings::load() ) )->all();
	}
}
