<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Account;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardAnswers;

/**
 * How far the site is on its way from the plugin's activation to the first
 * webhook: which steps are done, by what can be seen now.
 */
final readonly class SetUpProgress {

	/** What the log says of a webhook that was let in and did not fail, the most likely first. */
	private const ARRIVED = array( 'updated', 'created', 'unchanged', 'queued', 'skipped' );

	public function __construct( private Settings $settings, private ApiConnection $api, private ?GuardAnswers $memory ) {}

	/** @return self the current site's */
	public static function now(): self {
		return new self( Settings::load(), new ApiConnection(), GuardAnswers::here() );
	}

	/** @return bool whether Encharge could be asked when it was last tried with this API key */
	public function is_connected(): bool {
		return null === $this->api->problem() && true === ( new Account( $this->api ) )->last_state()?->is_working();
	}

	/** @return bool whether any webhook could be let in */
	public function has_key(): bool {
		return array() !== ( new AccessKeys( $this->settings ) )->valid();
	}

	/** @return bool whether a webhook has come with a valid key, as far as the log and the guard remember */
	public function has_arrival(): bool {
		if ( true === $this->memory?->has_test() ) {
			return true;
		}

		$queries = array_map( static fn ( string $outcome ): LogQuery => new LogQuery( outcome: $outcome, of_webhooks: true ), self::ARRIVED );

		return array() !== ( new LogSearch( $queries ) )->rows( 1 );
	}

	/** @return bool whether nothing is left to do */
	public function is_complete(): bool {
		return $this->is_connected() && $this->has_key() && $this->has_arrival();
	}
}
