<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Install;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Install\InstallAdvice;
use Encharge\Webhooks\WordPress\Install\ReleaseFiles;
use Encharge\Webhooks\WordPress\Install\Requirements;
use PHPUnit\Framework\Attributes\DataProvider;

final class InstallAdviceTest extends TestCase
{
    /** @return array<string, array{array{0: string, 1: string, 2: string, 3: string, server?: string}, list<string>}> */
    public static function systems(): array
    {
        return [
            'Debian, FPM' => [
                ["ID=debian\n", '8.2.36', 'fpm-fcgi', '/etc/php/8.2/fpm/conf.d'],
                ['apt-get install php8.2-dev', 'phpize8.2', 'phpenmod -v 8.2 encharge', 'systemctl restart php8.2-fpm'],
            ],
            'Ubuntu, Apache' => [
                ["ID=ubuntu\nID_LIKE=debian\n", '8.3.6', 'apache2handler', '/etc/php/8.3/apache2/conf.d'],
                ['apt-get install php8.3-dev', 'phpenmod -v 8.3 encharge', 'systemctl restart apache2'],
            ],
            'LiteSpeed' => [
                ["ID=debian\n", '8.2.36', 'litespeed', '/etc/php/8.2/litespeed/conf.d'],
                ['phpenmod -v 8.2 encharge', 'systemctl restart lsws'],
            ],
            "Apache's mod_fcgid" => [
                ["ID=debian\n", '8.2.36', 'cgi-fcgi', '/etc/php/8.2/cgi/conf.d', 'server' => 'Apache/2.4.57 (Debian)'],
                ['phpenmod -v 8.2 encharge', 'systemctl restart apache2'],
            ],
            'mod_fcgid on Rocky' => [
                ["ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", '8.2.1', 'cgi-fcgi', '/etc/php.d', 'server' => 'Apache'],
                ['/etc/php.d/40-encharge.ini', 'systemctl restart httpd'],
            ],
            'lighttpd' => [
                ["ID=debian\n", '8.2.36', 'cgi-fcgi', '/etc/php/8.2/cgi/conf.d', 'server' => 'lighttpd/1.4.69'],
                ['phpenmod -v 8.2 encharge', 'systemctl restart lighttpd'],
            ],
            'FastCGI of a server that does not start it' => [
                ["ID=debian\n", '8.2.36', 'cgi-fcgi', '/etc/php/8.2/cgi/conf.d', 'server' => 'nginx/1.22.1'],
                ['phpenmod -v 8.2 encharge', '# Restart what runs this PHP.'],
            ],
            "PHP's own server" => [
                ["ID=debian\n", '8.2.36', 'cli-server', '/etc/php/8.2/cli/conf.d'],
                ['phpenmod -v 8.2 encharge', '# Restart what runs this PHP.'],
            ],
            'Apache on Alpine' => [
                ["ID=alpine\n", '8.4.2', 'apache2handler', '/etc/php84/conf.d'],
                ['apk add php84-dev', 'rc-service apache2 restart'],
            ],
            'Rocky' => [
                ["ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", '8.2.1', 'fpm-fcgi', '/etc/php.d'],
                ['dnf install php-devel', '/etc/php.d/40-encharge.ini', 'systemctl restart php-fpm'],
            ],
            'Alpine' => [
                ["ID=alpine\n", '8.4.2', 'fpm-fcgi', '/etc/php84/conf.d'],
                ['apk add php84-dev', 'phpize84', '/etc/php84/conf.d/40-encharge.ini', 'rc-service php-fpm84 restart'],
            ],
            "PHP's image" => [
                ["ID=debian\n", '8.4.2', 'fpm-fcgi', '/usr/local/etc/php/conf.d'],
                ['apt-get install -y libcurl4-openssl-dev', 'docker-php-ext-enable encharge', 'docker restart ' . gethostname()],
            ],
            'unknown' => [
                ["ID=arch\n", '8.4.2', 'fpm-fcgi', '/etc/php/conf.d'],
                ['phpize && ./configure', '/etc/php/conf.d/40-encharge.ini', 'systemctl restart php-fpm'],
            ],
        ];
    }

