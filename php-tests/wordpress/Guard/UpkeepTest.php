<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Guard;

use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardAdvice;
use Encharge\Webhooks\WordPress\Guard\GuardChanges;
use Encharge\Webhooks\WordPress\Guard\GuardFile;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardRemoval;
use Encharge\Webhooks\WordPress\Guard\GuardRevision;
use Encharge\Webhooks\WordPress\Guard\GuardUpkeep;
use PHPUnit\Framework\Attributes\DataProvider;

/** How the guard file is kept up to date, and what is left alone. */
final class UpkeepTest extends GuardTestCase
{
    private string $folder;

    protected function setUp(): void
    {
        parent::setUp();
        // Where every user may look: the installation's own folder is closed.
        $this->folder = '/var/tmp/encharge-guard-' . bin2hex(random_bytes(6));
        mkdir($this->folder, 0755);
    }

    protected function tearDown(): void
    {
        Shell::run(['rm', '-rf', $this->folder]);
        // Whatever a test left there.
        Shell::run(['rm', '-rf', WP_CONTENT_DIR . '/encharge-guard.php']);
        parent::tearDown();
    }

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
        self::assertNotFalse(has_action('shutdown', [GuardChanges::class, 'settings_committed']));
        self::assertFalse(self::entry()['trust_payload']);

        GuardChanges::settings_committed();

        self::assertTrue(self::entry()['trust_payload']);
        self::assertFalse(has_action('shutdown', [GuardChanges::class, 'settings_committed']));
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

    /** @return array<string, array{string, string}> the problem, and a file's content */
    public static function files_left_alone(): array
    {
        return [
            'another file' => ['foreign', "<?php // another plugin's\n"],
            'an empty one' => ['foreign', ''],
            'a damaged one' => ['damaged', self::FIRST_LINE . '{"version":1,"sites":['],
            'a later version' => ['newer', self::FIRST_LINE . '{"version":2}'],
        ];
    }

    #[DataProvider('files_left_alone')]
    public function test_is_reported_and_not_replaced_without_a_word(string $problem, string $content): void
    {
        file_put_contents(self::path(), $content);

        GuardUpkeep::keep();
        (new AccessKeys(Settings::load()))->generate('');
        self::assertSame($content, file_get_contents(self::path()));
        self::assertSame($problem, GuardUpkeep::write(null));
        self::assertSame($problem, GuardUpkeep::problem());

        self::assertNull(GuardUpkeep::overwrite());
        self::assertNull(GuardUpkeep::problem());
        self::assertCount(1, self::entry()['keys']);
    }

    public function test_what_is_longer_than_the_extension_reads_is_not_read_either(): void
    {
        $valid = (string) file_get_contents(self::path());

        file_put_contents(self::path(), str_pad($valid, 4 * MB_IN_BYTES));
        self::assertSame('valid', GuardFile::here()->state());
        self::assertNotNull(GuardFile::here()->document());

        file_put_contents(self::path(), str_replace('{"version"', str_repeat(' ', 4 * MB_IN_BYTES) . '{"version"', $valid));
        self::assertSame('damaged', GuardFile::here()->state());
        self::assertNull(GuardFile::here()->document());
    }

    public function test_the_file_of_another_installation_is_left_alone(): void
    {
        self::place("$this->folder/guard.php");
        self::assertNull(GuardUpkeep::write(null));
        $document = self::document();
        $theirs = ['root' => '/srv/another/', 'sites' => [['host' => 'another.example'] + $document['sites'][0]]] + $document;
        GuardFile::here()->write($theirs);

        self::assertSame('foreign', GuardUpkeep::write(null));
        self::assertSame('foreign', GuardUpkeep::problem());
        self::assertSame($theirs, self::document());
        self::assertGreaterThan(time() - 60, GuardFile::here()->modified());
    }

    public function test_a_folder_that_is_not_there_is_reported(): void
    {
        self::place("$this->folder/nowhere/guard.php");

        self::assertSame('unwritable', GuardUpkeep::write(null));
        self::assertSame('unwritable', GuardUpkeep::problem());
    }

