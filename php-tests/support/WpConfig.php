<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Support;

/**
 * The wp-config.php of a WordPress that is tried here.
 */
final class WpConfig
{
    private const SALTS = ['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'];

    /**
     * @param string $root the web root, where it is written
     * @param Database|null $database null: SQLite, which needs none
     * @param array<string, string|bool> $constants beside those of every site, or in their place
     */
    public static function write(string $root, ?Database $database, array $constants): void
    {
        $constants += array_map(static fn(): string => bin2hex(random_bytes(32)), array_flip(self::SALTS));
        $constants += [
            'DB_NAME' => Database::NAME,
            'DB_USER' => Database::USER,
            'DB_PASSWORD' => Database::PASSWORD,
            'DB_HOST' => 'localhost:' . $database?->socket,
            'DB_CHARSET' => 'utf8mb4',
            'DB_COLLATE' => '',
            // Errors on the screen are the harder case for an answer in JSON.
            'WP_DEBUG' => true,
            'DISABLE_WP_CRON' => true,
            'WP_HTTP_BLOCK_EXTERNAL' => true,
            'AUTOMATIC_UPDATER_DISABLED' => true,
        ];
        $lines = "<?php\n";
        foreach ($constants as $name => $value) {
            $lines .= "define( '$name', " . var_export($value, true) . " );\n";
        }
        // WP-CLI adds the constants of a network above the line that says to stop.
        file_put_contents("$root/wp-config.php", $lines . <<<'PHP'
            $table_prefix = 'wp_';
            /* That's all, stop editing! */
            if ( ! defined( 'ABSPATH' ) ) {
                define( 'ABSPATH', __DIR__ . '/' );
            }
            require_once ABSPATH . 'wp-settings.php';

            PHP);
    }
}
