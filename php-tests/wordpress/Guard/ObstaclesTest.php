<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Guard;

use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardAdvice;
use Encharge\Webhooks\WordPress\Guard\GuardFile;
use Encharge\Webhooks\WordPress\Guard\GuardUpkeep;
use PHPUnit\Framework\Attributes\DataProvider;

/** What keeps the guard file from being written, and what is left alone. */
final class ObstaclesTest extends GuardTestCase
{
    use OpenFolder;

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
        Shell::is_root() && Shell::run(['chown', '-R', (string) self::web_user(), ...glob("$this->folder/*")]);
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
