<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\Reply;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * A WordPress that ends before the plugin is loaded, or where it has no say: JSON all the same, by the extension alone.
 */
final class UnfinishedTest extends WebhookTestCase
{
    protected const ASYNC = 'false';
    protected const EXPECTED_ERRORS = '/./';

    /** @return iterable<string, array{string}> */
    public static function deeds(): iterable
    {
        foreach (['throws', 'calls_nothing', 'errs', 'exits', 'exits_alone', 'redirects', 'dies', 'answers_json', 'takes_all_memory', 'takes_all_time'] as $deed) {
            yield $deed => [$deed];
        }
    }

    #[DataProvider('deeds')]
    public function test_what_ends_it_before_the_plugin_is_loaded_is_an_internal_error(string $deed): void
    {
        $this->hostile('muplugins_loaded', $deed);

        $reply = $this->post('add', ['id' => 'c1']);

        self::assert_last_word(500, 'internal_error', $reply);
        self::assertSame([], $this->log());
        $this->assert_no_user_came();
    }

    public function test_what_only_prints_before_the_plugin_is_loaded_changes_nothing(): void
    {
        $this->people(self::person('c1'));
        $this->hostile('muplugins_loaded', 'echoes');

        $reply = $this->post('add', ['id' => 'c1']);

        self::assertTrue(self::assert_handled($reply)['created']);
        self::assertArrayNotHasKey('x-hostile', $reply->headers);
    }

    #[DataProvider('hooks')]
    public function test_a_plugin_that_takes_all_shutdown_hooks_away_and_exits(string $hook): void
    {
        $this->people(self::person('c1'));
        $this->hostile($hook, 'exits_alone');

        self::assert_last_word(500, 'internal_error', $this->post('add', ['id' => 'c1']));
        $this->assert_no_user_came();
    }

    #[DataProvider('hooks')]
    public function test_without_the_guard_it_is_the_same_and_a_refusal_stays_one(string $hook): void
    {
        $this->stack->site->go_without_guard();
        $this->people(self::person('c1'));
        $this->hostile($hook, 'exits_alone');

        self::assert_failed(500, 'internal_error', $this->post('add', ['id' => 'c1']));
        if ($hook !== 'user_register') {
            self::assert_failed(403, 'invalid_access_key', $this->post('add', ['id' => 'c1'], ['access_key' => 'wrong']));
            self::assertSame('POST', Http::send(['method' => 'GET'] + $this->request('add'))->header('allow'));
        }
        $this->assert_no_user_came();
    }

    /** @return iterable<string, array{string}> */
    public static function hooks(): iterable
    {
        foreach (['plugins_loaded', 'init', 'wp_loaded', 'user_register'] as $hook) {
            yield $hook => [$hook];
        }
    }

    /** @return iterable<string, array{bool}> */
    public static function pages(): iterable
    {
        yield "WordPress's page" => [false];
        yield "the site's own page" => [true];
    }

    #[DataProvider('pages')]
    public function test_without_its_database_a_site_says_so(bool $has_page): void
    {
        $page = "{$this->stack->site->root}/wp-content/db-error.php";
        if ($has_page) {
            file_put_contents($page, '<?php http_response_code(200); echo "<p>Back soon</p>";');
        }
        file_put_contents("{$this->stack->directory}/no-database.php", "<?php define('DB_HOST', '127.0.0.1:1');");
        $pool = $this->make_pool(['auto_prepend_file' => "{$this->stack->directory}/no-database.php"]);
        $request = $this->request('add', ['id' => 'c1']);

        $reply = Http::send(['url' => str_replace($this->stack->site->url, $pool->url, $request['url']), 'headers' => [...$request['headers'], 'Host: ' . substr($this->stack->site->url, 7)]] + $request);
        $visit = Http::send(['method' => 'GET', 'url' => "$pool->url/"]);
        @unlink($page);

        self::assert_last_word(503, 'database_unavailable', $reply);
        self::assertSame('10', $reply->header('retry-after'));
        self::assertStringContainsString($has_page ? 'Back soon' : 'database', $visit->body);
    }

    private static function assert_last_word(int $status, string $code, Reply $reply): void
    {
        $data = self::assert_failed($status, $code, $reply);

        self::assertSame(['code', 'message'], array_keys($data));
        self::assertMatchesRegularExpression('/^guard;dur=[\d.]+$/', (string) $reply->header('server-timing'));
        self::assertArrayNotHasKey('x-hostile', $reply->headers);
    }

    private function hostile(string $hook, string $deed): void
    {
        $this->stack->site->load('hostile');
        $this->stack->site->set_option('hostile', "$hook $deed");
    }
}
