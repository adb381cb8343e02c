<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Guard;

use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardChanges;
use Encharge\Webhooks\WordPress\Guard\GuardFile;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardRemoval;
use Encharge\Webhooks\WordPress\Guard\GuardRevision;
use Encharge\Webhooks\WordPress\Guard\GuardUpkeep;

/** How the guard file is kept up to date, and where. */
final class UpkeepTest extends GuardTestCase
{
    use OpenFolder;

    public function test_is_made_where_it_is_missing(): void
    {
        unlink(self::path());
        GuardUpkeep::keep();

        self::assertSame('valid', GuardFile::here()->state());
    }

    public function test_is_rewritten_where_it_is_behind(): void
    {
        $now = self::document();
        $another = $now;
        $another['sites'][0]['api']['url'] = 'https://another.example/v1';
        GuardFile::here()->write($another);
        GuardUpkeep::keep();
        self::assertSame($now, self::document());

        GuardFile::here()->write(['root' => '/srv/releases/41/'] + $now);
        GuardUpkeep::keep();
        self::assertSame($now, self::document());
    }

    public function test_any_request_sees_that_the_site_has_changed_since(): void
    {
        GuardFile::here()->write(['sites' => [['host' => 'another.example'] + self::entry()]] + self::document());
        GuardUpkeep::end_request();
        self::assertSame('another.example', self::entry()['host']);

        GuardRevision::renew();
        // Of the same second, or of a server whose clock is ahead.
        GuardFile::here()->touch(time() + 10);
        GuardUpkeep::end_request();
        self::assertSame('site.example.test', self::entry()['host']);
    }

    public function test_a_page_asks_the_database_nothing_for_it(): void
    {
        global $wpdb;
        GuardRevision::renew();
        self::assertNull(GuardUpkeep::write(null));
        wp_cache_flush();
        wp_load_alloptions();
        // The web server's PHP knows it from its php.ini.
        GuardPlace::path();
        $before = $wpdb->num_queries;
        GuardUpkeep::end_request();

        self::assertSame($before, $wpdb->num_queries);
    }

    public function test_the_revision_is_one_transaction_with_the_change(): void
    {
        $before = GuardRevision::of_database();
        $statements = [];
        add_filter('query', static function (string $query) use (&$statements): string {
            return $statements[] = $query;
        });
        (new AccessKeys(Settings::load()))->generate('');
        remove_all_filters('query');

        $revised = array_keys(preg_grep('/^UPDATE .*' . GuardRevision::OPTION . '/', $statements));
        self::assertCount(1, $revised);
        self::assertLessThan(array_search('COMMIT', $statements, true), $revised[0]);
        self::assertGreaterThan(array_search('START TRANSACTION', $statements, true), $revised[0]);
        self::assertNotSame($before, GuardRevision::of_database());
        self::assertSame(GuardRevision::of_database(), self::entry()['revision']);
    }

    public function test_a_revision_that_was_rolled_back_is_forgotten(): void
    {
        $before = GuardRevision::current();
        add_action('update_option_' . Settings::OPTION, static function (): never {
            wp_load_alloptions();
            throw new \DomainException();
        }, 11);

        try {
            (new AccessKeys(Settings::load()))->generate('');
            self::fail('The change was committed.');
        } catch (\DomainException) {
            self::assertSame([$before, $before], [GuardRevision::current(), GuardRevision::of_database()]);
        }
    }

    public function test_settings_that_are_changed_without_a_transaction_are_written_at_the_end_of_the_request(): void
    {
        update_option(Settings::OPTION, ['trust_payload' => true] + (array) get_option(Settings::OPTION));
        self::assertFalse(self::entry()['trust_payload']);

        GuardChanges::write_the_rest();

        self::assertTrue(self::entry()['trust_payload']);
    }