    /**
     * @param array{0: string, 1: string, 2: string, 3: string, server?: string} $system
     * @param list<string>                                                       $expected
     */
    #[DataProvider('systems')]
    public function test_names_the_commands_of_the_system_in_order(array $system, array $expected): void
    {
        $commands = implode("\n", (new InstallAdvice(...$system, is_built: false))->commands());

        self::assertStringContainsInOrder($expected, $commands);
        self::assertSame($system[2] === 'fpm-fcgi', (bool) preg_match('/restart php|php-fpm\d* restart|docker restart/', $commands));
    }

    /** @return array<string, array{string, string, string, string}> os-release, PHP, processor, the package */
    public static function packages(): array
    {
        $version = Requirements::EXTENSION;
        return [
            'Debian 12' => ["ID=debian\nVERSION_ID=\"12\"\n", '8.2.36', 'x86_64', "php8.2-encharge_{$version}_amd64.deb"],
            'Debian 13' => ["VERSION_ID=13\nID='debian'\n", '8.4.2', 'x86_64', "php8.4-encharge_{$version}_amd64.deb"],
            'a PHP from elsewhere' => ["ID=debian\nVERSION_ID=12\n", '8.4.2', 'x86_64', ''],
            'another processor' => ["ID=debian\nVERSION_ID=12\n", '8.2.36', 'aarch64', ''],
            'a release to come' => ["ID=debian\nVERSION_ID=14\n", '8.4.2', 'x86_64', ''],
            'a Debian without a number' => ["ID=debian\n", '8.2.36', 'x86_64', ''],
            'a descendant' => ["ID=ubuntu\nID_LIKE=debian\nVERSION_ID=12\n", '8.2.36', 'x86_64', ''],
        ];
    }

    #[DataProvider('packages')]
    public function test_a_package_is_named_where_the_release_has_one(string $os_release, string $php, string $machine, string $package): void
    {
        $advice = new InstallAdvice($os_release, $php, 'fpm-fcgi', '/etc/php/8.2/fpm/conf.d', false, machine: $machine);
        $by_hand = new InstallAdvice($os_release, $php, 'fpm-fcgi', '/opt/php/conf.d', false, machine: $machine);

        self::assertSame($package === '' ? [] : ["sudo apt-get install ./$package"], $advice->commands_of_package());
        self::assertSame([], $by_hand->commands_of_package(), 'a PHP that was built by hand looks elsewhere');
    }

    public function test_a_package_replaces_what_is_too_old_and_nothing_that_is_there(): void
    {
        $there = new InstallAdvice("ID=debian\nVERSION_ID=12\n", '8.2.36', 'fpm-fcgi', '/etc/php/8.2/fpm/conf.d', true, machine: 'x86_64');

        self::assertSame([], $there->commands_of_package());
        self::assertCount(1, $there->commands_of_package(true));
    }

    public function test_pie_comes_with_what_it_builds_with_and_what_starts_php_anew(): void
    {
        $debian = new InstallAdvice("ID=debian\n", '8.4.2', 'fpm-fcgi', '/etc/php/8.4/fpm/conf.d', false, machine: 'x86_64');
        $image = new InstallAdvice("ID=debian\n", '8.2.36', 'fpm-fcgi', '/usr/local/etc/php/conf.d', false, machine: 'x86_64');
        $unknown = new InstallAdvice("ID=arch\n", '8.2.36', 'cli', '/etc/php/conf.d', false, machine: 'x86_64');

        self::assertStringContainsInOrder(['apt-get install php8.4-dev', 'sudo pie install --with-php-config=php-config8.4 encharge/', 'systemctl restart php8.4-fpm'], implode("\n", $debian->commands_of_pie()));
        self::assertStringContainsInOrder(['apt-get install -y', "\npie install --with-php-config=php-config encharge/", 'docker restart'], implode("\n", $image->commands_of_pie()));
        self::assertSame(['sudo pie install --with-php-config=php-config encharge/webhooks-for-wordpress'], $unknown->commands_of_pie());
    }

