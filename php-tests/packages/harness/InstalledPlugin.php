<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Packages;

use Encharge\Webhooks\Tests\Support\WordPress;

/**
 * A WordPress on SQLite whose administrator has uploaded the plugin's zip.
 */
final class InstalledPlugin extends WordPress
{
    /** @param list<string> $php what PHP is called with */
    public function __construct(string $root, array $php)
    {
        parent::__construct($root, 'http://' . self::HOST, null, ['WP_DEBUG' => true], $php);
    }

    protected function put_plugins(string $folder): void
    {
    }

    protected function activate_plugin(): void
    {
        $this->cli('plugin', 'install', Packages::plugin(), '--activate');
    }
}
