<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Admin;

use Encharge\Webhooks\AccessKey;
use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Admin\FirstKey;
use Encharge\Webhooks\WordPress\Admin\Notices;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\Webhook;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Inbox\InboxPlace;

final class NoticesTest extends TestCase
{
    protected function tearDown(): void
    {
        $_REQUEST = [];
        parent::tearDown();
    }

    public function test_the_administrator_is_offered_the_first_key_once(): void
    {
        wp_set_current_user(1);
        self::assertStringContainsString(FirstKey::ACTION, self::notices());

        (new AccessKeys(Settings::load()))->generate('');
        self::assertSame('', self::notices());
    }

    public function test_the_administrator_is_told_that_the_api_key_is_missing_also_after_the_first_access_key(): void
    {
        wp_set_current_user(1);
        delete_option(ApiConnection::TOKEN_OPTION);
        self::assertStringContainsString('wp encharge connect', self::notices());

        self::assertStringContainsString('wp encharge connect', self::press(wp_create_nonce(FirstKey::ACTION)));
        self::assertStringContainsString('wp encharge connect', self::notices());

        (new ApiConnection())->remember(\FakeEncharge::TOKEN);
        self::assertSame('', self::notices());
    }

    public function test_nobody_else_sees_a_notice(): void
    {
        delete_option(ApiConnection::TOKEN_OPTION);
        update_option(SiteIdentity::OPTION, 'original.example');
        self::assertSame('', self::notices());

        wp_set_current_user((int) wp_insert_user(['user_login' => 'editor', 'user_pass' => 'x', 'role' => 'editor']));
        self::assertSame('', self::notices());
    }

    public function test_the_administrator_of_a_copy_is_told_that_it_is_one(): void
    {
        wp_set_current_user(1);
        update_option(SiteIdentity::OPTION, 'original.example/<b>');

        self::assertStringContainsString('original.example/&lt;b&gt;', self::notices());
        self::assertStringContainsString('wp encharge connect', self::notices());
    }

    public function test_what_is_in_the_guard_files_way_is_told_with_what_helps(): void
    {
        wp_set_current_user(1);
        (new AccessKeys(Settings::load()))->generate('');
        $file = WP_CONTENT_DIR . '/encharge-guard.php';
        file_put_contents($file, 'another file');
        $notice = self::notices();
        unlink($file);

        self::assertStringContainsString("There is another file in the place of the guard file, $file", $notice);
        self::assertStringContainsString('encharge guard remove', $notice);
        self::assertSame('', self::notices());
    }

    public function test_a_former_guard_file_that_cannot_be_removed_is_told(): void
    {
        wp_set_current_user(1);
        (new AccessKeys(Settings::load()))->generate('');
        $folder = '/var/tmp/encharge-notices-' . bin2hex(random_bytes(6));
        mkdir($folder);
        $files = ["$folder/removable.php", "$folder/left.php"];
        foreach ($files as $file) {
            copy(GuardPlace::path(), $file);
        }
        update_network_option(null, GuardPlace::OPTION, ['file' => '', 'user' => posix_geteuid(), 'former' => [$files[0]]]);
        self::assertSame('', self::notices());
        self::assertFileDoesNotExist($files[0]);

        update_network_option(null, GuardPlace::OPTION, ['file' => '', 'user' => posix_geteuid(), 'former' => [$files[1]]]);
        // Root removes with the rights of the owner, who may write nothing in that folder.
        Shell::is_root() && chown($files[1], 65534);
        chmod($folder, 0555);
        $notice = self::notices();
        chmod($folder, 0755);
        Shell::run(['rm', '-r', $folder]);

        self::assertStringContainsString("could not be removed, and the API token stands in it. Run: sudo rm $files[1]", $notice);
    }

