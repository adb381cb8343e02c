<?php

// Two ticks of two and a half seconds, for the form that takes settings over.
add_filter('nonce_life', static fn(int $life, string|int $action): int => $action === 'encharge_webhooks_import_settings' ? 5 : $life, 10, 2);