    public function test_a_change_that_was_rolled_back_is_no_reason_to_write_at_the_end_of_the_request(): void
    {
        add_action('update_option_' . Settings::OPTION, static function (): never {
            throw new \DomainException();
        }, 11);
        GuardFile::here()->touch(time() - 60);
        $before = GuardFile::here()->modified();

        try {
            (new AccessKeys(Settings::load()))->generate('');
            self::fail('The change was committed.');
        } catch (\DomainException) {
            GuardChanges::write_the_rest();
        }
        self::assertSame($before, GuardFile::here()->modified());
    }

    public function test_is_touched_when_it_is_over_an_hour_old(): void
    {
        $before = time() - HOUR_IN_SECONDS;

        GuardFile::here()->touch($before + 60);
        GuardUpkeep::keep();
        self::assertSame($before + 60, GuardFile::here()->modified());

        GuardFile::here()->touch($before - 60);
        $inode = fileinode(self::path());
        GuardUpkeep::keep();
        self::assertEqualsWithDelta(time(), GuardFile::here()->modified(), 2);
        self::assertSame($inode, fileinode(self::path()));
    }

    public function test_is_replaced_and_not_written_into(): void
    {
        $inode = fileinode(self::path());
        $reader = fopen(self::path(), 'r');
        $before = file_get_contents(self::path());
        (new AccessKeys(Settings::load()))->generate('');

        self::assertNotSame($inode, fileinode(self::path()));
        self::assertSame($before, stream_get_contents($reader));
    }

    public function test_what_killed_writers_left_is_removed(): void
    {
        $abandoned = dirname(self::path()) . '/.encharge-guard-0123456789abcdef.php';
        touch($abandoned, time() - 120);
        (new AccessKeys(Settings::load()))->generate('');

        self::assertFileDoesNotExist($abandoned);
    }

    /** It would bear the new revision, and nobody would see that it is behind. */
    public function test_what_another_process_put_back_into_the_cache_is_not_written(): void
    {
        Settings::load()->set('log_days', 7);
        $before = get_option(Settings::OPTION);
        $made = (new AccessKeys(Settings::load()))->generate('');
        add_filter('query', static function (string $query) use ($before): string {
            preg_match('~WHERE autoload (IN|=) ~', $query) === 1 && wp_cache_set(Settings::OPTION, $before, 'options');

            return $query;
        });

        self::assertNull(GuardUpkeep::write(null));
        self::assertSame($before, get_option(Settings::OPTION));
        self::assertSame([hash('sha256', $made['key'])], array_column(self::entry()['keys'], 'digest'));
    }

    /** Each web server has files of its own, and all have one list of places. */
    public function test_a_former_place_is_remembered_for_the_other_servers(): void
    {
        $content = (string) file_get_contents(self::path());
        $former = "$this->folder/former.php";
        update_network_option(null, GuardPlace::OPTION, ['file' => '', 'user' => posix_geteuid(), 'former' => [$former]]);

        // This server has no file there, the next one has.
        GuardUpkeep::keep();
        file_put_contents($former, $content);
        self::assertSame([$former], GuardRemoval::seen_in_former_places());
        GuardUpkeep::keep();

        self::assertFileDoesNotExist($former);
        self::assertSame([], GuardRemoval::seen_in_former_places());
    }

    public function test_another_name_of_the_file_is_no_former_place(): void
    {
        symlink(WP_CONTENT_DIR, "$this->folder/content");
        update_network_option(null, GuardPlace::OPTION, ['file' => '', 'user' => posix_geteuid(), 'former' => ["$this->folder/content/encharge-guard.php"]]);
        GuardUpkeep::keep();

        self::assertNotNull(GuardFile::here()->modified());
        self::assertSame([], GuardRemoval::seen_in_former_places());
    }

    public function test_is_not_made_where_it_is_not_wanted(): void
    {
        GuardPlace::want(false);
        unlink(self::path());
        GuardUpkeep::keep();
        (new ApiConnection())->remember('another-token');

        self::assertFileDoesNotExist(self::path());
        self::assertNull(GuardUpkeep::problem());
    }
}
