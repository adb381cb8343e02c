<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Inbox;

use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardUpkeep;
use Encharge\Webhooks\WordPress\Inbox\InboxPlace;
use Encharge\Webhooks\WordPress\Inbox\InboxReport;
use Encharge\Webhooks\WordPress\Lifecycle;
use PHPUnit\Framework\Attributes\TestWith;

/** Where a site's inbox lies, who makes it, and when it goes. */
final class InboxPlaceTest extends InboxTestCase
{
    public function test_lies_beside_the_guard_file_by_the_sites_number_and_what_tells_it_from_its_copies(): void
    {
        global $wpdb;
        $installation = SiteIdentity::confirmed() . '|' . DB_NAME . '|' . $wpdb->prefix;

        self::assertSame($installation, InboxPlace::installation());
        self::assertSame("$this->folder/encharge-inbox/1-" . substr(hash('sha256', $installation), 0, 12), InboxPlace::folder());
    }

    public function test_nobody_else_can_enter_and_no_server_lists_it(): void
    {
        $parent = dirname(InboxPlace::folder());

        self::assertSame(['aside', 'cur', 'dead', 'drain.lock', 'later', 'new', 'tmp'], self::names(InboxPlace::folder()));
        self::assertSame([basename(InboxPlace::folder()), 'index.php', 'slots.lock'], self::names($parent));
        self::assertSame("<?php __halt_compiler();\n", file_get_contents("$parent/index.php"));
        foreach ([$parent, InboxPlace::folder(), InboxPlace::folder() . '/new'] as $folder) {
            self::assertSame(0700, fileperms($folder) & 07777);
        }
        self::assertSame([0666, 0600], [fileperms("$parent/slots.lock") & 07777, fileperms(InboxPlace::folder() . '/drain.lock') & 07777]);
        self::assertTrue(self::inbox()->lock());
    }

    public function test_what_is_missing_is_made_whenever_the_guard_file_is_looked_after(): void
    {
        Shell::run(['rm', '-r', InboxPlace::folder() . '/later', InboxPlace::folder() . '/drain.lock']);
        GuardUpkeep::keep();
        self::assertCount(7, self::names(InboxPlace::folder()));

        Shell::run(['rm', '-r', dirname(InboxPlace::folder())]);
        self::assertNull(GuardUpkeep::write(1));
        self::assertNotNull(InboxPlace::open());

        GuardPlace::want(false);
        Shell::run(['rm', '-r', dirname(InboxPlace::folder())]);
        GuardUpkeep::keep();
        self::assertNotNull(InboxPlace::open());
    }

    public function test_activation_makes_it(): void
    {
        Shell::run(['rm', '-r', dirname(InboxPlace::folder())]);
        Lifecycle::activate(false);

        self::assertNotNull(InboxPlace::open());
    }

    public function test_webhooks_that_lie_there_are_left_alone_by_whoever_makes_the_rest(): void
    {
        self::accept('a', 'b');
        InboxPlace::make();
        Lifecycle::activate(false);

        self::assertSame(2, InboxReport::of_this_site()?->waiting);
    }

    /** Whoever could plant one would have the user of PHP write elsewhere. */
    public function test_no_link_is_followed(): void
    {
        $elsewhere = "$this->folder/elsewhere";
        mkdir($elsewhere);
        Shell::run(['rm', '-r', InboxPlace::folder() . '/new', InboxPlace::folder() . '/drain.lock']);
        symlink($elsewhere, InboxPlace::folder() . '/new');
        symlink("$elsewhere/lock", InboxPlace::folder() . '/drain.lock');
        InboxPlace::make();
        self::assertSame([], self::names($elsewhere));

        Shell::run(['rm', '-r', dirname(InboxPlace::folder())]);
        symlink($elsewhere, dirname(InboxPlace::folder()));
        InboxPlace::make();
        self::assertSame([], self::names($elsewhere));
        self::assertSame('anothers', InboxPlace::problem());

        unlink(dirname(InboxPlace::folder()));
        mkdir(dirname(InboxPlace::folder()), 0700);
        symlink($elsewhere, InboxPlace::folder());
        touch("$elsewhere/kept");
        InboxPlace::make();
        InboxPlace::remove();
        self::assertSame(['kept'], self::names($elsewhere));
    }

