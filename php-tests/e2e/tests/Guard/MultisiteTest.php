<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\Guard;

use Encharge\Webhooks\Tests\EndToEnd\Site;
use Encharge\Webhooks\Tests\EndToEnd\WebhookTestCase;
use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\Reply;
use Encharge\Webhooks\Tests\Support\WordPress;

/**
 * A network, whose sites one guard file tells apart by host and path.
 */
final class MultisiteTest extends WebhookTestCase
{
    private static ?Site $network = null;
    /** @var array<string, string> site → home URL */
    private static array $urls;
    /** @var array<string, string> site → its access key */
    private static array $keys;

    protected function setUp(): void
    {
        parent::setUp();
        self::$network ??= $this->make_network();
    }

    public function test_a_key_opens_its_own_site_only(): void
    {
        foreach (self::$urls as $site => $url) {
            foreach (self::$keys as $owner => $key) {
                $reply = $this->send($url, 'test', $key);
                if ($owner === $site) {
                    self::assertSame('guard', self::assert_handled($reply)['answered_by'], $site);
                } else {
                    self::assert_failed(403, 'invalid_access_key', $reply);
                }
            }
        }
    }

    public function test_the_user_becomes_a_member_of_that_site(): void
    {
        foreach (['main' => 'wp_', 'path' => 'wp_2_', 'host' => 'wp_3_'] as $site => $prefix) {
            $this->people(self::person("of-$site"));

            $user_id = self::assert_handled($this->send(self::$urls[$site], 'add', self::$keys[$site], "of-$site"))['user_id'];

            $capabilities = $this->stack->database->rows("SELECT meta_key FROM network.wp_usermeta WHERE user_id = ? AND meta_key LIKE '%capabilities'", $user_id);
            self::assertSame(["{$prefix}capabilities"], array_column($capabilities, 'meta_key'));
            self::assertSame($user_id, $this->stack->database->value("SELECT user_id FROM network.{$prefix}encharge_webhooks_contacts"));
        }
    }

    public function test_where_the_network_lets_no_site_add_users_nobody_is_made(): void
    {
        self::$network?->cli('encharge', 'config', 'set', 'add_users', 'off', '--network');
        $this->people(self::person('of-nobody'));

        foreach (self::$urls as $site => $url) {
            $data = self::assert_failed(422, 'user_rejected', $this->send($url, 'add', self::$keys[$site], 'of-nobody'));
            self::assertStringContainsString('wp encharge config set add_users on --network', $data['message']);
        }

        self::$network?->cli('encharge', 'config', 'set', 'add_users', 'on', '--network');
    }

    public function test_a_host_that_no_site_has_is_left_to_wordpress(): void
    {
        $reply = $this->send(str_replace(WordPress::HOST, 'nowhere.example.test', self::$urls['main']), 'test', self::$keys['main']);

        self::assertStringNotContainsString('guard', $reply->body);
        self::assertArrayNotHasKey('server-timing', $reply->headers);
    }

    public function test_what_is_below_a_site_is_left_to_wordpress(): void
    {
        $main = self::$urls['main'];

        self::assertSame('wordpress', self::assert_handled($this->send("$main/elsewhere", 'test', self::$keys['main']))['answered_by']);
        self::assertSame('guard', self::assert_handled($this->send("$main/index.php", 'test', self::$keys['main']))['answered_by']);
    }

