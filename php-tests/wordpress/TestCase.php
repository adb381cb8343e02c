<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress;

use Encharge\Webhooks\Tests\WordPress\Harness\Installation;
use Encharge\Webhooks\WordPress\Config\ApiConnection;

/**
 * A test inside of WordPress, which is connected to the fake Encharge. Each begins with the administrator as the only
 * user, with no access key, the default settings, an account at Encharge that holds nobody, and no hooks of other tests.
 */
abstract class TestCase extends \PHPUnit\Framework\TestCase
{
    protected function setUp(): void
    {
        Installation::get()->reset();
        (new ApiConnection())->remember(\FakeEncharge::TOKEN);
    }

    protected static function encharge(): \FakeEncharge
    {
        return Installation::get()->encharge;
    }
}