    public function test_root_makes_nothing_that_is_closed_to_the_web_servers_php(): void
    {
        if (!Shell::is_root()) {
            self::web_runs_as(self::NOBODY, "$this->folder/guard.php");
        } else {
            $this->give_to_nobody();
        }
        Shell::run(['rm', '-rf', "$this->folder/encharge-inbox"]);
        InboxPlace::make();
        GuardUpkeep::keep();
        Lifecycle::activate(false);

        self::assertDirectoryDoesNotExist("$this->folder/encharge-inbox");
        self::assertFalse(InboxPlace::may_drain());
    }

    public function test_a_command_does_not_guess_who_runs_the_web_servers_php(): void
    {
        Shell::run(['rm', '-r', "$this->folder/encharge-inbox"]);
        update_network_option(null, GuardPlace::OPTION, ['file' => "$this->folder/guard.php"]);
        InboxPlace::make();

        self::assertDirectoryDoesNotExist("$this->folder/encharge-inbox");
    }

    public function test_a_copy_of_a_site_has_none_and_drains_nothing(): void
    {
        self::assertTrue(InboxPlace::may_drain());
        self::accept('a');
        $folder = InboxPlace::folder();
        update_option('home', 'http://staging.example.test');

        self::assertFalse(InboxPlace::may_drain());
        self::assertNull(InboxPlace::open());
        self::assertNull(InboxReport::of_this_site());
        self::assertSame('copy', InboxPlace::problem());
        Shell::run(['mv', $folder, "$folder.kept"]);
        InboxPlace::make();
        self::assertDirectoryDoesNotExist($folder);
    }

    public function test_a_copy_that_was_confirmed_has_its_own(): void
    {
        self::accept('a');
        $folder = InboxPlace::folder();
        update_option('home', 'http://staging.example.test');
        SiteIdentity::remember();
        InboxPlace::make();

        self::assertNotSame($folder, InboxPlace::folder());
        self::assertSame(0, InboxReport::of_this_site()?->waiting);
        self::assertSame([$folder], InboxPlace::strangers());
    }

    public function test_a_site_that_nobody_has_set_up_has_none(): void
    {
        delete_option(SiteIdentity::OPTION);

        self::assertNull(InboxPlace::open());
        self::assertFalse(InboxPlace::may_drain());
    }

    public function test_deactivation_leaves_it_and_tells_how_many_webhooks_wait(): void
    {
        $told = [];
        add_action('encharge_webhooks_inbox_left', static function (int $count) use (&$told): void {
            $told[] = $count;
        });
        Lifecycle::deactivate(false);
        self::assertSame([], $told);

        self::accept('a', 'b');
        Lifecycle::deactivate(false);
        self::assertSame([2], $told);
        self::assertSame(2, self::inbox()->count(\Encharge\Webhooks\InboxState::Fresh)['count']);
    }

    #[TestWith([false])]
    #[TestWith([true])]
    public function test_uninstalling_removes_it_whatever_else_is_kept(bool $erase): void
    {
        Settings::load()->set('erase_on_uninstall', $erase);
        self::accept('a', 'b');
        Lifecycle::uninstall();

        self::assertDirectoryDoesNotExist("$this->folder/encharge-inbox");
    }

    public function test_uninstalling_leaves_what_others_have_beside_it(): void
    {
        mkdir("$this->folder/encharge-inbox/1-0123456789ab");
        $folder = InboxPlace::folder();
        InboxPlace::remove();

        self::assertDirectoryDoesNotExist($folder);
        self::assertSame(['1-0123456789ab', 'index.php', 'slots.lock'], self::names("$this->folder/encharge-inbox"));
    }

    public function test_root_looks_into_it_and_removes_it_with_its_owners_rights(): void
    {
        self::accept('a');
        Shell::is_root() && $this->give_to_nobody();
        self::assertSame(1, InboxReport::of_this_site()?->waiting);
        self::assertNull(InboxPlace::problem());
        self::assertSame(posix_getuid(), posix_geteuid());

        InboxPlace::remove();
        self::assertDirectoryDoesNotExist("$this->folder/encharge-inbox");
    }

    /** @return list<string> */
    private static function names(string $folder): array
    {
        return array_values(array_diff(scandir($folder) ?: [], ['.', '..']));
    }
}
