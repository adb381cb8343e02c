<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Admin;

use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Account;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\FailureCause;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use FakeEncharge;
use PHPUnit\Framework\Attributes\TestWith;

/** The checklist, the account and the checks of the tab Set-up. */
final class SetUpScreenTest extends SettingsPageTestCase
{
    public function test_the_checklist_ticks_itself_until_activity_is_the_first_tab(): void
    {
        delete_option(ApiConnection::TOKEN_OPTION);
        self::assertSame(3, substr_count(self::checklist(), 'To do'));
        self::assertStringContainsString('Make a URL first.', self::open(Tab::SetUp));

        (new ApiConnection())->remember(FakeEncharge::TOKEN);
        (new Account(new ApiConnection()))->check();
        self::assertSame(2, substr_count(self::checklist(), 'To do'));

        (new AccessKeys(Settings::load()))->generate('Flow');
        self::assertSame(1, substr_count(self::checklist(), 'To do'));
        $_GET = [];
        self::assertSame(Tab::SetUp, Tab::requested());

        self::log_at('2026-11-01 10:00:00', new LogEntry('refused', action: 'add', code: 'invalid_access_key'));
        self::log_at('2026-11-01 10:00:00', new LogEntry('failed', action: 'add', code: 'person_not_found'));
        self::assertSame(1, substr_count(self::checklist(), 'To do'));

        self::log_at('2026-11-01 10:00:00', new LogEntry('unchanged', action: 'test'));
        self::assertStringContainsString('The site is set up', self::checklist());
        self::assertStringNotContainsString('<ol>', self::checklist());
        $_GET = [];
        self::assertSame(Tab::Activity, Tab::requested());
    }

    public function test_a_key_is_stored_when_encharge_has_taken_it(): void
    {
        delete_option(ApiConnection::TOKEN_OPTION);

        self::assertStringContainsString('done=connect', self::send(Tab::SetUp, 'connect', ['api_key' => ' ' . FakeEncharge::TOKEN . "\n"]));
        self::assertTrue((new ApiConnection())->is_token(FakeEncharge::TOKEN));
        $page = self::open(Tab::SetUp, ['done' => 'connect']);
        self::assertStringContainsString('Connected. The API key is stored', $page);
        self::assertStringContainsString('Example Ltd', $page);
        self::assertStringNotContainsString(FakeEncharge::TOKEN, $page);
    }

    public function test_a_key_that_encharge_refuses_is_not_stored_nor_shown(): void
    {
        $page = self::send(Tab::SetUp, 'connect', ['api_key' => 'a-refused-token']);

        self::assertStringContainsString('The API key does not work. Encharge refused the API key', $page);
        self::assertStringContainsString('aria-invalid="true" aria-describedby="encharge-api-key-error"', $page);
        self::assertStringNotContainsString('a-refused-token', $page);
        self::assertStringNotContainsString('wp encharge connect', $page);
        self::assertTrue((new ApiConnection())->is_token(FakeEncharge::TOKEN));

        self::assertStringContainsString('Enter the API key.', self::send(Tab::SetUp, 'connect', ['api_key' => ' ']));
    }

    public function test_an_outage_is_told_from_a_wrong_key(): void
    {
        self::encharge()->fault(['mode' => 'error', 'status' => 500, 'message' => 'Out of "order"', 'times' => 0]);
        $page = self::send(Tab::SetUp, 'connect', ['api_key' => FakeEncharge::TOKEN]);

        self::assertStringContainsString('Encharge cannot be asked.', $page);
        self::assertStringContainsString('Out of &quot;order&quot;', $page);
        self::assertStringNotContainsString('The API key does not work', $page);
    }

    public function test_an_account_can_be_called_what_it_likes(): void
    {
        self::encharge()->fault(['mode' => 'answer', 'json' => ['accountId' => 1, 'name' => '<svg onload=alert(1)>']]);
        self::send(Tab::SetUp, 'check_account');
        $page = self::open(Tab::SetUp);

        self::assertStringContainsString('<bdi>&quot;&lt;svg onload=alert(1)&gt;&quot; (account 1)</bdi>', $page);
        self::assertStringNotContainsString('<svg', $page);
    }

    public function test_the_account_is_checked_again_when_somebody_asks(): void
    {
        self::open(Tab::SetUp);
        self::assertSame([], self::encharge()->requests(), 'A page that is opened asks nobody.');

        self::assertStringContainsString('done=check_account', self::send(Tab::SetUp, 'check_account'));
        self::assertTrue((new Account(new ApiConnection()))->last_state()?->is_working());

        (new ApiConnection())->remember('a-refused-token');
        self::send(Tab::SetUp, 'check_account');
        self::assertSame(FailureCause::Token, (new Account(new ApiConnection()))->last_state()?->cause);
        self::assertStringContainsString('The API key does not work.', self::open(Tab::SetUp));
        self::assertStringContainsString('encharge-status-fail', self::checklist());
    }

