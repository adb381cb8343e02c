<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Sync;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\Tests\WordPress\User\WritesUsers;
use Encharge\Webhooks\WordPress\Config\ApiConnection;

/** When the payload is enough; without an API key, every call ends as not configured. */
final class PersonSourceTest extends TestCase
{
    use WritesUsers;

    protected function setUp(): void
    {
        parent::setUp();
        delete_option(ApiConnection::TOKEN_OPTION);
    }

    public function testAPersonInATrustedPayloadNeedsNoCall(): void
    {
        $this->settings(['trust_payload' => true]);
        $this->user($this->sync(['email' => $this->unique() . '@example.com']));
    }

    public function testAnIdAloneIsNoPerson(): void
    {
        $this->settings(['trust_payload' => true]);
        self::assertSame(Code::NotConfigured, $this->sync([])->code);
    }

    public function testAPayloadIsNotTrustedUnlessTheAdministratorChoseSo(): void
    {
        $this->settings(['trust_payload' => false]);
        self::assertSame(Code::NotConfigured, $this->sync(['email' => $this->unique() . '@example.com'])->code);
    }
}
