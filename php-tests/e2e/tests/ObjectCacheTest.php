<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

/**
 * An object cache of the web server's that the command line does not reach.
 */
final class ObjectCacheTest extends WebhookTestCase
{
    private string $content;

    protected function setUp(): void
    {
        parent::setUp();
        $this->content = "{$this->stack->site->root}/wp-content";
        $this->stack->site->load('reaches-itself');
    }

    protected function tearDown(): void
    {
        array_map(unlink(...), glob("$this->content/object-cache.*") ?: []);
        parent::tearDown();
    }

    public function test_without_one_the_doctor_sees_that_changes_arrive(): void
    {
        self::assertSame(['pass', 'pass'], [$this->check('object cache')['status'], $this->check('wordpress')['status']]);
    }

    public function test_the_doctor_finds_one_that_is_not_reached_and_says_what_helps(): void
    {
        copy(dirname(__DIR__) . '/drop-ins/object-cache.php', "$this->content/object-cache.php");

        $check = $this->check('object cache');

        self::assertSame('fail', $check['status']);
        self::assertStringContainsString('does not see the settings and keys that are changed here', $check['message']);
        self::assertStringContainsString("$this->content/object-cache.php, is not used by the command line: load the PHP extension", $check['message']);
        self::assertSame([], $this->log(), 'a diagnosis is no webhook');
    }

    public function test_and_one_without_a_guard_as_well(): void
    {
        $this->stack->site->go_without_guard();
        copy(dirname(__DIR__) . '/drop-ins/object-cache.php', "$this->content/object-cache.php");

        self::assertSame('fail', $this->check('object cache')['status']);
    }

    /** @return array{check: string, status: string, message: string} */
    private function check(string $name): array
    {
        $output = $this->stack->site->cli_whatever('encharge', 'doctor', '--format=json');
        return array_column(json_decode($output, true, 512, JSON_THROW_ON_ERROR), null, 'check')[$name];
    }
}