    public function test_all_checks_are_made_without_a_script_and_can_be_copied(): void
    {
        $made = (new AccessKeys(Settings::load()))->generate('Flow');
        add_filter('pre_http_request', static fn(): array => ['response' => ['code' => 200, 'message' => ''], 'body' => '{"data":{"answered_by":"guard"}}', 'headers' => []]);
        self::assertStringContainsString('data-checks="extension tables ', self::open(Tab::SetUp));
        self::assertSame([], self::encharge()->requests());
        $page = self::send(Tab::SetUp, 'run_checks');

        self::assertStringContainsString('PASS  encharge: Connected to', $page);
        self::assertStringContainsString('PASS  access keys: 1 valid.', $page);
        self::assertStringContainsString('extension: ' . phpversion('encharge'), $page);
        self::assert_without_secrets($page, $made['key']);

        (new AccessKeys(Settings::load()))->revoke($made['id']);
        $page = self::send(Tab::SetUp, 'run_checks');
        self::assertStringContainsString('<a href="' . esc_url(admin_url('options-general.php?page=encharge-webhooks&tab=set-up#encharge-make')) . '">Make a webhook URL on the tab Set-up.</a>', $page);
        self::assertStringContainsString('FAIL  access keys: There is none: every webhook is refused. Run: wp encharge key generate', $page);
    }

    public function test_a_copied_site_is_one_bar_on_every_tab_that_ends_it(): void
    {
        update_option(SiteIdentity::OPTION, 'original.example/<b>');
        foreach (Tab::cases() as $tab) {
            self::assertSame(1, substr_count(self::open($tab), 'This is a copy of <code dir="ltr">original.example/&lt;b&gt;</code>'), $tab->value);
        }

        self::assertStringContainsString('tab=users', self::send(Tab::Users, 'confirm_site'));
        self::assertFalse(SiteIdentity::is_copy());
        self::assertStringNotContainsString('This is a copy', self::open(Tab::SetUp));
    }

    public function test_what_is_in_the_guard_files_way_stands_in_the_first_step(): void
    {
        $file = WP_CONTENT_DIR . '/encharge-guard.php';
        $guard = (string) file_get_contents($file);
        file_put_contents($file, 'another file');
        $page = self::open(Tab::SetUp);
        file_put_contents($file, $guard);

        self::assertStringContainsString("There is another file in the place of the guard file, $file", $page);
        self::assertStringContainsString('encharge-status-warn', $page);
        self::assertStringContainsString('Webhooks are checked before WordPress is loaded', self::open(Tab::SetUp));
    }

    #[TestWith(['connect'])]
    #[TestWith(['check_account'])]
    #[TestWith(['run_checks'])]
    #[TestWith(['make_key'])]
    #[TestWith(['replace'])]
    #[TestWith(['revoke'])]
    #[TestWith(['confirm_site'])]
    public function test_every_form_wants_a_nonce_and_the_capability(string $form): void
    {
        $made = (new AccessKeys(Settings::load()))->generate('Flow');
        $before = Settings::load();
        $fields = ['api_key' => 'another', 'flow' => 'Another', 'does' => 'add', 'key' => $made['id'], 'request' => str_repeat('0a', 16)];

        self::assertSame(403, self::refusal(static fn() => self::send(Tab::SetUp, $form, $fields, 'wrong')));
        self::sign_in_as('editor');
        self::assertSame(403, self::refusal(static fn() => self::open(Tab::SetUp)));
        self::assertSame(403, self::refusal(static fn() => self::send(Tab::SetUp, $form, $fields)));
        add_filter('encharge_webhooks_capability', static fn(string $capability, string $task): string => $task === Access::SEE ? 'edit_posts' : $capability, 10, 2);
        self::assertStringNotContainsString('<form', self::open(Tab::SetUp));
        self::assertSame(403, self::refusal(static fn() => self::send(Tab::SetUp, $form, $fields)));

        self::assertEquals($before, Settings::load());
        self::assertTrue((new ApiConnection())->is_token(FakeEncharge::TOKEN));
        self::assertSame([], self::encharge()->requests());
    }

    private static function checklist(): string
    {
        preg_match('~<div class="encharge-progress">.*?</div>~s', self::open(Tab::SetUp), $found);

        return $found[0] ?? '';
    }

    private static function assert_without_secrets(string $text, string $key): void
    {
        self::assertStringNotContainsString(FakeEncharge::TOKEN, $text);
        self::assertStringNotContainsString($key, $text);
        self::assertStringNotContainsString(hash('sha256', $key), $text);
    }
}
