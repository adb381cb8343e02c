<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress;

use Encharge\Webhooks\Tests\WordPress\Harness\Installation;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Health\Check;
use Encharge\Webhooks\WordPress\Health\Diagnosis;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Health\LogEntry;

/**
 * A test inside of WordPress, which is connected to the fake Encharge. Each begins with the administrator as the only
 * user, with no access key, the default settings, an account at Encharge that holds nobody, and no hooks of other tests.
 */
abstract class TestCase extends \PHPUnit\Framework\TestCase
{
    protected function setUp(): void
    {
        Installation::get()->reset();
        (new ApiConnection())->remember(\FakeEncharge::TOKEN);
    }

    /** @return int the id of a row of the log that was written at another time, in UTC */
    protected static function log_at(string $time, LogEntry $entry): int
    {
        global $wpdb;
        $id = (new Log(Settings::load()))->write($entry);
        $wpdb->update(Schema::log_table(), ['time' => $time], ['id' => $id]);

        return $id;
    }

    /** @return list<array{check: string, status: string, message: string}> what is found between Encharge and the site */
    protected static function diagnosis(?Settings $settings = null): array
    {
        return array_map(
            static fn(Check $check): array => ['check' => $check->id, 'status' => $check->status->value, 'message' => $check->text()],
            (new Diagnosis($settings ?? Settings::load(), new ApiConnection()))->checks(),
        );
    }

    /** @return array<string, array{check: string, status: string, message: string}> the diagnosis by name, the last of each */
    protected static function checks(): array
    {
        return array_column(self::diagnosis(), null, 'check');
    }

    /**
     * @template T
     * @param callable(): T $do
     * @return T what came of it while the database stores no settings
     */
    protected static function while_no_settings_are_stored(callable $do): mixed
    {
        global $wpdb;
        $fail = static fn(string $query): string => preg_match('/^(INSERT|UPDATE) .*' . Settings::OPTION . '/s', $query) === 1 ? 'SELECT nothing FROM nowhere' : $query;
        add_filter('query', $fail);
        $wpdb->suppress_errors(true);

        try {
            return $do();
        } finally {
            $wpdb->suppress_errors(false);
            remove_filter('query', $fail);
        }
    }

    protected static function encharge(): \FakeEncharge
    {
        return Installation::get()->encharge;
    }
}
