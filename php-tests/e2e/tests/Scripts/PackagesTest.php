<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\Scripts;

use Encharge\Webhooks\Tests\Support\Shell;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/**
 * script/demo, script/test and script/setup install Debian packages: without starting services, and without touching
 * what the machine has said about that. dpkg and apt are stand-ins here.
 */
final class PackagesTest extends TestCase
{
    /** Installs twice, as script/demo does, on a machine that has no package. */
    private const INSTALL = <<<'BASH'
        . "$1/script/lib/common.sh"
        . "$1/script/lib/apt.sh"
        as_root() { "$@"; }
        policy=$PWD/policy-rc.d
        apt_install lint
        apt_install lint
        BASH;

    private const DPKG_QUERY = "#!/bin/sh\nexit 1\n";
    private const APT_GET = "#!/bin/sh\n[ \"\$1\" = update ] || if [ -e policy-rc.d ]; then ./policy-rc.d nginx start; echo \$? >>answers; else echo none >>answers; fi\n";

    private string $directory;

    protected function setUp(): void
    {
        $this->directory = sys_get_temp_dir() . '/encharge-packages-' . bin2hex(random_bytes(6));
        mkdir("$this->directory/bin", 0700, true);
        $this->put('bin/dpkg-query', self::DPKG_QUERY);
        $this->put('bin/apt-get', self::APT_GET);
    }

    protected function tearDown(): void
    {
        Shell::run(['rm', '-rf', $this->directory]);
    }

    public function test_no_service_starts_and_nothing_is_left_where_the_machine_has_no_policy(): void
    {
        $this->install();
        self::assertSame("101\n101\n", file_get_contents("$this->directory/answers"));
        self::assertSame(['answers', 'bin'], $this->files());
    }

    #[DataProvider('policies')]
    public function test_the_machines_own_policy_stands(string $policy, string $answer): void
    {
        $this->put('policy-rc.d', $policy);
        touch("$this->directory/policy-rc.d", 1700000000);
        $before = $this->state();
        $this->install();
        self::assertSame("$answer\n$answer\n", file_get_contents("$this->directory/answers"));
        self::assertSame($before, $this->state());
        self::assertSame(['answers', 'bin', 'policy-rc.d'], $this->files());
    }

    /** @return array<string, array{string, string}> */
    public static function policies(): array
    {
        return [
            'the one of containers' => ["#!/bin/sh\nexit 101\n", '101'],
            'one with a comment' => ["#!/bin/sh\n# No services here.\nexit 101\n", '101'],
            'one that lets services start' => ["#!/bin/sh\nexit 0\n", '0'],
        ];
    }

    public function test_what_a_killed_run_left_goes_with_the_next(): void
    {
        $this->put('bin/apt-get', "#!/bin/sh\nkill -KILL \$PPID\n");
        try {
            $this->install();
            self::fail('It was not killed.');
        } catch (\RuntimeException) {
            self::assertContains('policy-rc.d', $this->files());
        }
        $this->put('bin/apt-get', self::APT_GET);
        $this->install();
        self::assertSame("101\n101\n", file_get_contents("$this->directory/answers"));
        self::assertNotContains('policy-rc.d', $this->files());
    }

    private function install(): void
    {
        Shell::run(['env', '-C', $this->directory, "PATH=$this->directory/bin:" . getenv('PATH'), 'bash', '-c', self::INSTALL, 'install', dirname(__DIR__, 4)]);
    }

    private function put(string $name, string $script): void
    {
        file_put_contents("$this->directory/$name", $script);
        chmod("$this->directory/$name", 0755);
    }

    /** @return list<string> */
    private function files(): array
    {
        return array_map(basename(...), glob("$this->directory/*") ?: []);
    }

    /** @return array{string, int, int} of the policy: content, inode, time */
    private function state(): array
    {
        clearstatcache();
        $policy = "$this->directory/policy-rc.d";
        return [(string) file_get_contents($policy), (int) fileinode($policy), (int) filemtime($policy)];
    }
}
