<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

/**
 * What changed of a user's tags.
 */
final readonly class TagChanges {

	/**
	 * @param list<string> $added   tags that the user has and had not
	 * @param list<string> $removed tags that the user had and has not
	 */
	public function __construct( public array $added = array(), public array $removed = array() ) {}

	public function is_empty(): bool {
		return array() === $this->added && array() === $this->removed;
	}

	/** @return list<string> as the log shows them: each tag behind a plus or a minus sign */
	public function signed(): array {
		return array(
			...array_map( static fn ( string $tag ): string => "+$tag", $this->added ),
			...array_map( static fn ( string $tag ): string => "-$tag", $this->removed ),
		);
	}
}
