<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\WithoutGuard;

use Encharge\Webhooks\Tests\EndToEnd\WithoutGuard;

final class BodyTest extends \Encharge\Webhooks\Tests\EndToEnd\BodyTest
{
    use WithoutGuard;
}
