<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Cli;

use Encharge\Webhooks\AccessKey;
use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\Webhook;
use Encharge\Webhooks\WordPress\Guard\GuardUpkeep;
use Encharge\Webhooks\WordPress\Inbox\InboxPlace;

/** The inbox as commands see it, in the place that wp-config.php names and in the usual one. */
final class InboxPlaceTest extends CommandTestCase
{
    private string $folder;

    protected function setUp(): void
    {
        parent::setUp();
        self::assertNull(GuardUpkeep::overwrite());
        $this->folder = '/var/tmp/encharge-inbox-' . bin2hex(random_bytes(6));
        mkdir($this->folder, 0755);
    }

    protected function tearDown(): void
    {
        Shell::run(['rm', '-rf', $this->folder, InboxPlace::parent_folder()]);
        parent::tearDown();
    }

    public function test_wp_config_puts_it_elsewhere(): void
    {
        $named = "$this->folder/inbox";
        $result = $this->with_place($named, 'guard', 'install');
        self::assertSame([0, ''], [$result['status'], $result['errors']]);

        self::assertSame([basename(InboxPlace::folder()), 'index.php', 'slots.lock'], array_values(array_diff(scandir($named) ?: [], ['.', '..'])));
        self::assertStringContainsString($named, $this->with_place("$named/", 'doctor', 'inbox')['output']);
    }

    public function test_a_place_that_is_no_whole_path_is_refused_and_told(): void
    {
        $said = $this->with_place('inbox', 'doctor', 'inbox', '--format=json')['output'];
        $check = json_decode($said, true, 512, JSON_THROW_ON_ERROR)[0];

        self::assertSame('warn', $check['status']);
        self::assertStringContainsString('ENCHARGE_INBOX_DIR is inbox, which is no absolute path.', $check['message']);
        self::assertDirectoryDoesNotExist(getcwd() . '/inbox');
    }

    public function test_the_status_has_rows_for_it(): void
    {
        self::accept();
        $rows = self::decoded('status', '--fields=inbox_waiting,inbox_oldest,inbox_paused,inbox_dead');

        self::assertSame([1, '', 0], [$rows['inbox_waiting'], $rows['inbox_paused'], $rows['inbox_dead']]);
        self::assertStringEndsWith(' UTC', $rows['inbox_oldest']);
    }

    public function test_deactivation_warns_of_what_waits(): void
    {
        self::accept();
        $command = array_values(array_diff(self::command(['plugin', 'deactivate', 'webhooks-for-encharge']), ['encharge']));
        $active = get_option('active_plugins');
        $result = self::execute($command, '');
        update_option('active_plugins', $active);

        self::assertStringContainsString('1 accepted webhook of this site is not finished. It waits until the plugin is active again: wp plugin activate webhooks-for-encharge', $result['errors']);
        self::assertSame(1, InboxPlace::open()?->count(\Encharge\Webhooks\InboxState::Fresh)['count']);
    }

    private static function accept(): void
    {
        $server = ['REQUEST_METHOD' => 'POST', 'CONTENT_TYPE' => 'application/json', 'CONTENT_LENGTH' => '10'];
        $webhook = Webhook::accept($server, ['wpf_action' => 'add', 'access_key' => 'the key'], '{"id":"a"}', [AccessKey::digest('the key')]);
        InboxPlace::open()?->accept($webhook);
    }

    /** @return array{status: int, output: string, errors: string} */
    private function with_place(string $named, string ...$command): array
    {
        return self::run_wp('', [...array_values($command), '--exec=define("ENCHARGE_INBOX_DIR", ' . var_export($named, true) . ');']);
    }
}
