<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Guard;

use Encharge\Webhooks\Tests\Support\Shell;

/** A folder for guard files into which every user may look, as the installation's own does not let them. */
trait OpenFolder
{
    private string $folder;

    protected function setUp(): void
    {
        parent::setUp();
        $this->folder = '/var/tmp/encharge-guard-' . bin2hex(random_bytes(6));
        mkdir($this->folder, 0755);
    }

    protected function tearDown(): void
    {
        Shell::run(['rm', '-rf', $this->folder]);
        // Whatever a test left there.
        Shell::run(['rm', '-rf', WP_CONTENT_DIR . '/encharge-guard.php']);
        parent::tearDown();
    }
}
