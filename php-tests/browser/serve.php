<?php

/**
 * Serves a WordPress for the tests in a browser until its standard input closes.
 *
 * Prints one line of JSON when it is there: what Control::site() says, and the socket that takes calls. A call is a line
 * of JSON, {"method": a public method of Control, "arguments": […]}; its answer is one too, {"result": …} or {"error": …}.
 *
 * From the environment it takes what the tests from end to end take.
 */

declare(strict_types=1);

use Encharge\Webhooks\Tests\Browser\Calls;
use Encharge\Webhooks\Tests\Browser\Control;

require __DIR__ . '/../support/autoload.php';

(new Calls(new Control()))->take(STDIN);
