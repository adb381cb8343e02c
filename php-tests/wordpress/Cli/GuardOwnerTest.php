<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Cli;

use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardAdvice;
use Encharge\Webhooks\WordPress\Guard\GuardFile;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardRevision;
use Encharge\Webhooks\WordPress\Guard\GuardUpkeep;
use PHPUnit\Framework\Attributes\DataProvider;

/** Whose the guard file is: commands of others than the user who runs the web server's PHP. */
final class GuardOwnerTest extends CommandTestCase
{
    private const ANSWERS = '--require=' . __DIR__ . '/site-answers.php';
    private const NOBODY = 65534;

    private string $folder;

    protected function setUp(): void
    {
        parent::setUp();
        self::assertNull(GuardUpkeep::overwrite());
        // Where every user may look: the installation's own folder is closed.
        $this->folder = '/var/tmp/encharge-guard-' . bin2hex(random_bytes(6));
        mkdir($this->folder, 0755);
        putenv("SITE_WAS_ASKED=$this->folder/asked");
        putenv('SITE_ANSWERS=no JSON');
    }

    protected function tearDown(): void
    {
        Shell::run(['rm', '-rf', $this->folder]);
        parent::tearDown();
    }

    public function test_others_are_refused_with_the_line_to_use(): void
    {
        foreach ([['install'], ['status'], ['remove', '--yes']] as $command) {
            $result = $this->deploy('guard', ...$command);

            self::assertSame(1, $result['status']);
            self::assertMatchesRegularExpression("~sudo (-u \S+ wp|wp --allow-root) --path=\S+ encharge guard {$command[0]}~", $result['errors']);
        }
        self::assertSame('valid', GuardFile::here()->state());
    }

    public function test_an_owner_without_a_name_is_asked_for_by_number(): void
    {
        self::web_runs_as(4711);
        self::assertStringContainsString("sudo -u '#4711' wp --path=", GuardAdvice::as_owner('guard status'));

        self::web_runs_as(self::NOBODY);
        self::assertStringContainsString('sudo -u nobody wp --path=', GuardAdvice::as_owner('guard status'));

        self::web_runs_as(0);
        self::assertStringContainsString('sudo wp --allow-root --path=', GuardAdvice::as_owner('guard status'));
    }

    /** @return array<string, array{list<string>}> */
    public static function reports(): array
    {
        return ['status' => [['status', '--fields=guard']], 'doctor' => [['doctor']], 'log' => [['log', 'list', '--refused']]];
    }

    /** @param list<string> $command */
    #[DataProvider('reports')]
    public function test_nobody_is_advised_to_take_the_file_from_the_web_servers_php(array $command): void
    {
        $result = $this->deploy(...$command);
        $said = $result['errors'] . $result['output'];

        self::assertStringNotContainsString('chown', $said);
        self::assertStringContainsString('encharge guard', $said);
        self::assertMatchesRegularExpression('~sudo (-u \S+ wp|wp --allow-root) --path=~', $said);
    }

    public function test_what_is_said_of_anothers_file_is_what_the_web_servers_php_says(): void
    {
        putenv('SITE_ANSWERS={"success":true,"data":{"guard_problem":"damaged"}}');
        $result = $this->deploy('status', '--fields=guard');

        self::assertStringContainsString('is damaged', $result['output']);
    }

    public function test_a_change_that_the_guard_has_to_know_is_left_to_the_web_servers_php(): void
    {
        putenv('SITE_ANSWERS={"success":true,"data":{"guard_problem":null}}');
        $result = $this->deploy('key', 'generate', '--porcelain');

        self::assertSame([0, ''], [$result['status'], $result['errors']]);
        self::assertNotNull((new AccessKeys(Settings::load()))->find(trim($result['output'])));
        self::assertSame([['encharge_webhooks_guard_revision' => GuardRevision::of_database(), 'encharge_webhooks_guard_site' => '1']], $this->asked());
    }

