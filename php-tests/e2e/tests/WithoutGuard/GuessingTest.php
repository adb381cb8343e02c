<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\WithoutGuard;

use Encharge\Webhooks\Tests\EndToEnd\WithoutGuard;

final class GuessingTest extends \Encharge\Webhooks\Tests\EndToEnd\GuessingTest
{
    use WithoutGuard;
}
