<?php

/** Finds the classes of the tests that run in PHPUnit. */

declare(strict_types=1);

require_once __DIR__ . '/fake_encharge.inc';

spl_autoload_register(static function (string $class): void {
    $folders = [
        __DIR__ . '/' => 'Encharge\\Webhooks\\Tests\\Support\\',
        __DIR__ . '/../e2e/harness/' => 'Encharge\\Webhooks\\Tests\\EndToEnd\\',
        __DIR__ . '/../e2e/tests/' => 'Encharge\\Webhooks\\Tests\\EndToEnd\\',
        __DIR__ . '/../browser/harness/' => 'Encharge\\Webhooks\\Tests\\Browser\\',
        __DIR__ . '/../packages/harness/' => 'Encharge\\Webhooks\\Tests\\Packages\\',
        __DIR__ . '/../wordpress/' => 'Encharge\\Webhooks\\Tests\\WordPress\\',
    ];
    foreach ($folders as $folder => $prefix) {
        $file = $folder . str_replace('\\', '/', substr($class, strlen($prefix))) . '.php';
        if (str_starts_with($class, $prefix) && is_file($file)) {
            require_once $file;
        }
    }
});