    public function test_whoever_could_deactivate_the_plugin_is_told_what_would_wait(): void
    {
        wp_set_current_user(1);
        (new AccessKeys(Settings::load()))->generate('');
        $server = ['REQUEST_METHOD' => 'POST', 'CONTENT_TYPE' => 'application/json', 'CONTENT_LENGTH' => '10'];
        $webhook = Webhook::accept($server, ['wpf_action' => 'add', 'access_key' => 'the key'], '{"id":"a"}', [AccessKey::digest('the key')]);
        $receipts = InboxPlace::open()?->accept($webhook) ?? [];
        $elsewhere = self::notices();
        $page = $GLOBALS['pagenow'] ?? null;
        $GLOBALS['pagenow'] = 'plugins.php';
        $notice = self::notices();
        $GLOBALS['pagenow'] = $page;
        InboxPlace::open()?->discard($receipts[0]);

        self::assertSame('', $elsewhere);
        self::assertStringContainsString('accepted 1 webhook that is not finished. If you deactivate the plugin, it waits', $notice);
    }

    public function test_the_button_makes_a_key_and_shows_it_in_that_answer_only(): void
    {
        wp_set_current_user(1);
        $page = self::press(wp_create_nonce(FirstKey::ACTION));
        preg_match('/[0-9a-f]{64}/', $page, $match);

        self::assertNotNull((new AccessKeys(Settings::load()))->find($match[0] ?? ''));
        self::assertStringContainsString('wpf_action=update_tags&amp;access_key=' . ($match[0] ?? ''), $page);

        self::assertDoesNotMatchRegularExpression('/[0-9a-f]{64}/', self::press(wp_create_nonce(FirstKey::ACTION)));
        self::assertCount(1, (new AccessKeys(Settings::load()))->all());
    }

    public function test_the_button_says_when_the_database_took_no_key(): void
    {
        wp_set_current_user(1);
        $fail = static fn(string $query): string => str_starts_with($query, "INSERT") && str_contains($query, Settings::OPTION) ? "SELECT nothing FROM nowhere" : $query;
        add_filter('query', $fail);
        $GLOBALS['wpdb']->suppress_errors(true);
        $page = self::press(wp_create_nonce(FirstKey::ACTION));
        $GLOBALS['wpdb']->suppress_errors(false);
        remove_filter('query', $fail);

        self::assertStringContainsString('did not take the access key', $page);
        self::assertDoesNotMatchRegularExpression('/[0-9a-f]{64}/', $page);
        self::assertSame([], (new AccessKeys(Settings::load()))->all());
    }

    public function test_the_button_wants_a_nonce_and_the_capability(): void
    {
        wp_set_current_user(1);
        self::press('wrong');
        wp_set_current_user((int) wp_insert_user(['user_login' => 'editor', 'user_pass' => 'x', 'role' => 'editor']));
        self::press(wp_create_nonce(FirstKey::ACTION));

        self::assertSame([], (new AccessKeys(Settings::load()))->all());
    }

    public function test_a_site_can_let_others_see_notices_and_not_make_keys(): void
    {
        add_filter('encharge_webhooks_capability', static fn (string $capability, string $task): string => $task === Access::SEE ? 'edit_posts' : $capability, 10, 2);
        wp_set_current_user((int) wp_insert_user(['user_login' => 'editor', 'user_pass' => 'x', 'role' => 'editor']));

        self::assertStringContainsString('no access key yet', self::notices());
        self::assertStringNotContainsString('<button', self::notices());
        self::assertStringContainsString('You may not make access keys', self::press(wp_create_nonce(FirstKey::ACTION)));
        self::assertSame([], (new AccessKeys(Settings::load()))->all());

        add_filter('encharge_webhooks_capability', static fn (): string => '', 11);
        self::assertSame('', self::notices());
    }

    private static function notices(): string
    {
        ob_start();
        Notices::show();

        return (string) ob_get_clean();
    }

    /** @return string what wp_die() was given */
    private static function press(string $nonce): string
    {
        $_REQUEST['_wpnonce'] = $nonce;
        $end = static fn (): callable => static function (mixed $message): never {
            throw new \DomainException(is_string($message) ? $message : '');
        };
        add_filter('wp_die_handler', $end);

        try {
            FirstKey::answer();
        } catch (\DomainException $page) {
            return $page->getMessage();
        } finally {
            remove_filter('wp_die_handler', $end);
        }
    }
}
