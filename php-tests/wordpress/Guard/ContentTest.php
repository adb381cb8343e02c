<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Guard;

use Encharge\Webhooks\Guard;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Guard\DiagnosticKeys;
use Encharge\Webhooks\WordPress\Guard\GuardRevision;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardUpkeep;
use Encharge\Webhooks\WordPress\Inbox\InboxPlace;
use Encharge\Webhooks\WordPress\Guard\WebWorkers;
use PHPUnit\Framework\Attributes\DataProvider;

/** What stands in the guard file, and that every change of it gets there at once. */
final class ContentTest extends GuardTestCase
{
    public function test_holds_what_the_guard_has_to_know(): void
    {
        $made = (new AccessKeys(Settings::load()))->generate('');

        self::assertSame(['state' => 'valid', 'sites' => 1], Guard::inspect(self::path()));
        self::assertStringStartsWith(self::FIRST_LINE, (string) file_get_contents(self::path()));
        self::assertSame(0600, fileperms(self::path()) & 07777);
        self::assertSame([], self::temporary_files());
        self::assertFileExists(self::document()['plugin']);
        self::assertFileExists(self::document()['root'] . 'wp-load.php');
        self::assertFalse(self::document()['multisite']);
        self::assertSame(
            [
                'id' => 1,
                'revision' => GuardRevision::of_database(),
                'host' => 'site.example.test',
                'path' => '/',
                'wp_fusion' => false,
                'trust_payload' => false,
                'keys' => [['digest' => hash('sha256', $made['key']), 'expires' => null, 'weak' => false, 'diagnostic' => false]],
                'api' => ['url' => self::encharge()->url(), 'token' => \FakeEncharge::TOKEN, 'proxy' => null],
                'inbox' => ['folder' => InboxPlace::folder(), 'installation' => InboxPlace::installation(), 'sync_limit' => Guard::processors()],
            ],
            self::entry()
        );
    }

    /** @return array<string, array{int|string, int|null, int}> what is set, PHP-FPM's workers where they are known, and the limit of a server of two or more processors */
    public static function limits(): array
    {
        return ['any number' => [0, null, 0], 'a number' => ['3', 100, 3], 'half of the workers' => ['automatic', 2, 1], 'at least one' => ['automatic', 1, 1]];
    }

    #[DataProvider('limits')]
    public function test_the_limit_of_webhooks_at_once_gets_there(int|string $set, ?int $workers, int $expected): void
    {
        update_network_option(null, GuardPlace::OPTION, ['file' => '', 'user' => posix_geteuid(), 'workers' => $workers]);
        Settings::load()->set('sync_limit', $set);

        self::assertSame($expected, self::entry()['inbox']['sync_limit']);
    }

    /** @return array<string, array{array<string, int|string>, int|null}> what PHP-FPM says of itself, and how many workers that are */
    public static function pools(): array
    {
        $status = ['process-manager' => 'dynamic', 'total-processes' => 3, 'max-active-processes' => 8, 'max-children-reached' => 0];

        return [
            'a static one' => [['process-manager' => 'static'] + $status, 3],
            'one that came to its end' => [['max-children-reached' => 2] + $status, 8],
            'one that never did' => [$status, null],
            'silent' => [[], null],
        ];
    }

    /** @param array<string, int|string> $status */
    #[DataProvider('pools')]
    public function test_the_workers_of_a_pool_are_known_by_what_it_says(array $status, ?int $workers): void
    {
        self::assertSame($workers, WebWorkers::of_status($status));
    }

    public function test_an_inbox_that_cannot_be_had_is_none(): void
    {
        $copy = SiteIdentity::confirmed();
        update_option(SiteIdentity::OPTION, 'original.example');
        self::assertNull(self::entry()['inbox']);
        self::assertSame('valid', Guard::inspect(self::path())['state']);

        update_option(SiteIdentity::OPTION, $copy);
        self::assertSame(InboxPlace::folder(), self::entry()['inbox']['folder']);
    }