    public function test_where_the_web_servers_php_cannot_write_either_its_own_word_is_passed_on(): void
    {
        putenv('SITE_ANSWERS={"success":true,"data":{"guard_problem":"unwritable"}}');
        $errors = $this->deploy('key', 'generate')['errors'];

        self::assertStringContainsString('cannot be written by ' . self::web_user(), $errors);
        self::assertStringContainsString('sudo install -d -o ' . self::web_user() . ' -m 0700 /var/lib/webhooks-for-encharge/site.example.test', $errors);
        self::assertStringNotContainsString('encharge.guard_file = ' . GuardPlace::path(), $errors);
    }

    public function test_a_site_that_does_not_answer_is_asked_once_and_told(): void
    {
        $result = $this->deploy('config', 'set', 'log_days', '7');

        self::assertSame(0, $result['status']);
        self::assertStringContainsString('The plugin did not answer there; wp encharge doctor tells why.', $result['errors']);
        self::assertMatchesRegularExpression('~at once by: sudo (-u \S+ wp|wp --allow-root) --path=\S+ encharge guard install~', $result['errors']);
        self::assertCount(1, $this->asked());
    }

    public function test_root_has_the_web_servers_php_write_the_file(): void
    {
        putenv('SITE_ANSWERS={"success":true,"data":{"guard_problem":null}}');
        $this->guard_file_of_nobody();

        foreach ([['guard', 'install'], ['key', 'generate']] as $number => $command) {
            $result = self::run_wp('', [...$command, self::ANSWERS]);

            self::assertSame(0, $result['status'], $result['errors']);
            self::assertGreaterThan($number, count($this->asked()));
        }
        self::assertSame(['guard.php'], $this->found());
    }

    /** In a folder of another's, a path is a link to any file of the machine a moment later; and who can write to the database names the path. */
    public function test_root_writes_nothing_where_the_file_is_anothers(): void
    {
        $this->guard_file_of_nobody();
        $file = file_get_contents("$this->folder/guard.php");

        foreach ([['guard', 'install'], ['guard', 'status'], ['key', 'generate'], ['config', 'set', 'log_days', '8']] as $command) {
            $result = self::run_wp('', [...$command, self::ANSWERS]);

            self::assertMatchesRegularExpression('~sudo -u \S+ wp --path=\S+ encharge guard (install|status)~', $result['errors'] . $result['output']);
        }
        self::assertSame(['guard.php'], $this->found());
        self::assertSame($file, file_get_contents("$this->folder/guard.php"));
        self::assertSame(1, filemtime("$this->folder/guard.php"));
    }

    public function test_by_the_word_of_the_database_root_writes_nothing_but_php(): void
    {
        update_network_option(null, GuardPlace::OPTION, ['file' => "$this->folder/profile.sh", 'user' => posix_geteuid()]);
        self::run_wp('', ['key', 'generate', self::ANSWERS]);

        self::assertSame(!Shell::is_root(), file_exists("$this->folder/profile.sh"));
    }

    public function test_root_removes_the_file_with_the_rights_of_its_owner(): void
    {
        $this->guard_file_of_nobody();
        chmod($this->folder, 0555);

        self::assertNotSame(0, self::run_wp('', ['guard', 'remove', '--yes'])['status'], 'nor could its owner remove it there');
        self::assertSame(['guard.php'], $this->found());

        chmod($this->folder, 0755);
        self::assertSame(0, self::run_wp('', ['guard', 'remove', '--yes'])['status']);
        self::assertSame([], $this->found());
    }

    public function test_before_any_page_the_web_servers_php_is_asked_who_it_is(): void
    {
        putenv('SITE_ANSWERS={"success":true,"data":{"guard_problem":null}}');
        delete_network_option(null, GuardPlace::OPTION);
        self::run_wp('', ['key', 'generate', self::ANSWERS]);

        self::assertNotSame([], $this->asked());
    }

