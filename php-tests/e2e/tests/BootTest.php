<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Server\Http;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * What of WordPress a webhook loads, and that nothing is taken from other requests.
 */
final class BootTest extends WebhookTestCase
{
    /** How many of the plugin's classes, enums among them, a webhook loads that only sets tags. */
    private const CLASSES_FOR_TAGS = 79;

    private const FOR_PAGES = ['core_patterns', 'fonts', 'separate_styles'];

    protected function setUp(): void
    {
        parent::setUp();
        $this->stack->site->load('tells-its-boot');
    }

    public function test_a_webhook_loads_all_but_what_pages_need_and_ends_before_one_would_begin(): void
    {
        $this->people(self::person('c1'));

        $boot = $this->boot($this->request('add', ['id' => 'c1'], ['boot' => 'webhook']), 200);

        self::assertGreaterThan(10, $boot['of']);
        self::assertSame(['patterns' => 0] + array_fill_keys(self::FOR_PAGES, false), self::left_out_of($boot));
        $loaded = ['plugins_loaded' => 1, 'init' => 1, 'widgets_init' => 1, 'wp_loaded' => 1];
        self::assertSame($loaded + ['parse_request' => 0, 'pre_get_posts' => 0, 'template_redirect' => 0], $boot['hooks']);
    }

    public function test_a_plugin_can_have_the_patterns_of_the_theme(): void
    {
        $this->people(self::person('c1'));
        $this->stack->site->load('wants-patterns');

        $boot = $this->boot($this->request('add', ['id' => 'c1'], ['boot' => 'patterns']), 200);

        self::assertSame($boot['of'], $boot['patterns']);
    }

    /** @return iterable<string, array{string, int, int}> path and query, status, main queries */
    public static function ordinary(): iterable
    {
        yield 'the home page' => ['/?a=b', 200, 1];
        yield 'nothing' => ['/?p=4711', 404, 1];
        yield 'something like a webhook' => ['/?wpf_action_=add', 200, 1];
        yield 'another entry' => ['/wp-login.php?wpf_action=add', 200, 0];
    }

    #[DataProvider('ordinary')]
    public function test_an_ordinary_request_gets_everything(string $path, int $status, int $queries): void
    {
        $boot = $this->boot(['method' => 'GET', 'url' => "{$this->stack->site->url}$path&boot=page"], $status);

        self::assertGreaterThan(10, $boot['of']);
        self::assertSame(['patterns' => $boot['of']] + array_fill_keys(self::FOR_PAGES, true), self::left_out_of($boot));
        self::assertSame($queries, $boot['hooks']['parse_request']);
    }

    public function test_a_request_that_is_left_to_wp_fusion_gets_everything(): void
    {
        $this->stack->site->activate('wp-fusion/wp-fusion.php');

        $boot = $this->boot(['url' => $this->url(['wpf_action' => 'add', 'access_key' => '0a1b2c3d', 'boot' => 'others'])], 200);

        self::assertGreaterThan(10, $boot['of']);
        self::assertSame(['patterns' => $boot['of']] + array_fill_keys(self::FOR_PAGES, true), self::left_out_of($boot));
    }

    public function test_a_webhook_is_one_commit_with_its_log_row(): void
    {
        $this->people(self::person('c1'));
        self::assert_handled($this->post('add', ['id' => 'c1']));
        $this->people(self::person('c1', firstName: 'New', tags: 'New'), self::person('c2'));

        // WordPress counts its users when the answer is out.
        foreach (['update_tags' => ['c1', []], 'update' => ['c1', []], 'add' => ['c2', ['user_count']]] as $action => [$contact, $after]) {
            $statements = $this->boot($this->request($action, ['id' => $contact], ['boot' => $action]), 200)['statements'];
            $list = implode("\n", $statements);

            $commits = array_keys($statements, 'COMMIT', true);
            self::assertCount(1, $commits, $list);
            $begin = array_search('START TRANSACTION', $statements, true);
            $writes = preg_grep('/^(?:INSERT|UPDATE|DELETE|REPLACE)\b/i', $statements);
            $inside = array_filter($writes, static fn(int $at): bool => $at > $begin && $at < $commits[0], ARRAY_FILTER_USE_KEY);
            self::assertCount(1, preg_grep('/^INSERT INTO `?wp_encharge_webhooks_log\b/', $inside), $list);
            self::assertSame($after, preg_replace("/^UPDATE `wp_options` .* WHERE `option_name` = '(\w+)'$/", '$1', array_values(array_diff_key($writes, $inside))), $list);
            if ($after === []) {
                // But for the place of a theme's settings long ago, where WordPress looks when there are none.
                self::assertSame([], preg_grep("/FROM wp_options WHERE option_name = '(?!mods_)/", $statements), 'options are read together');
            }
        }
    }

    public function test_a_webhook_that_only_sets_tags_loads_nothing_that_makes_or_changes_users(): void
    {
        $this->people(self::person('c1'));
        self::assert_handled($this->post('add', ['id' => 'c1']));
        $this->people(self::person('c1', tags: 'New'));

        $classes = $this->boot($this->request('update_tags', ['id' => 'c1'], ['boot' => 'classes']), 200)['classes'];

        $list = implode("\n", $classes);
        foreach (['User\LoginName', 'User\NewUser', 'User\RolePolicy', 'User\UserChanges', 'User\UserRecord', 'User\UserWriter', 'Outbox\Invitation', 'Outbox\FieldReturn'] as $class) {
            self::assertNotContains("Encharge\\Webhooks\\WordPress\\$class", $classes, $list);
        }
        self::assertLessThanOrEqual(self::CLASSES_FOR_TAGS, count($classes), $list);
    }

    /**
     * @param array<string, mixed> $boot
     * @return array<string, mixed> of what a webhook leaves out, how much there is
     */
    private static function left_out_of(array $boot): array
    {
        return array_intersect_key($boot, array_flip(['patterns', ...self::FOR_PAGES]));
    }

    /**
     * @param array<string, mixed> $request
     * @return array<string, mixed> what WordPress came to, and which hooks it fired how often
     */
    private function boot(array $request, int $status): array
    {
        parse_str((string) parse_url($request['url'], PHP_URL_QUERY), $query);
        $file = "{$this->stack->site->root}/wp-content/boot-{$query['boot']}.json";
        @unlink($file);
        $reply = Http::send($request);
        self::assertSame($status, $reply->status, (string) $reply);
        $this->await(static fn(): bool => is_file($file));
        return json_decode((string) file_get_contents($file), true);
    }
}
