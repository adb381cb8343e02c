<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Inbox;

use Encharge\Webhooks\AccessKey;
use Encharge\Webhooks\Inbox;
use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\Webhook;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Inbox\InboxPlace;

/** Each test begins with an inbox in a folder of its own, in which nothing lies. */
abstract class InboxTestCase extends TestCase
{
    protected const NOBODY = 65534;

    protected string $folder;

    protected function setUp(): void
    {
        parent::setUp();
        $this->folder = '/var/tmp/encharge-place-' . bin2hex(random_bytes(6));
        mkdir($this->folder, 0755);
        self::web_runs_as(posix_geteuid(), "$this->folder/guard.php");
        InboxPlace::make();
    }

    protected function tearDown(): void
    {
        Shell::run(['rm', '-rf', $this->folder]);
        parent::tearDown();
    }

    protected static function web_runs_as(int $user, string $guard_file): void
    {
        update_network_option(null, GuardPlace::OPTION, ['file' => $guard_file, 'user' => $user]);
    }

    protected static function inbox(): Inbox
    {
        return InboxPlace::open() ?? throw new \LogicException('There is no inbox.');
    }

    /** Lets webhooks of these contacts lie in the inbox. */
    protected static function accept(string ...$contacts): void
    {
        foreach ($contacts as $contact) {
            $body = (string) json_encode(['id' => $contact]);
            $server = ['REQUEST_METHOD' => 'POST', 'CONTENT_TYPE' => 'application/json', 'CONTENT_LENGTH' => (string) strlen($body)];
            self::inbox()->accept(Webhook::accept($server, ['wpf_action' => 'add', 'access_key' => 'the key'], $body, [AccessKey::digest('the key')]));
        }
    }

    /** Lets all that the inbox holds be another user's, as the web server's PHP left it. */
    protected function give_to_nobody(): void
    {
        Shell::run(['chown', '-R', (string) self::NOBODY, $this->folder]);
        self::web_runs_as(self::NOBODY, "$this->folder/guard.php");
    }
}
