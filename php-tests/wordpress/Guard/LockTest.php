<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Guard;

use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardFile;
use Encharge\Webhooks\WordPress\Guard\GuardFileFailed;
use Encharge\Webhooks\WordPress\Guard\GuardLock;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardUpkeep;

/** One writer of the guard file at a time, and nobody else who could be waited for. */
final class LockTest extends GuardTestCase
{
    private string $lock;

    protected function setUp(): void
    {
        parent::setUp();
        $this->lock = (new GuardLock(self::path()))->path;
    }

    protected function tearDown(): void
    {
        Shell::run(['rm', '-rf', $this->lock]);
        parent::tearDown();
    }

    public function test_who_may_only_read_the_folder_holds_nobody_up(): void
    {
        $folder = fopen(dirname(self::path()), 'r');
        self::assertTrue(flock($folder, LOCK_EX));
        $began = hrtime(true);
        (new AccessKeys(Settings::load()))->generate('');

        self::assertLessThan(1e9, hrtime(true) - $began);
        self::assertCount(1, self::entry()['keys']);
    }

    public function test_nobody_else_can_open_the_lock(): void
    {
        self::assertNull(GuardUpkeep::write(null));
        self::assertSame([0600, ''], [fileperms($this->lock) & 07777, file_get_contents($this->lock)]);
        self::assertStringEndsWith('.php', $this->lock);

        chmod($this->lock, 0644);
        self::assertNull(GuardUpkeep::write(null));
        clearstatcache();
        self::assertSame(0600, fileperms($this->lock) & 07777);
    }

    public function test_a_new_key_is_not_refused_while_somebody_else_writes(): void
    {
        $handle = fopen($this->lock, 'r+');
        flock($handle, LOCK_EX);
        (new AccessKeys(Settings::load()))->generate('');

        self::assertSame(1, GuardFile::here()->modified());
        self::assertSame('busy', GuardUpkeep::problem());

        fclose($handle);
        GuardUpkeep::keep();
        self::assertNull(GuardUpkeep::problem());
        self::assertCount(1, self::entry()['keys']);
    }

    /** What the other one read before the change must not pass for what there is now. */
    public function test_what_another_writer_writes_meanwhile_is_written_anew(): void
    {
        $before = (string) file_get_contents(self::path());
        $handle = fopen($this->lock, 'r+');
        flock($handle, LOCK_EX);
        (new AccessKeys(Settings::load()))->generate('');
        file_put_contents(self::path(), $before);
        fclose($handle);

        GuardUpkeep::end_request();
        self::assertCount(1, self::entry()['keys']);
    }

    public function test_a_link_in_its_place_is_not_followed(): void
    {
        $target = sys_get_temp_dir() . '/encharge-lock-' . bin2hex(random_bytes(6));
        touch($target);
        unlink($this->lock);
        symlink($target, $this->lock);
        $handle = fopen($target, 'r+');
        flock($handle, LOCK_EX);

        try {
            self::assertNull(GuardUpkeep::write(null));
            self::assertFalse(is_link($this->lock));
            self::assertSame(0100600, fileperms($this->lock));
        } finally {
            unlink($target);
        }
    }

    public function test_neither_a_pipe_nor_a_lock_of_somebody_else_is_waited_for(): void
    {
        unlink($this->lock);
        posix_mkfifo($this->lock, 0600);
        self::assertNull(GuardUpkeep::write(null));
        self::assertTrue(is_file($this->lock));

        if (Shell::is_root()) {
            chown($this->lock, 65534);
            $handle = fopen($this->lock, 'r+');
            flock($handle, LOCK_EX);
            self::assertNull(GuardUpkeep::write(null));
            clearstatcache();
            self::assertSame(0, fileowner($this->lock));
        }
    }

    public function test_a_writer_that_fails_lets_the_next_one_in(): void
    {
        try {
            (new GuardLock(self::path()))->hold(static fn () => throw new GuardFileFailed('busy'));
        } catch (GuardFileFailed) {
            self::assertNull(GuardUpkeep::write(null));
        }
    }

    public function test_a_lock_that_is_removed_while_it_is_held_keeps_nobody_out_for_ever(): void
    {
        $handle = fopen($this->lock, 'r+');
        flock($handle, LOCK_EX);
        (new GuardLock(self::path()))->remove();

        self::assertNull(GuardUpkeep::write(null));
        self::assertFileExists($this->lock);
    }

    public function test_goes_with_the_guard_file(): void
    {
        require_once ABSPATH . 'wp-admin/includes/plugin.php';
        $plugin = 'webhooks-for-encharge/webhooks-for-encharge.php';
        deactivate_plugins($plugin);
        $left = [file_exists(self::path()), file_exists($this->lock)];
        activate_plugin($plugin);

        self::assertSame([false, false], $left);
        self::assertFileExists(self::path());
    }

    public function test_two_installations_in_one_folder_have_a_lock_each(): void
    {
        self::assertSame('/srv/a-lock.php', (new GuardLock('/srv/a.php'))->path);
        self::assertSame('/srv/b-lock.php', (new GuardLock('/srv/b'))->path);
        self::assertNotSame($this->lock, GuardPlace::path());
    }
}
