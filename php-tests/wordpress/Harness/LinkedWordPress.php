<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Harness;

use Encharge\Webhooks\Tests\Support\WordPress;

/**
 * A WordPress with a link to the plugin, so that PHPUnit sees the plugin's own errors at their true place.
 */
final class LinkedWordPress extends WordPress
{
    protected function put_plugins(string $folder): void
    {
        symlink(dirname(__DIR__, 3) . '/wp-plugin-shim', "$folder/" . self::PLUGIN);
    }
}
