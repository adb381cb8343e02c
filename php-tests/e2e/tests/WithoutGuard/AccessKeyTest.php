<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\WithoutGuard;

use Encharge\Webhooks\Tests\EndToEnd\WithoutGuard;

final class AccessKeyTest extends \Encharge\Webhooks\Tests\EndToEnd\AccessKeyTest
{
    use WithoutGuard;
}