    public function test_whoever_runs_it_sees_nothing(): void
    {
        $this->expectOutputString('');
        include self::path();
    }

    public function test_a_key_is_there_while_it_is_valid(): void
    {
        $keys = new AccessKeys(Settings::load());
        $keys->add('deadbeef', time() + 60);
        $keys->add('cafebabe', time() - 1);
        self::assertSame([[hash('sha256', 'deadbeef'), true]], array_map(static fn(array $key): array => [$key['digest'], $key['weak']], self::entry()['keys']));
        self::assertEqualsWithDelta(time() + 60, self::entry()['keys'][0]['expires'], 2);

        $keys->revoke($keys->all()[0]['id']);
        self::assertSame([], self::entry()['keys']);
    }

    public function test_a_diagnostic_key_is_there_for_a_minute_at_most_and_is_no_access_key(): void
    {
        $keys = new DiagnosticKeys(Settings::load());
        $key = $keys->generate();

        self::assertSame([], (new AccessKeys(Settings::load()))->all());
        self::assertSame([true, hash('sha256', $key)], [self::entry()['keys'][0]['diagnostic'], self::entry()['keys'][0]['digest']]);
        self::assertEqualsWithDelta(time() + 60, self::entry()['keys'][0]['expires'], 2);

        $keys->forget($key);
        self::assertSame([], self::entry()['keys']);
    }

    public function test_settings_and_the_token_get_there(): void
    {
        Settings::load()->set('trust_payload', true);
        (new ApiConnection())->remember('another-token');
        self::assertTrue(self::entry()['trust_payload']);
        self::assertSame('another-token', self::entry()['api']['token']);

        delete_option(ApiConnection::TOKEN_OPTION);
        self::assertNull(self::entry()['api']);
        self::assertSame('valid', Guard::inspect(self::path())['state']);
    }

    public function test_a_token_that_is_none_does_not_damage_the_file(): void
    {
        (new ApiConnection())->remember("two\nlines");

        self::assertNull(self::entry()['api']);
        self::assertSame('valid', Guard::inspect(self::path())['state']);
    }

    public function test_the_home_url_gets_there(): void
    {
        update_option('home', 'https://WWW.example.org:8443/blog');
        self::assertSame(['www.example.org:8443', '/blog/'], [self::entry()['host'], self::entry()['path']]);

        update_option('home', 'https://www.example.org:443');
        self::assertSame(['www.example.org', '/'], [self::entry()['host'], self::entry()['path']]);
    }

    public function test_wp_fusion_gets_there(): void
    {
        $plugins = (array) get_option('active_plugins');
        update_option('active_plugins', [...$plugins, 'wp-fusion/wp-fusion.php']);
        self::assertTrue(self::entry()['wp_fusion']);

        update_option('active_plugins', [...$plugins, 'wp-fusion-lite/wp-fusion-lite.php']);
        self::assertFalse(self::entry()['wp_fusion']);
    }

    public function test_comes_and_goes_with_the_plugin(): void
    {
        require_once ABSPATH . 'wp-admin/includes/plugin.php';
        $plugin = 'webhooks-for-encharge/webhooks-for-encharge.php';

        deactivate_plugins($plugin);
        self::assertFileDoesNotExist(self::path());

        self::assertNull(activate_plugin($plugin));
        self::assertSame('valid', Guard::inspect(self::path())['state']);
    }
    public function test_a_key_that_is_shut_stays_in_the_file(): void
    {
        $keys = new AccessKeys(Settings::load());
        $keys->add('deadbeef', null);
        for ($attempt = 0; $attempt < 61; $attempt++) {
            $keys->count_wrong_key();
        }
        self::assertGreaterThan(0, $keys->shut_for());

        self::assertNull(GuardUpkeep::write(null));
        self::assertSame([hash('sha256', 'deadbeef')], array_column(self::entry()['keys'], 'digest'));
    }
}
