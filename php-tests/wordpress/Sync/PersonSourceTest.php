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

    public function test_a_person_in_a_trusted_payload_needs_no_call(): void
    {
        $this->settings(['trust_payload' => true]);
        $this->user($this->sync(['email' => $this->unique() . '@example.com']));
    }

    public function test_an_id_alone_is_no_person(): void
    {
        $this->settings(['trust_payload' => true]);
        self::assertSame(Code::NotConfigured, $this->sync([])->code);
    }

    public function test_a_payload_is_not_trusted_unless_the_administrator_chose_so(): void
    {
        $this->settings(['trust_payload' => false]);
        self::assertSame(Code::NotConfigured, $this->sync(['email' => $this->unique() . '@example.com'])->code);
    }
}
