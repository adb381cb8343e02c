<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Cli;

use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\WordPress\AccessKeys;
use Encharge\Webhooks\WordPress\Guard\GuardAdvice;
use Encharge\Webhooks\WordPress\Guard\GuardFile;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardRevision;
use Encharge\Webhooks\WordPress\Guard\GuardUpkeep;
use Encharge\Webhooks\WordPress\Settings;
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

    public function testOthersAreRefusedWithTheLineToUse(): void
    {
        foreach ([['install'], ['status'], ['remove', '--yes']] as $command) {
            $result = $this->deploy('guard', ...$command);

            self::assertSame(1, $result['status']);
            self::assertMatchesRegularExpression("~sudo (-u \S+ wp|wp --allow-root) --path=\S+ encharge guard {$command[0]}~", $result['errors']);
        }
        self::assertSame('valid', GuardFile::here()->state());
    }

    public function testAnOwnerWithoutANameIsAskedForByNumber(): void
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
    public function testNobodyIsAdvisedToTakeTheFileFromTheWebServersPhp(array $command): void
    {
        $result = $this->deploy(...$command);
        $said = $result['errors'] . $result['output'];

        self::assertStringNotContainsString('chown', $said);
        self::assertStringContainsString('encharge guard', $said);
        self::assertMatchesRegularExpression('~sudo (-u \S+ wp|wp --allow-root) --path=~', $said);
    }

    public function testWhatIsSaidOfAnothersFileIsWhatTheWebServersPhpSays(): void
    {
        putenv('SITE_ANSWERS={"success":true,"data":{"guard_problem":"damaged"}}');
        $result = $this->deploy('status', '--fields=guard');

        self::assertStringContainsString('is damaged', $result['output']);
    }

    public function testAChangeThatTheGuardHasToKnowIsLeftToTheWebServersPhp(): void
    {
        putenv('SITE_ANSWERS={"success":true,"data":{"guard_problem":null}}');
        $result = $this->deploy('key', 'generate', '--porcelain');

        self::assertSame([0, ''], [$result['status'], $result['errors']]);
        self::assertNotNull((new AccessKeys(Settings::load()))->find(trim($result['output'])));
        self::assertSame([['encharge_webhooks_guard_revision' => GuardRevision::of_database(), 'encharge_webhooks_guard_site' => '1']], $this->asked());
    }

    public function testWhereTheWebServersPhpCannotWriteEitherItsOwnWordIsPassedOn(): void
    {
        putenv('SITE_ANSWERS={"success":true,"data":{"guard_problem":"unwritable"}}');
        $errors = $this->deploy('key', 'generate')['errors'];

        self::assertStringContainsString('cannot be written by ' . self::web_user(), $errors);
        self::assertStringContainsString('sudo install -d -o ' . self::web_user() . ' -m 0700 /var/lib/webhooks-for-encharge/site.example.test', $errors);
        self::assertStringNotContainsString('encharge.guard_file = ' . GuardPlace::path(), $errors);
    }

    public function testASiteThatDoesNotAnswerIsAskedOnceAndTold(): void
    {
        $result = $this->deploy('config', 'set', 'log_days', '7');

        self::assertSame(0, $result['status']);
        self::assertStringContainsString('Something else answered with status 200', $result['errors']);
        self::assertMatchesRegularExpression('~at once by: sudo (-u \S+ wp|wp --allow-root) --path=\S+ encharge guard install~', $result['errors']);
        self::assertCount(1, $this->asked());
    }

    public function testRootGivesTheFileToWhoRunsTheWebServersPhp(): void
    {
        $user = Shell::is_root() ? self::NOBODY : posix_geteuid();
        update_network_option(null, GuardPlace::OPTION, ['file' => "$this->folder/guard.php", 'user' => $user]);

        foreach ([['guard', 'install'], ['key', 'generate']] as $command) {
            self::wp(...$command);
            self::assertSame([$user, 0600], [fileowner("$this->folder/guard.php"), fileperms("$this->folder/guard.php") & 07777]);
        }
        $status = self::decoded('guard', 'status');
        self::assertSame(['valid', posix_getpwuid($user)['name'], '0600'], [$status['state'], $status['owner'], $status['permissions']]);
    }

    public function testRootsFileIsNotCalledAsItShouldBe(): void
    {
        if (!Shell::is_root()) {
            self::web_runs_as(self::NOBODY);
            self::assertSame('hidden', GuardUpkeep::problem());

            return;
        }
        update_network_option(null, GuardPlace::OPTION, ['file' => "$this->folder/guard.php", 'user' => self::NOBODY]);
        self::assertNull(GuardUpkeep::overwrite());
        chown("$this->folder/guard.php", 0);

        self::assertSame('unreadable', GuardUpkeep::problem());
        self::assertStringContainsString("sudo chown nobody $this->folder/guard.php", GuardAdvice::on('unreadable'));
    }

    public function testRootLeavesNoFileThatNobodyCouldRead(): void
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

    /** Of a folder that PHP's user owns it is known whose the file has to be. */
    public function testBeforeAnyPageTheFolderTellsWhoseTheFileIs(): void
    {
        Shell::is_root() && chown($this->folder, self::NOBODY);
        update_network_option(null, GuardPlace::OPTION, ['file' => "$this->folder/guard.php"]);
        self::wp('guard', 'install');

        self::assertSame(fileowner($this->folder), fileowner("$this->folder/guard.php"));
    }

    public function testTheWebServersPlaceCountsAndNotTheCommandLines(): void
    {
        $command = self::command(['guard', 'status', '--fields=file', '--format=csv']);
        array_splice($command, 1, 0, ['-d', "encharge.guard_file=$this->folder/of-the-command-line.php"]);

        self::assertStringContainsString(WP_CONTENT_DIR . '/encharge-guard.php', Shell::run($command));
    }

    public function testAFormerPlaceIsCleanedOrNamed(): void
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
