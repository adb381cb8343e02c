<?php

/** What the plugin's texts need where there is no WordPress. */

declare(strict_types=1);

function __(string $text): string
{
    return $text;
}