    public function test_root_leaves_no_file_that_nobody_could_read(): void
    {
        update_network_option(null, GuardPlace::OPTION, ['file' => "$this->folder/guard.php"]);
        $result = self::run_wp('', ['guard', 'install', self::ANSWERS]);

        if (Shell::is_root()) {
            self::assertSame(1, $result['status']);
            self::assertStringContainsString("root's would be of no use to the web server's PHP", $result['errors']);
            self::assertStringContainsString('sudo -u THE-USER-OF-PHP wp --path=', $result['errors']);
            self::assertFileDoesNotExist("$this->folder/guard.php");
            self::assertFileDoesNotExist("$this->folder/guard-lock.php");
        } else {
            self::assertSame(posix_geteuid(), fileowner("$this->folder/guard.php"));
        }
    }

    public function test_the_web_servers_place_counts_and_not_the_command_lines(): void
    {
        $command = self::command(['guard', 'status', '--fields=file', '--format=csv']);
        array_splice($command, 1, 0, ['-d', "encharge.guard_file=$this->folder/of-the-command-line.php"]);

        self::assertStringContainsString(WP_CONTENT_DIR . '/encharge-guard.php', Shell::run($command));
    }

    public function test_a_former_place_is_cleaned_or_named(): void
    {
        $former = "$this->folder/former.php";
        copy(GuardPlace::path(), $former);
        mkdir("$this->folder/foreign");
        file_put_contents("$this->folder/foreign/guard.php", 'another file');
        update_network_option(null, GuardPlace::OPTION, ['file' => '', 'user' => posix_geteuid(), 'former' => [$former, "$this->folder/foreign/guard.php"]]);

        self::assertStringContainsString("sudo rm $former", self::decoded('status', self::ANSWERS)['guard']);
        self::wp('guard', 'install');
        self::assertFileDoesNotExist($former);
        self::assertFileExists("$this->folder/foreign/guard.php");
        self::assertStringNotContainsString('sudo rm', self::decoded('status', self::ANSWERS)['guard']);
    }

    /**
     * Runs a command as another user than who runs the web server's PHP, to whom nothing is closed but the guard file.
     *
     * @return array{status: int, output: string, errors: string}
     */
    private function deploy(string ...$arguments): array
    {
        if (!Shell::is_root()) {
            self::web_runs_as(self::NOBODY);

            return self::run_wp('', [...array_values($arguments), self::ANSWERS]);
        }
        chmod($this->folder, 0777);
        $command = array_values(array_diff(self::command([...array_values($arguments), self::ANSWERS]), ['--allow-root']));
        $power = '+dac_override,+dac_read_search';

        return self::execute([Shell::find('setpriv'), '--securebits=+no_setuid_fixup', '--reuid=' . self::NOBODY, '--clear-groups', "--inh-caps=$power", "--ambient-caps=$power", '--', ...$command], '');
    }

    /** The guard file, set aside, in a folder of another user's who runs the web server's PHP. */
    private function guard_file_of_nobody(): void
    {
        $nobody = Shell::is_root() ? self::NOBODY : posix_geteuid();
        copy(GuardPlace::path(), "$this->folder/guard.php");
        chmod("$this->folder/guard.php", 0600);
        touch("$this->folder/guard.php", 1);
        chown("$this->folder/guard.php", $nobody);
        chown($this->folder, $nobody);
        update_network_option(null, GuardPlace::OPTION, ['file' => "$this->folder/guard.php", 'user' => $nobody]);
    }

    /** @return list<string> the names of the files there, but for what was asked of the site */
    private function found(): array
    {
        return array_values(array_diff(scandir($this->folder), ['.', '..', 'asked']));
    }

    private static function web_runs_as(int $user): void
    {
        update_network_option(null, GuardPlace::OPTION, ['file' => '', 'user' => $user]);
    }

    private static function web_user(): string
    {
        return GuardPlace::user_name((int) GuardPlace::owner());
    }

    /** @return list<array<string, string>> what was posted to the site */
    private function asked(): array
    {
        return array_map(static fn(string $line): array => json_decode($line, true), file("$this->folder/asked", FILE_IGNORE_NEW_LINES) ?: []);
    }
}
