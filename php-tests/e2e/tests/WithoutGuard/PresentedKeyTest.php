<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\WithoutGuard;

use Encharge\Webhooks\Tests\EndToEnd\WithoutGuard;

final class PresentedKeyTest extends \Encharge\Webhooks\Tests\EndToEnd\PresentedKeyTest
{
    use WithoutGuard;
}