    public function test_wrong_keys_below_a_site_count_with_those_that_the_guard_sees(): void
    {
        $this->stack->pool->fpm->reload();
        $url = self::$urls['path'];
        self::$network?->cli_with("0a1b2c3d\n", 'encharge', 'key', 'add', "--url=$url");

        foreach (range(1, 30) as $guess) {
            self::assert_failed(403, 'invalid_access_key', $this->send($url, 'test', "wrong$guess"));
            self::assert_failed(403, 'invalid_access_key', $this->send("$url/elsewhere", 'test', "wrong$guess"));
        }
        self::assert_handled($this->send("$url/elsewhere", 'test', '0a1b2c3d'));
        self::assert_failed(403, 'invalid_access_key', $this->send("$url/elsewhere", 'test', 'wrong'));

        foreach ([$url, "$url/elsewhere"] as $place) {
            $shut = $this->send($place, 'test', '0a1b2c3d');
            self::assert_failed(429, 'too_many_attempts', $shut);
            self::assertGreaterThan(0, (int) $shut->header('retry-after'));
        }
        self::assert_failed(403, 'invalid_access_key', $this->send(self::$urls['main'], 'test', 'wrong'));
        self::assertSame('wordpress', self::assert_handled($this->send("$url/elsewhere", 'test', self::$keys['path']))['answered_by']);

        $ids = explode(' ', trim((string) self::$network?->cli('encharge', 'key', 'list', '--format=ids', "--url=$url")));
        self::$network?->cli('encharge', 'key', 'revoke', end($ids), '--yes', "--url=$url");
        self::assert_failed(403, 'invalid_access_key', $this->send($url, 'test', '0a1b2c3d'));
    }

    public function test_an_archived_site_is_not_taken_for_the_one_above_it(): void
    {
        self::$network?->cli('site', 'archive', '2');

        try {
            self::assert_failed(403, 'invalid_access_key', $this->send(self::$urls['path'], 'test', self::$keys['main']));
        } finally {
            self::$network?->cli('site', 'unarchive', '2');
        }
        self::assertSame('guard', self::assert_handled($this->send(self::$urls['path'], 'test', self::$keys['path']))['answered_by']);
    }

    public function test_a_revoked_key_of_one_site_leaves_the_others_alone(): void
    {
        $new = trim((string) self::$network?->cli('encharge', 'key', 'generate', '--porcelain', '--url=' . self::$urls['path']));
        self::assert_handled($this->send(self::$urls['path'], 'test', $new));
        $ids = explode(' ', trim((string) self::$network?->cli('encharge', 'key', 'list', '--format=ids', '--url=' . self::$urls['path'])));

        self::$network?->cli('encharge', 'key', 'revoke', end($ids), '--yes', '--url=' . self::$urls['path']);

        self::assert_failed(403, 'invalid_access_key', $this->send(self::$urls['path'], 'test', $new));
        foreach (self::$urls as $site => $url) {
            self::assert_handled($this->send($url, 'test', self::$keys[$site]));
        }
    }

    private function make_network(): Site
    {
        $this->stack->database->execute('CREATE DATABASE network');
        $url = $this->stack->pool->add("{$this->stack->directory}/network");
        $network = $this->stack->make_site('network', $url, ['DB_NAME' => 'network', 'ENCHARGE_API_KEY' => \FakeEncharge::TOKEN], true);
        $network->cli('site', 'create', '--slug=path', '--email=path@example.test');
        $network->cli('site', 'create', '--slug=host', '--email=host@example.test');
        $host = str_replace(WordPress::HOST, 'host.example.test', $url);
        $network->cli('eval', "wp_update_site(3, ['domain' => '" . substr($host, 7) . "', 'path' => '/']); switch_to_blog(3); update_option('home', '$host'); update_option('siteurl', '$host');");
        $network->cli('encharge', 'config', 'set', 'add_users', 'on', '--network');
        self::$urls = ['main' => $url, 'path' => "$url/path", 'host' => $host];
        self::$keys = array_map(static fn(string $url): string => trim($network->cli('encharge', 'key', 'generate', '--porcelain', "--url=$url")), self::$urls);
        return $network;
    }

    private function send(string $url, string $action, string $key, string $contact = 'c1'): Reply
    {
        return Http::send(['url' => "$url/?wpf_action=$action&access_key=$key"] + $this->request($action, ['id' => $contact]));
    }
}