    public function test_pie_needs_nothing_to_build_with_where_the_release_has_a_binary(): void
    {
        $debian = new InstallAdvice("ID=debian\n", '8.2.36', 'cli', '/etc/php/8.2/cli/conf.d', false, machine: 'x86_64');
        $rocky = new InstallAdvice("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", '8.2.1', 'cli', '/etc/php.d', false, machine: 'x86_64');
        $arm = new InstallAdvice("ID=debian\n", '8.2.36', 'cli', '/etc/php/8.2/cli/conf.d', false, machine: 'aarch64');

        self::assertSame(['sudo pie install --with-php-path=/usr/bin/php8.2 encharge/webhooks-for-wordpress'], $debian->commands_of_pie());
        self::assertSame(['sudo pie install --with-php-path=/usr/bin/php encharge/webhooks-for-wordpress'], $rocky->commands_of_pie());
        self::assertStringContainsInOrder(['apt-get install php8.2-dev', '--with-php-config=php-config8.2'], implode("\n", $arm->commands_of_pie()));
    }

    /** What PIE asks for by name is what composer.json calls itself. */
    public function test_pie_is_given_the_name_that_the_extension_has(): void
    {
        $composer = json_decode((string) file_get_contents(dirname(__DIR__, 3) . '/composer.json'), true, 512, JSON_THROW_ON_ERROR);

        self::assertSame($composer['name'], ReleaseFiles::PIE_PACKAGE);
    }

    public function test_pie_builds_what_is_too_old_and_nothing_that_is_built(): void
    {
        $built = new InstallAdvice("ID=debian\n", '8.2.36', 'fpm-fcgi', '/etc/php/8.2/fpm/conf.d', true);

        self::assertSame([], $built->commands_of_pie());
        self::assertStringContainsString('pie install', implode("\n", $built->commands_of_pie(true)));
    }

    public function test_builds_nothing_that_is_built(): void
    {
        $commands = implode("\n", (new InstallAdvice("ID=debian\n", '8.2.36', 'fpm-fcgi', '/etc/php/8.2/fpm/conf.d', true))->commands());

        self::assertStringNotContainsString('phpize', $commands);
        self::assertStringContainsString('phpenmod', $commands);
    }

    public function test_builds_again_and_enables_nothing_where_the_extension_is_too_old(): void
    {
        $commands = implode("\n", (new InstallAdvice("ID=debian\n", '8.2.36', 'fpm-fcgi', '/etc/php/8.2/fpm/conf.d', true))->commands(true));

        self::assertStringContainsString('phpize', $commands);
        self::assertStringNotContainsString('phpenmod', $commands);
    }

    public function test_restarts_nothing_for_the_command_line(): void
    {
        $commands = implode("\n", (new InstallAdvice("ID=debian\n", '8.2.36', 'cli', '/etc/php/8.2/cli/conf.d', true))->commands());

        self::assertStringNotContainsString('restart', $commands);
    }

    public function test_finds_the_php_that_loads_the_extension(): void
    {
        $directory = sys_get_temp_dir() . '/encharge-ini-' . bin2hex(random_bytes(6));
        mkdir("$directory/cli/conf.d", 0700, true);
        mkdir("$directory/fpm/conf.d", 0700, true);
        touch("$directory/fpm/conf.d/20-encharge.ini");

        $found = (new InstallAdvice("ID=debian\n", '8.2.36', 'cli', "$directory/cli/conf.d"))->enabled_elsewhere();

        unlink("$directory/fpm/conf.d/20-encharge.ini");
        array_map(rmdir(...), ["$directory/fpm/conf.d", "$directory/fpm", "$directory/cli/conf.d", "$directory/cli", $directory]);

        self::assertSame(['fpm' => "$directory/fpm/conf.d/20-encharge.ini"], $found);
    }

    /** @param list<string> $expected */
    private static function assertStringContainsInOrder(array $expected, string $text): void
    {
        $pattern = implode('.*', array_map(static fn (string $part): string => preg_quote($part, '/'), $expected));

        self::assertMatchesRegularExpression("/$pattern/s", $text);
    }
}
