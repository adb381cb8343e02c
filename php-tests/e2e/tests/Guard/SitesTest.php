<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\Guard;

use Encharge\Webhooks\Tests\EndToEnd\Site;
use Encharge\Webhooks\Tests\EndToEnd\WebhookTestCase;
use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\Reply;
use Encharge\Webhooks\Tests\Support\WordPress;

/**
 * Two sites whose webhooks the same workers serve.
 */
final class SitesTest extends WebhookTestCase
{
    private static ?Site $other = null;
    private static string $other_key;

    protected function setUp(): void
    {
        parent::setUp();
        self::$other ??= $this->make_other();
        self::$other->load('reaches-itself');
        $this->stack->site->load('reaches-itself');
    }

    public function test_a_key_opens_its_own_site_only(): void
    {
        $this->people(self::person('c1'));
        for ($round = 0; $round < 5; $round++) {
            self::assertSame('guard', self::assert_handled($this->send_here('test', $this->stack->key))['answered_by']);
            self::assertSame('guard', self::assert_handled($this->send_there('test', self::$other_key))['answered_by']);
            self::assert_failed(403, 'invalid_access_key', $this->send_here('test', self::$other_key));
            self::assert_failed(403, 'invalid_access_key', $this->send_there('test', $this->stack->key));
        }

        self::assertTrue(self::assert_handled($this->send_there('add', self::$other_key))['created']);

        $this->assert_no_user_came();
        self::assertSame(1, $this->stack->database->value("SELECT COUNT(*) FROM other.wp_users WHERE user_email = 'c1@example.test'"));
    }

    public function test_refusals_are_shown_on_their_own_site_only(): void
    {
        $this->stack->pool->fpm->reload();
        $this->send_here('add', 'wrong here');
        $this->send_here('add', 'wrong here too');
        $this->send_there('add', 'wrong there');

        self::assertEqualsCanonicalizing([self::digits('wrong here'), self::digits('wrong here too')], self::refused_keys($this->stack->site));
        self::assertSame([self::digits('wrong there')], self::refused_keys(self::$other));
    }

    public function test_guessing_on_one_shuts_no_weak_key_of_the_other(): void
    {
        $this->stack->pool->fpm->reload();
        $this->stack->site->cli_with("0a1b2c3d\n", 'encharge', 'key', 'add');
        for ($guess = 0; $guess < 62; $guess++) {
            $this->send_there('test', "wrong $guess");
        }

        self::assert_handled($this->send_here('test', '0a1b2c3d'));
    }

    private function make_other(): Site
    {
        $this->stack->database->execute('CREATE DATABASE other');
        $url = $this->stack->pool->add("{$this->stack->directory}/other");
        $site = $this->stack->make_site('other', $url, ['DB_NAME' => 'other', 'ENCHARGE_API_KEY' => \FakeEncharge::TOKEN]);
        self::$other_key = trim($site->cli('encharge', 'key', 'generate', '--porcelain'));
        return $site;
    }

    private function send_here(string $action, string $key): Reply
    {
        return $this->post($action, ['id' => 'c1'], ['access_key' => $key]);
    }

    private function send_there(string $action, string $key): Reply
    {
        return Http::send(['url' => str_replace($this->stack->site->url, (string) self::$other?->url, $this->url(['wpf_action' => $action, 'access_key' => $key]))] + $this->request($action, ['id' => 'c1']));
    }

    /** @return list<string> */
    private static function refused_keys(?Site $site): array
    {
        return array_column(json_decode((string) $site?->cli('encharge', 'log', 'list', '--refused', '--format=json'), true, 512, JSON_THROW_ON_ERROR), 'key');
    }

    private static function digits(string $key): string
    {
        return substr(hash('sha256', $key), 0, 4);
    }
}
