<?php

// Tags that are of use inside Encharge only stay there.
add_filter(
	'encharge_webhooks_tags',
	static function ( array $tags ): array {
		return array_values( array_filter( $tags, static fn ( string $tag ): bool => ! str_starts_with( $tag, 'internal' ) ) );
	}
);
