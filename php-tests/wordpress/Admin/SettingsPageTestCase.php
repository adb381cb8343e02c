<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Admin;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Admin\Page;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Install\InstallPage;

/** Settings → Encharge, opened and sent forms as a browser does it, by the hooks that WordPress's admin area fires. */
abstract class SettingsPageTestCase extends TestCase
{
    private const HOOK = 'settings_page_' . InstallPage::SLUG;

    protected function setUp(): void
    {
        parent::setUp();
        require_once ABSPATH . 'wp-admin/includes/admin.php';
        wp_set_current_user(1);
        set_current_screen(self::HOOK);
        $GLOBALS['plugin_page'] = InstallPage::SLUG;
        // As WordPress's own menu, which is not loaded here, names its pages.
        $GLOBALS['admin_page_hooks'] = ['options-general.php' => 'settings'];
        Page::register_hooks();
        add_filter('wp_redirect', static fn(string $url): never => throw new \RuntimeException($url));
        add_filter('wp_die_handler', static fn(): callable => static function (mixed $message, mixed $title, mixed $arguments): never {
            throw new \DomainException(is_string($message) ? $message : '', (int) (is_array($arguments) ? $arguments['response'] ?? 0 : $arguments));
        });
    }

    protected function tearDown(): void
    {
        $_GET = $_POST = $_REQUEST = [];
        unset($GLOBALS['current_screen'], $GLOBALS['plugin_page'], $GLOBALS['submenu'], $GLOBALS['_wp_submenu_nopriv'], $GLOBALS['admin_page_hooks']);
        parent::tearDown();
    }

    /**
     * @param array<string, string> $query
     * @return string the page
     */
    protected static function open(?Tab $tab, array $query = []): string
    {
        $_GET = ($tab === null ? [] : ['tab' => $tab->value]) + $query;

        return self::answer();
    }

    /**
     * Sends a form that succeeds, or is answered by the page itself.
     *
     * @param array<string, string|list<string>> $fields
     * @return string the page; the URL that the browser is sent to, if it is
     */
    protected static function send(Tab $tab, string $form, array $fields = [], ?string $nonce = null): string
    {
        $_GET = ['tab' => $tab->value];
        $_POST = wp_slash(['encharge_action' => $form, '_wpnonce' => $nonce ?? wp_create_nonce("encharge_webhooks_$form")] + $fields);
        $_REQUEST = $_GET + $_POST;

        try {
            return self::answer();
        } catch (\RuntimeException $redirect) {
            return $redirect->getMessage();
        } finally {
            $_POST = $_REQUEST = [];
        }
    }

    /** @return int the status with which WordPress ends a request that is not allowed */
    protected static function refusal(callable $request): int
    {
        try {
            $request();
        } catch (\DomainException $end) {
            return $end->getCode();
        }
        self::fail('It was allowed.');
    }

    /** @return string the user's login, whose only role is this */
    protected static function sign_in_as(string $role): string
    {
        wp_set_current_user((int) wp_insert_user(['user_login' => $role, 'user_pass' => 'x', 'role' => $role]));

        return $role;
    }

    private static function answer(): string
    {
        // One process answers several requests.
        array_map(remove_all_actions(...), ['load-' . self::HOOK, self::HOOK]);
        unset($GLOBALS['_wp_submenu_nopriv'], $GLOBALS['submenu']);
        ob_start();
        try {
            do_action('admin_menu');
            if (isset($GLOBALS['_wp_submenu_nopriv']['options-general.php'][InstallPage::SLUG])) {
                // As WordPress does where the menu says that the user has no such page.
                wp_die('', '', 403);
            }
            do_action('load-' . self::HOOK);
            do_action(self::HOOK);
        } finally {
            $page = (string) ob_get_clean();
        }

        return $page;
    }
}