    public function test_a_path_that_is_not_absolute_is_reported_and_nothing_written_there(): void
    {
        $before = getcwd();
        chdir($this->folder);

        try {
            self::place('guard.php');
            (new AccessKeys(Settings::load()))->generate('');

            self::assertSame('relative', GuardUpkeep::write(null));
            self::assertSame('relative', GuardUpkeep::problem());
            self::assertStringContainsString('no absolute path', GuardAdvice::on('relative'));
            self::assertFileDoesNotExist("$this->folder/guard.php");
        } finally {
            chdir((string) $before);
        }
    }

    public function test_a_file_that_cannot_be_kept_up_to_date_is_put_out_of_use(): void
    {
        self::place("$this->folder/guard.php");
        self::assertNull(GuardUpkeep::write(null));
        $before = file_get_contents(self::path());
        $changed = self::document();
        $changed['sites'][0]['trust_payload'] = true;
        GuardFile::here()->write($changed);
        $this->give_to_web_user();

        $this->without_the_right_to_write(GuardUpkeep::keep(...));

        self::assertSame(1, GuardFile::here()->modified());

        Shell::is_root() && chown($this->folder, self::web_user());
        $this->as_web_user(function () use ($before): void {
            self::assertSame('busy', GuardUpkeep::problem());
            self::assertStringNotContainsString('chown', GuardAdvice::on('busy'));

            GuardUpkeep::keep();
            self::assertSame($before, file_get_contents(self::path()));
            self::assertNull(GuardUpkeep::problem());
        });
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

    /** As after chown -R: PHP may neither replace nor touch it. */
    public function test_a_file_of_another_user_that_is_behind_is_reported(): void
    {
        self::place("$this->folder/guard.php");
        self::assertNull(GuardUpkeep::write(null));
        $this->give_to_web_user();
        self::let_only_read(self::path());
        self::assertNull($this->as_another_user(GuardUpkeep::problem(...)));

        update_option(Settings::OPTION, ['trust_payload' => true]);
        $changed = self::document();
        $changed['sites'][0]['trust_payload'] = false;
        GuardFile::here()->write($changed);
        self::let_only_read(self::path());

        self::assertSame('unwritable', $this->as_another_user(GuardUpkeep::problem(...)));
    }

    public function test_a_database_that_does_not_answer_is_not_taken_for_a_site_without_keys(): void
    {
        global $wpdb;

        (new AccessKeys(Settings::load()))->generate('');
        $before = file_get_contents(self::path());
        $wpdb->suppress_errors();
        add_filter('query', static fn (): string => 'SELECT * FROM no_such_table');

        self::assertSame('database', GuardUpkeep::write(null));
        self::assertSame($before, file_get_contents(self::path()));
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

    /** @return int who runs the web server's PHP, somebody else than root */
    private static function web_user(): int
    {
        return Shell::is_root() ? 65534 : posix_geteuid();
    }

    private static function let_only_read(string $path): void
    {
        Shell::is_root() && chown($path, 0);
        chmod($path, 0644);
    }

    /** What was written here becomes a file of the user who runs the web server's PHP. */
    private function give_to_web_user(): void
    {
        Shell::is_root() && array_map(static fn (string $path): bool => chown($path, self::web_user()), glob("$this->folder/*"));
        self::place(self::path(), self::web_user());
    }

    /** Runs it as who owns the guard file, but may not write into its folder. */
    private function without_the_right_to_write(callable $work): void
    {
        Shell::is_root() || chmod($this->folder, 0555);
        $this->as_web_user($work);
        chmod($this->folder, 0755);
    }

    private function as_web_user(callable $work): void
    {
        posix_seteuid(self::web_user());

        try {
            $work();
        } finally {
            posix_seteuid(posix_getuid());
        }
    }

    /** @return mixed what a process that may read the guard file, and no more, gets from it */
    private function as_another_user(callable $work): mixed
    {
        [$here, $there] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        chmod($this->folder, 0555);
        $child = pcntl_fork();

        if ($child === 0) {
            // PHP asks what the real user may write, and root may write anywhere.
            Shell::is_root() && posix_setuid(65534);
            fwrite($there, json_encode($work()));
            // Nothing of PHPUnit's, or of the database connection that both have, is to end here.
            posix_kill(posix_getpid(), SIGKILL);
        }
        fclose($there);
        pcntl_waitpid($child, $status);
        chmod($this->folder, 0755);

        return json_decode((string) stream_get_contents($here), flags: JSON_THROW_ON_ERROR);
    }
}
